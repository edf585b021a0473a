import {
  MOST_CHARACTERS,
  tellingLines,
  type Expectation,
  type Found,
  type InspectInput,
  type Inspection,
} from '../../core/inspector/index.js';
import type { Clock } from '../../core/shared/index.js';
import { SHORT_CHARACTERS } from './beside.js';
import { count } from '../text/format.js';
import type { Handed } from './handed.js';
import { mostAlive } from './shown/order.js';

/** A box of text slows down with more than this: what is longer is held beside it, and not shown. */
export const LONGEST_SHOWN = 100_000;
/** The next key of somebody who types comes later than this only where they have stopped. */
const QUIET_MS = 20;
const QUIET_LONG_MS = 250;

export interface Fields {
  keys: string;
  issuer: string;
  audience: string;
  type: string;
  /** Seconds, as they were typed. */
  leeway: string;
  /** A moment as it was typed; empty for now. */
  moment: string;
}

const NO_FIELDS: Fields = { keys: '', issuer: '', audience: '', type: '', leeway: '', moment: '' };

export const TOO_LONG =
  'That is more than 1 MB, which is too long to inspect, and no shorter line of it looks like a credential. Paste the part that contains it: grep -n eyJ FILE finds the tokens in a file.';
/** A file that is larger is not even read. */
export const MOST_BYTES = 32 * MOST_CHARACTERS;
const UNREADABLE =
  'This text could not be inspected, which is a fault of this page. Paste a part of it, such as one token alone.';
const TOO_LARGE = `That file is larger than ${MOST_BYTES / MOST_CHARACTERS} MB, which is too large to look through. Paste the part that contains the credential: grep -n eyJ FILE finds the tokens in it.`;

interface Deps {
  clock: Clock;
  look: (input: InspectInput) => Promise<Inspection>;
}

/** A pasted text and what was found in it. All of it is in memory alone, and goes with `clear`. */
export class Inspecting {
  readonly #deps: Deps;
  #text = $state.raw('');
  #fields = $state.raw<Fields>(NO_FIELDS);
  #inspection = $state.raw<Inspection | null>(null);
  #refusal = $state.raw('');
  #at = $state.raw(0);
  /** Null until somebody chooses. */
  #chosen = $state<number | null>(null);
  #looks = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly found: readonly Found[] = $derived.by(() => this.#inspection?.found ?? []);
  readonly chosen: number = $derived.by(() => {
    const chosen = this.#chosen;
    return chosen !== null && chosen < this.found.length ? chosen : mostAlive(this.found, this.#at);
  });
  readonly shown: Found | null = $derived.by(() => this.found[this.chosen] ?? null);
  readonly expect: Expectation = $derived.by(() => expectationOf(this.#fields));
  /** In milliseconds since 1970; null for now, undefined where what was typed is no moment. */
  readonly moment: number | null | undefined = $derived.by(() => momentOf(this.#fields.moment));

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  get text(): string {
    return this.#text;
  }

  get fields(): Fields {
    return this.#fields;
  }

  get inspection(): Inspection | null {
    return this.#inspection;
  }

  /** Why a text was not taken; empty where it was. */
  get refusal(): string {
    return this.#refusal;
  }

  /** The moment of the verdicts on show, in milliseconds since 1970. */
  get at(): number {
    return this.#at;
  }

  /** Whether the text is too long for a box. */
  get isHeld(): boolean {
    return this.#text.length > LONGEST_SHOWN;
  }

  choose(index: number): void {
    this.#chosen = index;
  }

  /** Takes a text as it is typed: it is looked at once nothing is typed any more. */
  type(text: string): void {
    if (!this.#take(text)) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => void this.look(),
      text.length > SHORT_CHARACTERS ? QUIET_LONG_MS : QUIET_MS,
    );
  }

  /** Takes a whole text at once: pasted, dropped, an example. */
  async put(text: string, fields: Partial<Fields> = {}): Promise<void> {
    clearTimeout(this.#timer);
    this.#fields = { ...this.#fields, ...fields };
    if (this.#take(text)) await this.look();
  }

  async putHanded({ text, keys = '', expect = {}, at }: Handed): Promise<void> {
    const { issuer = '', audience = '', type = '', leewayS } = expect;
    const moment = at === undefined ? '' : `${new Date(at).toISOString().slice(0, 19)}Z`;
    await this.put(text, {
      keys,
      issuer,
      audience,
      type,
      leeway: leewayS === undefined ? '' : String(leewayS),
      moment,
    });
  }

  say(change: Partial<Fields>): void {
    this.#fields = { ...this.#fields, ...change };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.look(), QUIET_MS);
  }

  /** Takes a file, unless it is too large or cannot be read. */
  async open(file: Pick<File, 'size' | 'text'>): Promise<void> {
    if (file.size > MOST_BYTES) return this.#drop(TOO_LARGE);
    try {
      await this.put(await file.text());
    } catch {
      this.#refusal = 'The file could not be read. Open it and paste its text.';
    }
  }

  /** Looks again: at what was changed, or because time has passed. */
  async look(): Promise<void> {
    this.#looks += 1;
    const look = this.#looks;
    if (this.#text.trim() === '') {
      this.#inspection = null;
      return;
    }
    const now = this.moment ?? this.#deps.clock.now();
    const input = { text: this.#text, keys: this.#fields.keys, now, expect: this.expect };
    const inspection = await this.#deps.look(input).catch(() => null);
    // Somebody may have gone on typing, or left, meanwhile.
    if (look !== this.#looks) return;
    this.#at = now;
    this.#inspection = inspection;
    // No verdict of another text stands beside this one.
    if (!inspection) this.#refusal = UNREADABLE;
  }

  /** Forgets everything. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#looks += 1;
    this.#text = '';
    this.#fields = NO_FIELDS;
    this.#inspection = null;
    this.#refusal = '';
    this.#chosen = null;
  }

  /** Forgets the text, so that no verdict stands beside a refusal that is not its own. */
  #drop(refusal: string): void {
    const fields = this.#fields;
    this.clear();
    this.#fields = fields;
    this.#refusal = refusal;
  }

  #take(text: string): boolean {
    if (text.length > MOST_CHARACTERS) {
      const lines = tellingLines(text, MOST_CHARACTERS);
      if (lines.count === 0) {
        this.#drop(TOO_LONG);
        return false;
      }
      if (!this.#take(lines.text)) return false;
      this.#refusal = `That is more than 1 MB: ${count(lines.count, 'line')} of it that may hold a credential ${lines.count === 1 ? 'is' : 'are'} inspected, and the rest is left out.`;
      return true;
    }
    this.#refusal = '';
    // Another text has other credentials; an edit of this one has mostly the same.
    if (text.trim() === '' || this.#text === '') this.#chosen = null;
    this.#text = text;
    return true;
  }
}

function expectationOf({ issuer, audience, type, leeway }: Fields): Expectation {
  const leewayS = /^\d{1,6}$/.test(leeway.trim()) ? Number(leeway.trim()) : 0;
  return {
    ...(issuer.trim() !== '' && { issuer: issuer.trim() }),
    ...(audience.trim() !== '' && { audience: audience.trim() }),
    ...(type.trim() !== '' && { type: type.trim() }),
    leewayS,
  };
}

/** Seconds or milliseconds since 1970, or a date and time as ISO 8601 writes them: UTC where no zone is said. */
export function momentOf(said: string): number | null | undefined {
  const text = said.trim();
  if (text === '') return null;
  if (/^\d{1,10}$/.test(text)) return Number(text) * 1000;
  if (/^\d{11,14}$/.test(text)) return Number(text);
  const parts = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?))?\s?(Z|UTC|[+-]\d\d:\d\d)?$/i.exec(text);
  if (!parts) return undefined;
  const [, day = '', time = '00:00', zone = 'Z'] = parts;
  const at = Date.parse(`${day}T${time}${zone.toUpperCase() === 'UTC' ? 'Z' : zone.toUpperCase()}`);
  return Number.isNaN(at) ? undefined : at;
}

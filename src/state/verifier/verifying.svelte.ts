import type { Clock, Random } from '../../core/shared/index.js';
import {
  judge,
  makeKit,
  readResults,
  type Kit,
  type KitInput,
  type Report,
} from '../../core/verifier/index.js';
import { formatRoute } from '../shell/route.js';
import { readSetupLink, writeSetupLink } from './link.js';
import { FIRST, readSetup, type ReadSetup, type Setup } from './setup.js';

/** A file of results is a few kilobytes; whatever is larger is something else, and is not even read. */
const LARGEST_BYTES = 1_000_000;

type ResultsFile = Pick<File, 'size' | 'text'>;

/** The page: what is set, the kit that was made of it, and the report. Nothing of it is kept anywhere else. */
export class Verifying {
  readonly #deps: { clock: Clock; random: Random };
  #setup = $state.raw<Setup>(FIRST);
  /** What is set, or was before something in it could not be used. */
  #usable = $state.raw<KitInput>(inputOf(FIRST));
  #made = $state.raw<{ input: KitInput; kit: Kit } | null>(null);
  #isMaking = $state(false);
  #written: string | null = null;
  #report = $state.raw<Report | null>(null);
  /** A sentence about the making of a kit that failed. */
  fault = $state('');
  /** The same about results that cannot be read, and which of them are damaged. */
  resultsFault = $state.raw<{ says: string; places: readonly string[] } | null>(null);
  damage = $state.raw<readonly string[]>([]);
  readonly read: ReadSetup = $derived.by(() => readSetup(this.#setup));

  constructor(deps: { clock: Clock; random: Random }) {
    this.#deps = deps;
  }

  get setup(): Setup {
    return this.#setup;
  }

  get usable(): KitInput {
    return this.#usable;
  }

  get kit(): Kit | null {
    return this.#made?.kit ?? null;
  }

  get isMaking(): boolean {
    return this.#isMaking;
  }

  get report(): Report | null {
    return this.#report;
  }

  /** Whether the kit was made for something else than what is set now. */
  get isStale(): boolean {
    if (!this.#made) return false;
    return !this.read.ok || JSON.stringify(this.read.value) !== JSON.stringify(this.#made.input);
  }

  /** The address that says what is set; what it says then is nothing new to `open`. */
  write(): string {
    this.#written = writeSetupLink(this.#setup);
    return this.#written;
  }

  /** Sets what an address asks for. False where this page wrote the address itself. */
  open(query: Readonly<Record<string, string>>): boolean {
    if (formatRoute(['verifier'], query) === this.#written) return false;
    const { setup, damage } = readSetupLink(query);
    this.#set({ ...setup, claims: this.#setup.claims });
    this.damage = damage;
    return true;
  }

  change(change: Partial<Setup>): void {
    this.#set({ ...this.#setup, ...change });
    this.fault = '';
  }

  #set(setup: Setup): void {
    this.#setup = setup;
    if (this.read.ok) this.#usable = this.read.value;
  }

  /** A kit with keys of its own; the one before, and its report, go only when the new one is there. */
  async make(): Promise<void> {
    if (!this.read.ok || this.#isMaking) return;
    const input = this.read.value;
    this.#isMaking = true;
    this.fault = '';
    try {
      const kit = await makeKit(input, this.#deps);
      this.#made = { input, kit };
      this.#report = null;
      this.resultsFault = null;
    } catch {
      this.fault = `This browser cannot make ${input.alg} keys here. Choose another algorithm, or open the page over https or on localhost.`;
    } finally {
      this.#isMaking = false;
    }
  }

  /** Judges what a script or a test printed. What cannot be read leaves the last report as it is. */
  judge(text: string): void {
    const { kit } = this;
    if (!kit) return;
    const results = readResults(text);
    if (!results.ok) {
      this.resultsFault = { says: results.message, places: results.faults.map(placed) };
      return;
    }
    const isOurs = results.value.some(({ id }) => kit.cases.some((each) => each.id === id));
    if (!isOurs) {
      this.resultsFault = { says: 'None of these is the id of a case in this kit.', places: [] };
      return;
    }
    this.#report = judge(kit, results.value);
    this.resultsFault = null;
  }

  async judgeFile(file: ResultsFile): Promise<void> {
    if (file.size > LARGEST_BYTES) {
      const says = `This file has ${(file.size / 1e6).toFixed(1)} MB, and results have a few kilobytes. It was not read.`;
      this.resultsFault = { says, places: [] };
    } else this.judge(await file.text());
  }

  /** Whether the good tokens have expired, so that a refusal says nothing. */
  get isPast(): boolean {
    return this.kit !== null && this.#deps.clock.now() >= this.kit.goodUntil;
  }
}

function inputOf(setup: Setup): KitInput {
  const read = readSetup(setup);
  if (!read.ok) throw new Error('the setup that the page begins with is usable');
  return read.value;
}

/** `#/2/status` is the status of the third result. */
function placed({ pointer, detail }: { pointer: string; detail: string }): string {
  const [, index, member] = pointer.split('/');
  if (index === undefined) return `It ${detail}.`;
  return `Result ${Number(index) + 1}: ${member === undefined ? 'it' : `the ${member}`} ${detail}.`;
}

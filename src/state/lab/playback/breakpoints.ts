import {
  isRefused,
  lateBy,
  type Command,
  type CredentialRow,
  type LogEvent,
  type Run,
} from '../../../core/simulation/index.js';
import type { BreakpointKind } from '../stored/habits.js';
import { lateness, narrate, type Credentials } from '../words/narration.js';
import { PEOPLE, type People } from '../words/people.js';

export interface Breakpoint {
  at: number;
  /** Why, in a sentence. */
  because: string;
}

interface Found {
  at: number;
  kinds: readonly BreakpointKind[];
  event: LogEvent;
}

/** Finds the events of a run that matter. It reads every entry of the log once. */
export class Breakpoints {
  readonly #run: Run;
  readonly #people: People;
  #read = 0;
  readonly #brought = new Set<string>();
  readonly #refused = new Set<string>();
  readonly #letIn = new Set<string>();
  readonly #shutOut = new Set<string>();
  readonly #found: Found[] = [];

  constructor(run: Run, people = PEOPLE) {
    this.#run = run;
    this.#people = people;
  }

  /** The first one after `from` and up to `to`, by which everything has happened. */
  within(from: number, to: number, kinds: readonly BreakpointKind[]): Breakpoint | null {
    if (kinds.length === 0) return null;
    this.#readOn();
    const event = this.#found.find(
      (found) => found.at > from && found.at <= to && found.kinds.some((kind) => kinds.includes(kind)),
    );
    const expiry = kinds.includes('expiry') ? this.#expiryWithin(from, to) : null;
    if (expiry && (!event || expiry.at < event.at)) return expiry;
    return event ? { at: event.at, because: this.#sentence(event) } : null;
  }

  #readOn(): void {
    const { log, now } = this.#run;
    if (this.#read === log.length) return;
    const rows = rowsAt(this.#run, now);
    for (; this.#read < log.length; this.#read += 1) {
      const event = log[this.#read];
      const kinds = event ? this.#kindsOf(event, rows) : [];
      if (event && kinds.length > 0) this.#found.push({ at: event.at, kinds, event });
    }
  }

  #kindsOf(event: LogEvent, rows: Credentials): BreakpointKind[] {
    if (event.kind === 'command') return this.#isNews(event.command) ? ['script'] : [];
    const code = event.trace.steps[event.trace.decidedBy]?.code;
    if (code === 'grant_reused') return ['reuse'];
    if (event.purpose !== 'call') return [];
    const { actor, lane, credential } = event;
    const isLate = credential !== null && lateBy(event, rows) !== null;
    if (!isRefused(event)) return isLate && isNew(this.#letIn, credential) ? ['let_in'] : [];
    // Where the thief was refused at once, or died of age in the end, there is nothing to see here.
    const isAtLast = isLate && this.#letIn.has(credential) && !code?.endsWith('_expired');
    return [
      ...(isAtLast && isNew(this.#shutOut, credential) ? (['shut_out'] as const) : []),
      ...(isNew(this.#refused, `${actor} ${lane}`) ? (['refusal'] as const) : []),
    ];
  }

  /** What the story brings; where it does the same again and again, the first time. */
  #isNews(command: Command): boolean {
    const what = JSON.stringify({ ...command, at: 0 });
    return this.#run.scenario.script.includes(command) && isNew(this.#brought, what);
  }

  /** When the credential in the thief's hands died of age, as the settings stand then. */
  #expiryWithin(from: number, to: number): Breakpoint | null {
    const { credentials, clients } = this.#run.view(to);
    const held = clients.filter(({ actor }) => actor === 'attacker').map(({ holds }) => holds);
    const ends = credentials
      .filter(({ id }) => held.includes(id))
      .map((row) => ({
        at: this.#run.expiredFrom(row.id, to) ?? Infinity,
        because: `The leaked ${nameOf(row)} has expired.`,
      }))
      .filter(({ at }) => at > from && at <= to);
    return ends.reduce<Breakpoint | null>((first, end) => (first && first.at <= end.at ? first : end), null);
  }

  #sentence({ event, kinds }: Found): string {
    if (event.kind === 'command') return narrate(event, rowsAt(this.#run, event.at), this.#people);
    if (event.purpose !== 'call') return 'A refresh token came twice: its family is ended.';
    const using = `with the ${event.lane === 'key' ? 'API key' : 'JWT'}`;
    const late = lateness(event, rowsAt(this.#run, event.at));
    const { subject } = this.#people[event.actor];
    const is = subject === 'You' ? 'are' : 'is';
    if (!isRefused(event)) return `${subject} ${is} let in ${using}${late}.`;
    const what = kinds.includes('refusal') ? 'refused for the first time' : 'refused at last';
    return `${subject} ${is} ${what}, ${using}${late}.`;
  }
}

function rowsAt(run: Run, at: number): Credentials {
  return new Map(run.view(at).credentials.map((row) => [row.id, row]));
}

function isNew(seen: Set<string>, name: string): boolean {
  const before = seen.size;
  return seen.add(name).size > before;
}

function nameOf({ kind }: CredentialRow): string {
  return kind === 'api_key' ? 'API key' : 'token';
}

import type { Random } from '../shared/index.js';
import type { ApiConfig, Part } from './config.js';
import { nameOf, type Ids, type Named } from './ids.js';
import type { Refusal } from './refusals.js';
import type { Moment, RowOf, ServerChange, ServerState, TableName } from './state.js';
import type { Cost, Step, StepDetail, StepId, Trace } from './trace.js';

/** A clock for measuring, in milliseconds: it never goes back. */
export interface Stopwatch {
  now(): number;
}

/** A table of up to this size is swept whenever it is written to; a larger one when it has doubled. */
const ALWAYS_SWEPT = 64;

/**
 * One request being answered: the only way handlers reach the state. Costs gather until the step they belong to
 * is closed by `pass`, `skip` or `fail`, so a trace cannot forget one.
 */
export class RequestContext {
  readonly #state: ServerState;
  readonly #stopwatch: Stopwatch | undefined;
  readonly #steps: Step[] = [];
  /** In bytes, where header lines are measured. */
  longestLine: number | null = null;
  readonly #changes: ServerChange[] = [];
  readonly #durations: string[] = [];
  /** The position of this request among all that the API has had, from 1. */
  readonly number: number;
  /** What the step that comes next has cost so far; most steps cost nothing. */
  #pending: Cost | null = null;
  #lastClosed = 0;

  constructor(
    state: ServerState,
    readonly config: ApiConfig,
    readonly random: Random,
    /** Milliseconds since 1970, read once: a request sees one moment. */
    readonly now: number,
    /** The region whose gateway and API answer. */
    readonly region: string,
    stopwatch?: Stopwatch,
    readonly ids: Ids = 'random',
  ) {
    this.#state = state;
    this.#stopwatch = stopwatch;
    this.number = this.nextNumber('request');
    if (stopwatch) this.#lastClosed = stopwatch.now();
  }

  /** Whether a shared part can be reached from this region. */
  reaches(part: Exclude<Part, `region ${string}`>): boolean {
    return !this.config.down.includes(part) && !this.isCutOff;
  }

  get isCutOff(): boolean {
    return this.config.down.includes(`region ${this.region}`);
  }

  /** Reads one row from the shared database. */
  read<Name extends TableName>(table: Name, key: string): RowOf<Name> | undefined {
    this.#costs.reads += 1;
    return this.recall(table, key);
  }

  /** Writes one row to the shared database. */
  write<Name extends TableName>(table: Name, key: string, row: RowOf<Name>): void {
    this.#costs.writes += 1;
    this.keep(table, key, row);
  }

  drop(table: TableName, key: string): void {
    this.#costs.writes += 1;
    this.forget(table, key);
  }

  /** Reads from the process's own memory: free of cost, and gone with the process. */
  recall<Name extends TableName>(table: Name, key: string): RowOf<Name> | undefined {
    return this.#state[table].get(key);
  }

  keep<Name extends TableName>(table: Name, key: string, row: RowOf<Name>): void {
    this.#state[table].set(key, row);
    this.#changes.push({ table, key, row } as ServerChange);
  }

  forget(table: TableName, key: string): void {
    if (this.#state[table].delete(key)) this.#changes.push({ table, key } as ServerChange);
  }

  rows<Name extends TableName>(table: Name): RowOf<Name>[] {
    return [...this.#state[table].values()];
  }

  /**
   * Forgets dead rows, as a store with a time-to-live does, so at no cost to the request. Looking through a table
   * only when it has doubled keeps that work in proportion to what was written.
   */
  sweep<Name extends TableName>(table: Name, isDead: (row: RowOf<Name>) => boolean): void {
    const rows = this.#state[table];
    const due = this.recall('gauges', `sweep ${table}`) ?? 0;
    if (rows.size > ALWAYS_SWEPT && rows.size < due) return;
    for (const [key, row] of rows) if (isDead(row)) this.forget(table, key);
    if (rows.size > ALWAYS_SWEPT) this.keep('gauges', `sweep ${table}`, 2 * rows.size);
  }

  /** The next number of its kind, from 1. */
  nextNumber(of: string): number {
    const number = (this.recall('counters', of) ?? 0) + 1;
    this.keep('counters', of, number);
    return number;
  }

  /** A new name for something of this kind. */
  newName(of: Named, number = this.nextNumber(of)): string {
    return nameOf(of, number, this.ids, this.random);
  }

  hashed(): void {
    this.#costs.hashes += 1;
  }

  verified(): void {
    this.#costs.verifies += 1;
  }

  called(): void {
    this.#costs.calls += 1;
  }

  pass(id: StepId, detail?: StepDetail): void {
    if (detail || this.#pending) this.#close(id, true, detail);
    else this.#add(freePass(id));
  }

  skip(id: StepId, skipped: 'off' | 'unreachable', detail?: StepDetail): void {
    this.#close(id, true, detail).skipped = skipped;
  }

  /** Closes the step that refuses, and hands the refusal on. */
  fail<Code extends Refusal>(id: StepId, code: Code, detail?: StepDetail): { ok: false; code: Code } {
    this.#close(id, false, detail).code = code;
    return { ok: false, code };
  }

  /**
   * Whether fewer seconds than this have passed since a moment; false where there is none. After the clock has gone back, what
   * comes from a later time is not recent: nothing else would end it before that time comes again.
   */
  isRecent(since: number | null | undefined, withinS: number): boolean {
    const ageMs = this.now - (since ?? Infinity);
    return ageMs >= 0 && ageMs < withinS * 1000;
  }

  /** Now, in the order of requests. */
  get moment(): Moment {
    return { at: this.now, request: this.number };
  }

  trace(status: number): Trace {
    const refused = this.#steps.findIndex((step) => !step.ok);
    return {
      requestId: `req-${this.number}`,
      at: this.now,
      status,
      decidedBy: refused === -1 ? this.#steps.length - 1 : refused,
      steps: this.#steps,
      changes: this.#changes,
      ...(this.longestLine !== null && { longestLine: this.longestLine }),
    };
  }

  /** The steps as a `Server-Timing` value (W3C Server Timing, section 3), where a stopwatch was given. */
  get serverTiming(): string | null {
    return this.#stopwatch ? this.#durations.join(', ') : null;
  }

  get #costs(): Cost {
    return (this.#pending ??= { reads: 0, writes: 0, hashes: 0, verifies: 0, calls: 0 });
  }

  /** Written out member by member: this runs on every request, and a spread here was a third of its cost. */
  #close(id: StepId, ok: boolean, detail?: StepDetail): Step {
    const { reads, writes, hashes, verifies, calls } = this.#costs;
    const step: Step = { id, ok, reads, writes, hashes, verifies, calls };
    if (detail) Object.assign(step, detail);
    this.#pending = null;
    return this.#add(step);
  }

  #add(step: Step): Step {
    this.#steps.push(step);
    if (this.#stopwatch) this.#measure(step.id, this.#stopwatch.now());
    return step;
  }

  #measure(id: StepId, closed: number): void {
    this.#durations.push(`${id};dur=${(closed - this.#lastClosed).toFixed(3)}`);
    this.#lastClosed = closed;
  }
}

/** Steps that went well and cost nothing are all alike: a day of traffic shares one of each. */
const freePasses = new Map<StepId, Step>();

function freePass(id: StepId): Step {
  const known = freePasses.get(id);
  if (known) return known;
  const step: Step = { id, ok: true, reads: 0, writes: 0, hashes: 0, verifies: 0, calls: 0 };
  freePasses.set(id, Object.freeze(step));
  return step;
}

import type { Random } from '../shared/index.js';
import type { Refusal } from './refusals.js';
import type { ApiConfig } from './config.js';
import type { RowOf, ServerChange, ServerState, TableName } from './state.js';
import { FREE, type Cost, type Step, type StepId, type Trace } from './trace.js';

/**
 * One request being answered: the only way handlers reach the state. Costs gather until the step they belong to
 * is closed by `pass` or `fail`, so a trace cannot forget one.
 */
export class Exchange {
  readonly #state: ServerState;
  readonly #steps: Step[] = [];
  readonly #changes: ServerChange[] = [];
  #pending: Cost = { ...FREE };

  constructor(
    state: ServerState,
    readonly config: ApiConfig,
    readonly random: Random,
    /** Milliseconds since 1970, read once: a request sees one moment. */
    readonly now: number,
  ) {
    this.#state = state;
  }

  /** Reads one row from the shared database. */
  read<Name extends TableName>(table: Name, key: string): RowOf<Name> | undefined {
    this.#pending.reads += 1;
    return this.recall(table, key);
  }

  /** Writes one row to the shared database. */
  write<Name extends TableName>(table: Name, key: string, row: RowOf<Name>): void {
    this.#pending.writes += 1;
    this.keep(table, key, row);
  }

  drop(table: TableName, key: string): void {
    this.#pending.writes += 1;
    this.forget(table, key);
  }

  /** Reads from the process's own memory: free of cost, and gone with the process. */
  recall<Name extends TableName>(table: Name, key: string): RowOf<Name> | undefined {
    return (this.#state[table] as Map<string, RowOf<Name>>).get(key);
  }

  keep<Name extends TableName>(table: Name, key: string, row: RowOf<Name>): void {
    (this.#state[table] as Map<string, RowOf<Name>>).set(key, row);
    this.#changes.push({ table, key, row });
  }

  forget(table: TableName, key: string): void {
    if (this.#state[table].delete(key)) this.#changes.push({ table, key });
  }

  rows<Name extends TableName>(table: Name): RowOf<Name>[] {
    return [...(this.#state[table] as Map<string, RowOf<Name>>).values()];
  }

  /** The next number of its kind, from 1: ids that a replay repeats. */
  nextNumber(of: string): number {
    const number = (this.#state.counters.get(of) ?? 0) + 1;
    this.keep('counters', of, number);
    return number;
  }

  hashed(): void {
    this.#pending.hashes += 1;
  }

  verified(): void {
    this.#pending.verifies += 1;
  }

  pass(id: StepId): void {
    this.#close({ id, ok: true });
  }

  skip(id: StepId): void {
    this.#close({ id, ok: true, skipped: true });
  }

  /** Closes the step that refuses, and hands the refusal on. */
  fail<Code extends Refusal>(id: StepId, code: Code): { ok: false; code: Code } {
    this.#close({ id, ok: false, code });
    return { ok: false, code };
  }

  trace(requestId: string, status: number): Trace {
    const refused = this.#steps.findIndex((step) => !step.ok);
    return {
      requestId,
      at: this.now,
      status,
      decidedBy: refused === -1 ? this.#steps.length - 1 : refused,
      steps: this.#steps,
      changes: this.#changes,
    };
  }

  #close(step: Omit<Step, keyof Cost>): void {
    this.#steps.push({ ...step, ...this.#pending });
    this.#pending = { ...FREE };
  }
}

import {
  verdictOf,
  type ActorId,
  type CommandEvent,
  type Lane,
  type LogEvent,
  type RequestEvent,
} from '../../../core/simulation/index.js';
import { Followed } from './followed.js';

/** What a mark says. An errand is a request around the calls that went well: signing in, fetching a token. */
export const MARK_KINDS = ['allowed', 'refused', 'throttled', 'errand'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

export type RowId = `${Lane | 'neither'} ${ActorId}`;

export function rowId(lane: Lane | null, actor: ActorId): RowId {
  return `${lane ?? 'neither'} ${actor}`;
}

/** The requests of one caller in one lane, oldest first, a column a fact. */
export class MarkRow {
  at = new Float64Array(64);
  /** Index into MARK_KINDS. */
  kind = new Uint8Array(64);
  seq = new Int32Array(64);
  length = 0;

  add(event: RequestEvent, kind: MarkKind): void {
    if (this.length === this.at.length) this.#grow();
    this.at[this.length] = event.at;
    this.kind[this.length] = MARK_KINDS.indexOf(kind);
    this.seq[this.length] = event.seq;
    this.length += 1;
  }

  cut(seq: number): void {
    this.length = firstFrom(this.seq, this.length, seq);
  }

  /** The marks within [from, to] (milliseconds since 1970) among the first `events` of the log. */
  range(from: number, to: number, events: number): { first: number; end: number } {
    const shown = firstFrom(this.seq, this.length, events);
    const first = firstFrom(this.at, shown, from);
    return { first, end: Math.max(first, firstAfter(this.at, shown, to)) };
  }

  /** Where `seq` stands in the row, or null where it is another's. */
  find(seq: number): number | null {
    const index = firstFrom(this.seq, this.length, seq);
    return index < this.length && this.seq[index] === seq ? index : null;
  }

  #grow(): void {
    const size = this.at.length * 2;
    const [at, kind, seq] = [new Float64Array(size), new Uint8Array(size), new Int32Array(size)];
    at.set(this.at);
    kind.set(this.kind);
    seq.set(this.seq);
    [this.at, this.kind, this.seq] = [at, kind, seq];
  }
}

/** Every request of a log as a mark in its row, and every command, without walking the log for a frame. */
export class MarkIndex {
  readonly rows = new Map<RowId, MarkRow>();
  /** The commands that could be carried out, oldest first. */
  readonly commands: CommandEvent[] = [];
  /** What kinds of marks there are, or have been before a fork. */
  readonly kinds = new Set<MarkKind>();
  readonly #followed = new Followed({ add: (event) => this.#add(event), cut: (seq) => this.#cut(seq) });

  follow(log: readonly LogEvent[], events = log.length): this {
    this.#followed.follow(log, events);
    return this;
  }

  #add(event: LogEvent): void {
    if (event.kind === 'command') {
      if (!event.error) this.commands.push(event);
      return;
    }
    // What the operator does stands as a line across the lanes.
    if (event.actor === 'operator') return;
    const id = rowId(event.lane, event.actor);
    const row = this.rows.get(id) ?? new MarkRow();
    this.rows.set(id, row);
    const kind = kindOf(event);
    this.kinds.add(kind);
    row.add(event, kind);
  }

  #cut(seq: number): void {
    for (const [id, row] of this.rows) {
      row.cut(seq);
      if (row.length === 0) this.rows.delete(id);
    }
    while ((this.commands.at(-1)?.seq ?? -1) >= seq) this.commands.pop();
  }
}

function kindOf(event: RequestEvent): MarkKind {
  const verdict = verdictOf(event);
  const isErrand = event.purpose !== 'call' && event.purpose !== 'by_hand';
  return verdict === 'allowed' && isErrand ? 'errand' : verdict;
}

type Column = Float64Array | Int32Array;

/** The first of `length` ascending numbers that is at least `least`. */
function firstFrom(column: Column, length: number, least: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstAfter(column: Column, length: number, most: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column[middle] ?? 0) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}

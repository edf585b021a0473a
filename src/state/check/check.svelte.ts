import type { FindingId } from '../../core/checklist/index.js';
import type { Clock } from '../../core/shared/index.js';
import { statements, type Statement } from '../../content/check/statements.js';
import { CHECK, type Reply, type Said, type StoredCheck } from './checkStorage.js';
import { StoredValue, type Kept } from '../shell/storedValue.svelte.js';
import type { Shelf } from '../shell/shelf.js';

/** The 60-second check: what was replied to each statement, and where one is. */
export class Check {
  readonly #clock: Clock;
  readonly #stored: StoredValue<StoredCheck>;
  /** Position of the statement that is asked about; past the last one, the findings are shown. */
  #at = $state(0);
  /** Whether one reply is being changed: after it, the findings again. */
  #isChanging = $state(false);
  /** What was replied before all of it was put aside. */
  #before = $state.raw<StoredCheck | null>(null);

  readonly said: Said = $derived.by(() => this.#stored.value.said);
  readonly statement: Statement | null = $derived.by(() => statements[this.#at] ?? null);
  readonly reply: Reply | null = $derived.by(() => (this.statement && this.said[this.statement.id]) ?? null);
  readonly answered: number = $derived.by(() => Object.keys(this.said).length);

  constructor(shelf: Shelf, clock: Clock) {
    this.#clock = clock;
    this.#stored = new StoredValue(shelf, CHECK);
    this.#at = this.#firstOpen();
  }

  /** The replies as this browser keeps them. */
  get kept(): Kept {
    return this.#stored;
  }

  /** When the last reply was given, in milliseconds since 1970; null where nobody kept it. */
  get checkedAt(): number | null {
    return this.#stored.value.at;
  }

  get at(): number {
    return this.#at;
  }

  get of(): number {
    return statements.length;
  }

  get isChanging(): boolean {
    return this.#isChanging;
  }

  /** Whether replies that were put aside can come back. */
  get canUndo(): boolean {
    return this.#before !== null;
  }

  /** Replies to the statement on show, and goes on to the next, or back to where the reply was changed from. */
  say(reply: Reply): void {
    const { statement } = this;
    if (!statement) return;
    const at = this.#clock.now();
    this.#stored.update((latest) => ({ ...latest, at, said: { ...latest.said, [statement.id]: reply } }));
    this.#before = null;
    if (this.#isChanging) this.finish();
    else this.#at += 1;
  }

  back(): void {
    if (this.#isChanging) this.finish();
    else this.#at = Math.max(0, this.#at - 1);
  }

  /** Shows the statement again, to reply otherwise. */
  change(id: FindingId): void {
    this.#at = statements.findIndex((statement) => statement.id === id);
    this.#isChanging = true;
  }

  finish(): void {
    this.#at = statements.length;
    this.#isChanging = false;
  }

  startAgain(): void {
    this.#replace(CHECK.first);
    this.#at = 0;
  }

  /** Takes somebody’s replies in place of one’s own. */
  takeOver(said: Said, at: number | null): void {
    this.#replace({ ...CHECK.first, said, at });
    this.finish();
  }

  undo(): void {
    const before = this.#before;
    if (!before) return;
    this.#stored.save(before);
    this.#before = null;
    this.#at = this.#firstOpen();
  }

  #replace(next: StoredCheck): void {
    const before = this.#stored.refresh();
    // What Inspect found was not said here.
    this.#stored.save({ ...next, inspected: before.inspected });
    this.#before = Object.keys(before.said).length > 0 ? before : null;
  }

  #firstOpen(): number {
    const { said } = this.#stored.value;
    const open = statements.findIndex(({ id }) => said[id] === undefined);
    return open === -1 ? statements.length : open;
  }
}

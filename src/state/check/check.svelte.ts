import type { FindingId } from '../../core/checklist/index.js';
import { severities, statements, type Severity, type Statement } from '../../content/check/statements.js';
import { CHECK, type Reply, type StoredCheck } from './checkStorage.js';
import { Persisted, type Trouble } from '../shell/persisted.svelte.js';
import type { Shelf } from '../shell/storage.js';

/** The 60-second check: what was replied to each statement, and what that finds. */
export class Check {
  readonly #stored: Persisted<StoredCheck>;
  /** Position of the statement that is asked about; past the last one, the findings are shown. */
  #at = $state(0);

  readonly statement: Statement | null = $derived.by(() => statements[this.#at] ?? null);
  readonly reply: Reply | null = $derived.by(() => (this.statement && this.#said[this.statement.id]) ?? null);
  readonly answered: number = $derived.by(() => Object.keys(this.#said).length);
  /** What is wrong, by severity, the worst first. */
  readonly findings: { severity: Severity; found: Statement[] }[] = $derived.by(() =>
    severities
      .map((severity) => ({
        severity,
        found: this.#repliedWith('no').filter((one) => one.severity === severity),
      }))
      .filter(({ found }) => found.length > 0),
  );
  /** What nobody could say, the worst first: no finding, and nothing that passed. */
  readonly unsure: Statement[] = $derived.by(() => this.#repliedWith('unsure'));
  /** What does not apply: nothing that passed, either. */
  readonly notApplicable: Statement[] = $derived.by(() => this.#repliedWith('not-applicable'));
  /** How many statements are so, all well. */
  readonly fine: number = $derived.by(() => this.#repliedWith('yes').length);

  constructor(shelf: Shelf) {
    this.#stored = new Persisted(shelf, CHECK);
    this.#at = this.#firstOpen();
  }

  /** Why replies end with the tab. */
  get trouble(): Trouble | null {
    return this.#stored.trouble;
  }

  get at(): number {
    return this.#at;
  }

  get of(): number {
    return statements.length;
  }

  said(id: FindingId): Reply | null {
    return this.#said[id] ?? null;
  }

  /** Replies to the statement on show, and goes on to the next. */
  say(reply: Reply): void {
    if (!this.statement) return;
    this.#keep({ ...this.#said, [this.statement.id]: reply });
    this.#at += 1;
  }

  back(): void {
    this.#at = Math.max(0, this.#at - 1);
  }

  /** Shows the statement again, to reply otherwise. */
  change(id: FindingId): void {
    this.#at = statements.findIndex((statement) => statement.id === id);
  }

  finish(): void {
    this.#at = statements.length;
  }

  startAgain(): void {
    this.#keep({});
    this.#at = 0;
  }

  get #said(): StoredCheck['said'] {
    return this.#stored.value.said;
  }

  #repliedWith(reply: Reply): Statement[] {
    return statements.filter(({ id }) => this.#said[id] === reply);
  }

  #firstOpen(): number {
    const open = statements.findIndex(({ id }) => this.#said[id] === undefined);
    return open === -1 ? statements.length : open;
  }

  #keep(said: StoredCheck['said']): void {
    this.#stored.save({ version: 2, said });
  }
}

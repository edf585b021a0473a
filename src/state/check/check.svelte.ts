import type { FindingId } from '../../core/checklist/index.js';
import { severities, statements, type Severity, type Statement } from '../../content/check/statements.js';
import { loadCheck, NOTHING_SAID, saveCheck, type StoredCheck, type Reply } from './checkStorage.js';
import type { Shelf } from '../shell/storage.js';

/** The 60-second check: what was replied to each statement, and what that finds. */
export class Check {
  readonly #shelf: Shelf;
  #kept = $state.raw<StoredCheck>(NOTHING_SAID);
  /** Why replies end with the tab. */
  #trouble = $state.raw<'blocked' | 'unreadable' | 'unsaved' | null>(null);
  /** Position of the statement that is asked about; past the last one, the findings are shown. */
  #at = $state(0);

  readonly statement: Statement | null = $derived.by(() => statements[this.#at] ?? null);
  readonly reply: Reply | null = $derived.by(
    () => (this.statement && this.#kept.said[this.statement.id]) ?? null,
  );
  readonly answered: number = $derived.by(() => Object.keys(this.#kept.said).length);
  /** What is wrong, by severity, the worst first. */
  readonly findings: { severity: Severity; found: Statement[] }[] = $derived.by(() =>
    severities
      .map((severity) => ({ severity, found: this.#said('no').filter((one) => one.severity === severity) }))
      .filter(({ found }) => found.length > 0),
  );
  /** What nobody could say, the worst first: no finding, and nothing that passed. */
  readonly unsure: Statement[] = $derived.by(() => this.#said('unsure'));
  /** What does not apply: nothing that passed, either. */
  readonly notApplicable: Statement[] = $derived.by(() => this.#said('not-applicable'));
  /** How many statements are so, all well. */
  readonly fine: number = $derived.by(() => this.#said('yes').length);

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
    const loaded = loadCheck(shelf);
    if (loaded.kind === 'found') this.#kept = loaded.value;
    else this.#trouble = loaded.kind === 'empty' ? null : loaded.kind;
    this.#at = this.#firstOpen();
  }

  get trouble(): 'blocked' | 'unreadable' | 'unsaved' | null {
    return this.#trouble;
  }

  get at(): number {
    return this.#at;
  }

  get of(): number {
    return statements.length;
  }

  said(id: FindingId): Reply | null {
    return this.#kept.said[id] ?? null;
  }

  /** Replies to the statement on show, and goes on to the next. */
  say(reply: Reply): void {
    if (!this.statement) return;
    this.#keep({ ...this.#kept.said, [this.statement.id]: reply });
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

  #said(reply: Reply): Statement[] {
    return statements.filter(({ id }) => this.#kept.said[id] === reply);
  }

  #firstOpen(): number {
    const open = statements.findIndex(({ id }) => this.#kept.said[id] === undefined);
    return open === -1 ? statements.length : open;
  }

  #keep(said: StoredCheck['said']): void {
    this.#kept = { version: 2, said };
    if (saveCheck(this.#shelf, this.#kept)) this.#trouble = null;
    else if (this.#trouble !== 'blocked') this.#trouble = 'unsaved';
  }
}

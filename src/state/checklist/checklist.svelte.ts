import {
  markChecklist,
  stageTitle,
  stages,
  toMarkdown,
  untouched,
  withinBounds,
  type Called,
  type Checklist,
  type ChecklistEntry,
  type ItemId,
  type Mark,
  type Stage,
} from '../../core/checklist/index.js';
import { decide } from '../../core/decision/index.js';
import type { OutcomeId } from '../../core/decision/index.js';
import { decisionModel } from '../../content/decision/model.js';
import { CHECKLIST, withMark, type StoredChecklist } from './checklistStorage.js';
import { EVERYTHING, isWithin, type Filter } from './filter.js';
import { CHECK } from '../check/index.js';
import type { Behind } from '../decide/index.js';
import type { Shared } from './share.js';
import { lackingFrom, takeAmongMine } from './takeAmongMine.js';
import { itemsFor, listOf, sourceOf, type Source } from './source.js';
import { StoredValue, type Kept, type Trouble } from '../shell/storedValue.svelte.js';
import type { Shelf } from '../shell/shelf.js';

type Marks = StoredChecklist['marks'];

export interface StageGroup {
  stage: Stage;
  title: string;
  items: ChecklistEntry[];
  progress: Progress;
}

export interface Progress {
  done: number;
  /** Items that apply. */
  total: number;
  notApplicable: number;
}

/** The checklist for one address: somebody’s, the person’s own, or the whole list. Ticks are always the person’s. */
export class ChecklistBoard {
  readonly #stored: StoredValue<StoredChecklist>;
  readonly #list: Checklist;
  #marks = $state.raw<Marks>({});
  /** What each change replaced, to go back to. */
  #before = $state.raw<readonly Marks[]>([]);
  #hidden = $state.raw<ReadonlySet<ItemId> | null>(null);
  #filter = $state.raw<Filter>(EVERYTHING);

  /** Decisions that came with a file, where they are not the person's own. */
  #fromFile = $state.raw<readonly Behind[]>([]);

  readonly #shelf: Shelf;
  readonly source: Source;
  /** The outcome, where one decision is behind the list. */
  readonly outcome: OutcomeId | null;
  /** For each decision behind the list, the items it brings in. */
  readonly #itemsOf: readonly ReadonlySet<ItemId>[];

  readonly checklist: Checklist = $derived.by(() => markChecklist(this.#list, this.#marks));
  /** What the filter lets through. Progress counts these alone. */
  readonly shown: ChecklistEntry[] = $derived.by(() =>
    this.checklist.items.filter((item) => isWithin(this.#filter, item, this.#itemsOf)),
  );
  readonly owners: string[] = $derived.by(() =>
    [...new Set(this.checklist.items.map(({ owner }) => owner))].filter((owner) => owner !== '').sort(),
  );
  readonly progress: Progress = $derived(count(this.shown));
  readonly groups: StageGroup[] = $derived(
    stages
      .map((stage) => ({ stage, items: this.#of(stage, this.shown) }))
      .filter(({ items }) => items.length > 0)
      .map(({ stage, items }) => ({ stage, items, title: stageTitle(stage), progress: count(items) })),
  );

  /** Every item of the list, those that the filter holds back too. */
  readonly everyGroup: readonly Pick<StageGroup, 'stage' | 'title' | 'items'>[] = $derived(
    stages
      .map((stage) => ({ stage, title: stageTitle(stage), items: this.#of(stage, this.checklist.items) }))
      .filter(({ items }) => items.length > 0),
  );
  /** The items that stand on the page. */
  readonly standing: ReadonlySet<ItemId> = $derived(
    new Set(this.shown.map(({ id }) => id).filter((id) => !this.isHidden(id))),
  );

  constructor(
    shelf: Shelf,
    query: Readonly<Record<string, string>>,
    path: readonly string[] = [],
    shared: Shared | null = null,
    called: readonly Called[] = [],
  ) {
    this.#shelf = shelf;
    this.#stored = new StoredValue(shelf, CHECKLIST);
    this.source = sourceOf(shelf, path, query, this.#stored.value.answers, shared);
    // Somebody’s ticks are looked at, never mixed with one’s own.
    this.#marks = this.source.shared?.marks ?? this.#stored.value.marks;
    const { decisions } = this.source;
    const [only] = decisions;
    this.outcome = only && decisions.length === 1 ? decide(decisionModel, only.answers).outcome : null;
    this.#itemsOf = decisions.map(itemsFor);
    this.#list = listOf(this.source, called);
  }

  /** The person's own ticks, as this browser keeps them. */
  get kept(): Kept {
    return this.#stored;
  }

  /** Why ticks may not survive. */
  get trouble(): Trouble | null {
    return this.#stored.trouble;
  }

  /** Whether a change can be taken back. */
  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  get filter(): Filter {
    return this.#filter;
  }

  narrow(change: Partial<Filter>): void {
    this.#filter = { ...this.#filter, ...change };
  }

  /** True for what was finished when “only what is left” was switched on; nothing moves under the hand later. */
  isHidden(id: ItemId): boolean {
    return this.#hidden?.has(id) ?? false;
  }

  get onlyLeft(): boolean {
    return this.#hidden !== null;
  }

  showOnlyLeft(on: boolean): void {
    const finished = this.checklist.items.filter(({ status }) => status !== 'todo');
    this.#hidden = on ? new Set(finished.map(({ id }) => id)) : null;
  }

  mark(id: ItemId, change: Partial<Mark>): void {
    const mark = { ...untouched, ...this.#marks[id], ...withinBounds(change) };
    this.#change({ [id]: { ...mark, reason: mark.status === 'not-applicable' ? mark.reason : '' } });
  }

  /** Takes everything back that was said about any item, on this list or not. */
  clear(): void {
    this.#change(Object.fromEntries(Object.keys(this.#latestMarks()).map((id) => [id, untouched])));
  }

  /** Takes over what a file says about its items, and sees whose decisions it holds. */
  takeOver(items: readonly ({ id: ItemId } & Mark)[], decisions: readonly Behind[] = []): void {
    this.#fromFile = lackingFrom(this.#shelf, decisions);
    const marks = items.map(({ id, status, reason, note, owner, due }) => [
      id,
      withinBounds({ status, reason, note, owner, due }),
    ]);
    this.#change(Object.fromEntries(marks) as Marks);
  }

  /** Decisions of a file that was opened here, to be added to the person's own. */
  get fromFile(): readonly Behind[] {
    return this.#fromFile;
  }

  /** Adds to the person's own what a link or a file brought; false where the browser does not keep it. */
  addToMine(): boolean {
    const { shared, from, decisions } = this.source;
    if (shared) return takeAmongMine(this.#shelf, { ...shared, marks: this.#marks });
    const named = from === 'link' ? decisions.map(({ answers }) => ({ name: '', answers })) : [];
    return takeAmongMine(this.#shelf, { decisions: [...named, ...this.#fromFile] });
  }

  /** Takes what Inspect found off the person's own list. */
  forgetInspected(): void {
    new StoredValue(this.#shelf, CHECK).update((own) => ({ ...own, inspected: [] }));
  }

  undo(): void {
    const last = this.#before.at(-1);
    if (!last) return;
    this.#before = this.#before.slice(0, -1);
    this.#save(last);
  }

  /** Shows what another tab has said since. */
  refresh(): void {
    if (!this.source.shared) this.#marks = this.#latestMarks();
  }

  markdown(): string {
    return toMarkdown(this.checklist);
  }

  /** This list as somebody else may have it. */
  get shareable(): Omit<Shared, 'problems'> {
    const ids = new Set(this.checklist.items.map(({ id }) => id));
    const marks = Object.fromEntries(Object.entries(this.#marks).filter(([id]) => ids.has(id)));
    const { decisions, findings, unsure, suspected, inspected } = this.source;
    return { decisions, findings, unsure, suspected, inspected, marks };
  }

  #of(stage: Stage, items: readonly ChecklistEntry[]): ChecklistEntry[] {
    return items.filter((item) => item.stage === stage);
  }

  /** Remembers what these marks replace, and keeps them. */
  #change(marks: Marks): void {
    const latest = this.#latestMarks();
    const replaced = Object.keys(marks).map((id) => [id, latest[id] ?? untouched] as const);
    this.#before = [...this.#before, Object.fromEntries(replaced)];
    this.#save(marks);
  }

  #save(changed: Marks): void {
    let marks = this.#latestMarks();
    for (const [id, mark] of Object.entries(changed)) marks = withMark(marks, id, mark);
    this.#marks = marks;
    if (!this.source.shared) this.#stored.save({ ...this.#stored.value, marks });
  }

  /** Another tab may have ticked something since. Somebody’s list stands by itself. */
  #latestMarks(): Marks {
    return this.source.shared ? this.#marks : this.#stored.refresh().marks;
  }
}

function count(items: readonly ChecklistEntry[]): Progress {
  const notApplicable = items.filter(({ status }) => status === 'not-applicable').length;
  const done = items.filter(({ status }) => status === 'done').length;
  return { done, total: items.length - notApplicable, notApplicable };
}

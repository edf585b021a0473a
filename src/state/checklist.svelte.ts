import {
  buildChecklist,
  exportChecklist,
  markChecklist,
  stageTitle,
  stages,
  untouched,
  type Checklist,
  type ChecklistEntry,
  type ItemId,
  type Mark,
  type Stage,
} from '../core/checklist/index.js';
import { decide } from '../core/decision/index.js';
import type { Answers, OutcomeId } from '../core/decision/index.js';
import { decisionModel } from '../content/decision/index.js';
import { checklistWords } from './checklistWords.js';
import { nothingKept, readKept, withMark, type Kept } from './checklistKept.js';
import { readAnswers, type LinkProblem } from './decisionLink.js';
import type { Shelf } from './storage.js';

/** Why ticks may not survive: storage is blocked, holds something we cannot read, or refused to save. */
export type Trouble = 'blocked' | 'unreadable' | 'unsaved';

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

const ENTRY = 'checklist';

/** The checklist for one address: a link's answers, the last decision's, or the whole list. */
export class ChecklistBoard {
  readonly #shelf: Shelf;
  readonly #list: Checklist;
  #marks = $state.raw<Kept['marks']>({});
  #trouble = $state.raw<Trouble | null>(null);
  #hidden = $state.raw<ReadonlySet<ItemId> | null>(null);

  /** Whose answers chose the items. */
  readonly from: 'link' | 'kept' | 'nobody';
  /** The answers behind the list; empty for the whole list. */
  readonly answers: Answers;
  /** The last decision's answers, for the way back from the whole list. */
  readonly kept: Answers;
  readonly problems: LinkProblem[];
  readonly outcome: OutcomeId | null;

  readonly checklist: Checklist = $derived.by(() => markChecklist(this.#list, this.#marks));
  readonly progress: Progress = $derived(count(this.checklist.items));
  readonly groups: StageGroup[] = $derived(
    stages
      .map((stage) => ({ stage, items: this.checklist.items.filter((item) => item.stage === stage) }))
      .filter(({ items }) => items.length > 0)
      .map(({ stage, items }) => ({ stage, items, title: stageTitle(stage), progress: count(items) })),
  );

  constructor(shelf: Shelf, query: Readonly<Record<string, string>>, whole = false) {
    this.#shelf = shelf;
    const kept = this.#open();
    const link = readAnswers(query);
    this.kept = readAnswers(kept.answers).answers;
    this.problems = link.problems;
    this.from = whole ? 'nobody' : isAny(link.answers) ? 'link' : isAny(this.kept) ? 'kept' : 'nobody';
    this.answers = { link: link.answers, kept: this.kept, nobody: {} }[this.from];
    this.#marks = kept.marks;

    const advice = isAny(this.answers) ? decide(decisionModel, this.answers) : null;
    this.outcome = advice?.outcome ?? null;
    this.#list = buildChecklist({
      decisions: advice ? [{ name: 'our API', answers: this.answers, advice }] : [],
      findings: [],
      words: checklistWords,
    });
    // What we could not read stays as it is until the person changes something.
    if (this.from === 'link' && this.#trouble === null) this.#save(kept.marks);
  }

  get trouble(): Trouble | null {
    return this.#trouble;
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
    const { status, reason, note } = { ...untouched, ...this.#marks[id], ...change };
    const mark = { status, reason: status === 'not-applicable' ? reason : '', note };
    this.#marks = withMark(this.#latestMarks(), id, mark);
    this.#save(this.#marks);
  }

  markdown(): string {
    return exportChecklist(this.checklist, 'markdown');
  }

  /** Another tab may have ticked something since; while nothing can be kept, ours are all there are. */
  #latestMarks(): Kept['marks'] {
    const loaded = this.#shelf.load(ENTRY, readKept);
    return this.#trouble === null && loaded.kind === 'found' ? loaded.value.marks : this.#marks;
  }

  #open(): Kept {
    const loaded = this.#shelf.load(ENTRY, readKept);
    if (loaded.kind === 'found') return loaded.value;
    this.#trouble = loaded.kind === 'empty' ? null : loaded.kind;
    return nothingKept;
  }

  #save(marks: Kept['marks']): void {
    const answers = isAny(this.answers) ? this.answers : this.kept;
    const saved = this.#shelf.save(ENTRY, { ...nothingKept, answers, marks });
    if (saved) this.#trouble = null;
    else if (this.#trouble !== 'blocked') this.#trouble = 'unsaved';
  }
}

function isAny(answers: Answers): boolean {
  return Object.keys(answers).length > 0;
}

function count(items: readonly ChecklistEntry[]): Progress {
  const notApplicable = items.filter(({ status }) => status === 'not-applicable').length;
  const done = items.filter(({ status }) => status === 'done').length;
  return { done, total: items.length - notApplicable, notApplicable };
}

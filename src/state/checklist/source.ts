import {
  buildChecklist,
  type Called,
  type Checklist,
  type FindingId,
  type ItemId,
} from '../../core/checklist/index.js';
import { decide, isBegun } from '../../core/decision/index.js';
import type { Answers } from '../../core/decision/index.js';
import { decisionModel } from '../../content/decision/model.js';
import { checklistWords } from './words.js';
import { CHECK, findingsOf, unsureOf } from '../check/index.js';
import { PLAN, readAnswers, titleOf, type Behind, type LinkProblem, type Plan } from '../decide/index.js';
import type { Shared } from './share.js';
import { StoredValue, type Kept } from '../shell/storedValue.svelte.js';
import type { Shelf } from '../shell/shelf.js';

/** What a list is made of, and whose it is. */
export interface Source {
  /** `link`: one decision’s answers in the address; `shared`: somebody’s whole list; `mine`: what this browser keeps. */
  from: 'link' | 'shared' | 'mine' | 'nobody';
  decisions: readonly Behind[];
  findings: readonly FindingId[];
  /** What nobody could say when checking. */
  unsure: readonly FindingId[];
  /** What somebody’s list of the first version names: found, or not ruled out. */
  suspected: readonly FindingId[];
  /** What Inspect found: ids of its findings. */
  inspected: readonly string[];
  problems: readonly LinkProblem[];
  /** What of this browser's it was made from. */
  reads: readonly Kept[];
  /** What came with somebody’s list. */
  shared: Shared | null;
}

const OURS = 'our API';

/** What the address asks for, or else what the person has decided and found. */
export function sourceOf(
  shelf: Shelf,
  path: readonly string[],
  query: Readonly<Record<string, string>>,
  earlier: Readonly<Record<string, string>>,
  shared: Shared | null,
): Source {
  const nothing = {
    decisions: [],
    findings: [],
    unsure: [],
    suspected: [],
    inspected: [],
    problems: [],
    reads: [],
    shared: null,
  };
  if (path.length > 0 && !shared) return { ...nothing, from: 'nobody' };
  if (shared) {
    const decisions = shared.decisions.filter(({ answers }) => isAny(answers));
    return { ...nothing, ...shared, decisions, from: 'shared', shared };
  }
  const link = readAnswers(query);
  const { problems } = link;
  if (isAny(link.answers))
    return { ...nothing, from: 'link', decisions: [{ name: OURS, answers: link.answers }], problems };
  const [plan, check] = [new StoredValue(shelf, PLAN), new StoredValue(shelf, CHECK)];
  const mine = ownDecisions(plan.value, earlier);
  const findings = findingsOf(check.value);
  const unsure = unsureOf(check.value);
  const { inspected } = check.value;
  const from = mine.length + findings.length + unsure.length + inspected.length > 0 ? 'mine' : 'nobody';
  return { ...nothing, from, decisions: mine, findings, unsure, inspected, problems, reads: [plan, check] };
}

/** The list that a source calls for, with nothing said about its items yet; `called` is what Inspect’s findings ask for. */
export function listOf(
  { decisions, findings, unsure, suspected }: Pick<Source, 'decisions' | 'findings' | 'unsure' | 'suspected'>,
  called: readonly Called[] = [],
): Checklist {
  return buildChecklist({
    decisions: decisions.map((decision) => ({
      ...decision,
      advice: decide(decisionModel, decision.answers),
    })),
    findings,
    unsure,
    suspected,
    called,
    words: checklistWords,
  });
}

/** The items that one decision brings in. */
export function itemsFor(decision: Behind): ReadonlySet<ItemId> {
  return new Set(
    listOf({ decisions: [decision], findings: [], unsure: [], suspected: [] }).items.map(({ id }) => id),
  );
}

function ownDecisions({ decisions }: Plan, earlier: Readonly<Record<string, string>>): Behind[] {
  const begun = decisions.filter(({ answers }) => isAny(answers));
  if (begun.length > 0) return begun.map((kept) => ({ name: titleOf(kept), answers: kept.answers }));
  const { answers } = readAnswers(earlier);
  return isAny(answers) ? [{ name: OURS, answers }] : [];
}

/** An answer that a list could rest on: nothing is called for by assumptions alone. */
function isAny(answers: Answers): boolean {
  return isBegun(decisionModel, answers);
}

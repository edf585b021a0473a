import { isNamed } from '../decision/index.js';
import { catalogue } from './catalogue/index.js';
import type {
  Checklist,
  ChecklistEntry,
  ChecklistInput,
  ChecklistItem,
  ChecklistWords,
  Mark,
  NamedDecision,
  Trigger,
} from './types.js';
import {
  becauseClause,
  foundClause,
  holds,
  isSettled,
  noWords,
  sourceLine,
  suspectedClause,
  unique,
  unsureClause,
} from './words.js';
import { summarize } from './summarize.js';

export const untouched: Mark = { status: 'todo', reason: '', note: '', owner: '', due: '' };

/**
 * The items that the decisions and findings call for, each with its reasons. With neither, the whole list.
 * The result carries its own words: it can be kept, exported and read without this version of the app.
 *
 * ```ts
 * const checklist = buildChecklist({ decisions: [], findings: ['plain-http'] });
 * checklist.items.map(({ because }) => because.length).includes(0); // false: each item says why it is there
 * checklist.items.map(({ status }) => status).includes('done'); // false
 * exportChecklist(checklist, 'markdown').split('\n')[0]; // '# Credential checklist'
 * ```
 */
export function buildChecklist(input: ChecklistInput): Checklist {
  const words = input.words ?? noWords;
  const { decisions, findings, unsure = [], suspected = [], called = [] } = input;
  const whole = [decisions, findings, unsure, suspected, called].every(({ length }) => length === 0);
  const items = catalogue
    .map((item) => entry(item, reasons(item, input, words), words))
    .filter(({ because }) => whole || because.length > 0);
  return { decisions: decisions.map((decision) => summarize(decision, words)), items };
}

/** The same list with what somebody has said about its items. */
export function markChecklist(checklist: Checklist, marks: Readonly<Record<string, Mark>>): Checklist {
  return {
    ...checklist,
    items: checklist.items.map((item) => ({ ...item, ...(marks[item.id] ?? untouched) })),
  };
}

/** Clauses that follow “because”, with the decision’s name where there is more than one. */
function reasons(
  item: ChecklistItem,
  { decisions, findings, unsure = [], suspected = [], called = [] }: ChecklistInput,
  words: ChecklistWords,
): string[] {
  const fromCheck = (item.mends ?? []).flatMap((id) => {
    if (suspected.includes(id)) return [suspectedClause(id, words)];
    if (findings.includes(id)) return [foundClause(id, words)];
    return unsure.includes(id) ? [unsureClause(id, words)] : [];
  });
  const fromElsewhere = called.filter(({ items }) => items.includes(item.id)).map(({ because }) => because);
  return unique([
    ...fromDecisions(item, decisions, words),
    ...mixture(item, decisions),
    ...fromCheck,
    ...fromElsewhere,
  ]);
}

/** A clause that several decisions share is said once, with all their names. */
function fromDecisions(
  item: ChecklistItem,
  decisions: readonly NamedDecision[],
  words: ChecklistWords,
): string[] {
  const namesOf = new Map<string, string[]>();
  for (const decision of decisions)
    for (const trigger of triggers(item, decision)) {
      const clause = becauseClause(trigger, decision, words);
      namesOf.set(clause, unique([...(namesOf.get(clause) ?? []), decision.name]));
    }
  const clauses = [...namesOf];
  return decisions.length > 1
    ? clauses.map(([clause, names]) => `${clause} (${names.map(quoteComma).join(', ')})`)
    : clauses.map(([clause]) => clause);
}

/** A name in a list of names: one with a comma of its own would read as two. */
function quoteComma(name: string): string {
  return name.includes(',') ? `“${name}”` : name;
}

/** Why the item matters to decisions that stand beside each other, though to none of them alone. */
function mixture({ besideEachOther: group }: ChecklistItem, decisions: readonly NamedDecision[]): string[] {
  if (!group) return [];
  const among = decisions.filter(({ advice }) => group.outcomes.includes(advice.outcome));
  const outcomes = new Set(among.map(({ advice }) => advice.outcome));
  return outcomes.size > 1
    ? [`${group.because} (${among.map(({ name }) => quoteComma(name)).join(', ')})`]
    : [];
}

/** What brings the item in. An open question is no reason where an answer is one already. */
function triggers({ appliesTo }: ChecklistItem, decision: NamedDecision): Trigger[] {
  const holding = appliesTo.filter(
    ({ group: { outcomes }, answers = [] }) => isNamed(outcomes, decision.advice) && holds(answers, decision),
  );
  const settled = holding.filter((trigger) => isSettled(trigger, decision));
  return settled.length > 0 ? settled : holding;
}

function entry(item: ChecklistItem, because: string[], words: ChecklistWords): ChecklistEntry {
  const { id, stage, action, why, verify, effort = 'hours', citations } = item;
  const sources = citations.map((citation) => sourceLine(citation, words));
  return { id, stage, action, why, verify, effort, because, sources, ...untouched };
}

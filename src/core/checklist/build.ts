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
import { becauseClause, holds, isSettled, noWords, sourceLine, summarize, unique } from './words.js';

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
  const whole = input.decisions.length === 0 && input.findings.length === 0;
  const items = catalogue
    .map((item) => entry(item, reasons(item, input, words), words))
    .filter(({ because }) => whole || because.length > 0);
  return { decisions: input.decisions.map((decision) => summarize(decision, words)), items };
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
  { decisions, findings }: ChecklistInput,
  words: ChecklistWords,
): string[] {
  const fromDecisions = decisions.flatMap((decision) =>
    triggers(item, decision)
      .map((trigger) => becauseClause(trigger, decision, words))
      .map((clause) => (decisions.length > 1 ? `${clause} (${decision.name})` : clause)),
  );
  const fromFindings = findings
    .filter((finding) => item.mends?.includes(finding))
    .map((finding) => `the check found that ${words.findings?.[finding] ?? finding.replaceAll('-', ' ')}`);
  return unique([...fromDecisions, ...fromFindings]);
}

/** What brings the item in. An open question is no reason where an answer is one already. */
function triggers({ appliesTo }: ChecklistItem, decision: NamedDecision): Trigger[] {
  const holding = appliesTo.filter(
    ({ group, answers = [] }) => group.outcomes.includes(decision.advice.outcome) && holds(answers, decision),
  );
  const settled = holding.filter((trigger) => isSettled(trigger, decision));
  return settled.length > 0 ? settled : holding;
}

function entry(item: ChecklistItem, because: string[], words: ChecklistWords): ChecklistEntry {
  const { id, stage, action, why, verify, effort = 'hours', citations } = item;
  const sources = citations.map((citation) => sourceLine(citation, words));
  return { id, stage, action, why, verify, effort, because, sources, ...untouched };
}

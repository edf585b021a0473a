import type { AnswerId, Citation, Condition, QuestionId } from '../decision/index.js';
import { own, sourceAddress, upperFirst } from '../shared/index.js';
import type { ChecklistWords, FindingId, NamedDecision, SourceLine, Stage, Trigger } from './types.js';

/** Ids stand for themselves, so that a list can be made and read without any words. */
export const noWords: ChecklistWords = { questions: {}, outcomes: {}, rules: {}, sources: {} };

export function stageTitle(stage: Stage): string {
  return upperFirst(stage);
}

export function sourceLine({ source, section = '' }: Citation, words: ChecklistWords): SourceLine {
  const known = words.sources[source];
  if (!known) return { title: source, section, url: '', status: '' };
  return { title: known.title, section, url: sourceAddress(known, section), status: known.status ?? '' };
}

/** “RFC 6750, section 3.1”; an RFC needs no title, and a section that is not a number is a heading. */
export function sourceName({ title, section, status }: SourceLine): string {
  const name = /^RFC \d+/.exec(title)?.[0] ?? title;
  const numbered = section.includes(',') ? `sections ${section}` : `section ${section}`;
  const place = /^\d/.test(section) ? numbered : section && `“${section}”`;
  return [name, place].filter(Boolean).join(', ') + (status && ` (${status})`);
}

/** The clause after “because”: the answers where there are any, since they say more than the outcome. */
export function becauseClause(
  { group, answers = [] }: Trigger,
  decision: NamedDecision,
  words: ChecklistWords,
): string {
  if (answers.length === 0) return group.because;
  return answers
    .map(({ question }) => answerClause(question, decision.answers[question], words))
    .join(' and ');
}

export function foundClause(finding: FindingId, words: ChecklistWords): string {
  return `the check found that ${fault(finding, words)}`;
}

/** Either found or not ruled out, and nobody can tell any more which it was. */
export function suspectedClause(finding: FindingId, words: ChecklistWords): string {
  return `the check did not rule out that ${fault(finding, words)}`;
}

/** Not a finding: nobody knows, and the clause says so. */
export function unsureClause(finding: FindingId, { unsure = {} }: ChecklistWords): string {
  const clause = unsure[finding] ?? `there is a case of ${finding.replaceAll('-', ' ')}`;
  return `you were not sure whether ${clause}`;
}

/** Nothing it asks about is open. */
export function isSettled({ answers = [] }: Trigger, decision: NamedDecision): boolean {
  return answers.every(({ question }) => !isOpen(decision.answers[question]));
}

/** Every condition holds; one on an open question does, since nothing was said against it. */
export function holds(conditions: readonly Condition[], decision: NamedDecision): boolean {
  return conditions.every(({ question, answers }) => {
    const said = decision.answers[question];
    return isOpen(said) || answers.includes(said);
  });
}

export function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function answerClause(question: QuestionId, answer: AnswerId | undefined, words: ChecklistWords): string {
  if (isOpen(answer)) return `“${words.questions[question]?.short ?? question}” is still open`;
  return `you said ${clause(question, answer, words)}`;
}

export function clause(question: string, answer: AnswerId, words: ChecklistWords): string {
  return own(own(words.questions, question)?.clauses ?? {}, answer) ?? `${question} is ${answer}`;
}

function fault(finding: FindingId, { findings = {} }: ChecklistWords): string {
  return findings[finding] ?? finding.replaceAll('-', ' ');
}

export function isOpen(answer: AnswerId | undefined): answer is undefined | 'unsure' {
  return answer === undefined || answer === 'unsure';
}

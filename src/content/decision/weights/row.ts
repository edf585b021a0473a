import type { AnswerId, Citation, OutcomeId, QuestionId, Weight } from '../../../core/decision/index.js';

/** One line, one behaviour. A source is an id of `content/sources`, with its section after a `#`. */
type Row = [id: string, outcome: OutcomeId, points: number, reason: string, ...sources: string[]];

const cite = (source: string): Citation => {
  const [id = '', section] = source.split('#');
  return section === undefined ? { source: id } : { source: id, section };
};

/** What an answer speaks for, or against. */
export function when(question: QuestionId, answer: AnswerId, rows: readonly Row[]): Weight[] {
  return rows.map(([id, outcome, points, reason, ...from]) => ({
    id,
    when: [{ question, answers: [answer] }],
    outcome,
    points,
    reason,
    citations: from.map(cite),
  }));
}

import { DESIGNS_FOR, FROM_ANSWERS } from '../../content/scale/fromAnswers.js';
import { DESIGNS_OF } from '../../content/scale/ofOutcomes.js';
import type { Answers, OutcomeId } from '../../core/decision/index.js';
import { formatRoute } from '../shell/route.js';

/**
 * `#/scale`, set up as far as the answers of Decide say how, on the design that their outcome is checked by; the rest is
 * assumed, and can be changed there. Null where nobody calls.
 */
export function scaleFromAnswers(answers: Answers, outcome: OutcomeId): string | null {
  if (answers['direction'] === 'webhooks') return null;
  const said = FROM_ANSWERS.filter(([question, answer]) => answers[question] === answer);
  const designs = DESIGNS_OF[outcome];
  const fitting = DESIGNS_FOR[answers['lookup'] ?? ''] ?? [];
  const design = fitting.find((each) => designs.includes(each)) ?? designs[0];
  return formatRoute(['scale'], {
    ...(Object.assign({}, ...said.map(([, , says]) => says)) as Record<string, string>),
    ...(design && { design, slide: design.startsWith('key-') ? 'cacheTtlS' : '' }),
  });
}

import { FROM_ANSWERS } from '../../content/scale/fromAnswers.js';
import type { Answers } from '../../core/decision/index.js';
import { formatRoute } from '../shell/route.js';

/** `#/scale`, set up as far as the answers of Decide say how; the rest is assumed, and can be changed there. Null where nobody calls. */
export function scaleFromAnswers(answers: Answers): string | null {
  if (answers['direction'] === 'webhooks') return null;
  const said = FROM_ANSWERS.filter(([question, answer]) => answers[question] === answer);
  return formatRoute(
    ['scale'],
    Object.assign({}, ...said.map(([, , says]) => says)) as Record<string, string>,
  );
}

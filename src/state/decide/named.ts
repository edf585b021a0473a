import type { NamedDecision } from '../../core/checklist/index.js';
import type { Advice, Answers } from '../../core/decision/index.js';
import { within } from '../text/phrase.js';

/** What documents call the decision on show, where nobody has named it. */
const OURS = 'our API';

/**
 * The decisions of a plan as documents name them: by the name given, or by who calls, within a sentence. A caller of
 * whom nothing was said is none.
 */
export function namedInDocuments(
  decisions: readonly { name: string; title: string; answers: Answers; advice: Advice | null }[],
): NamedDecision[] {
  return decisions.flatMap(({ name, title, answers, advice }) =>
    advice ? [{ name: name || (decisions.length > 1 ? within(title) : OURS), answers, advice }] : [],
  );
}

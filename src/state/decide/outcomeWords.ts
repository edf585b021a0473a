import type { Result } from '../../core/decision/index.js';
import { outcomes, type OutcomeWords } from '../../content/decision/outcomes.js';

/** What the outcome, or its variant, says of itself and costs. */
export function outcomeWords({
  outcome,
  variant,
}: Result): Pick<OutcomeWords, 'headline' | 'sentence' | 'costs'> {
  const words = outcomes[outcome];
  const own = variant === undefined ? undefined : words.variants?.[variant];
  return {
    headline: own?.headline ?? words.headline,
    sentence: [words.sentence, own?.sentence].filter(Boolean).join(' '),
    costs: own?.costs ?? words.costs,
  };
}

import { isMet, type Choice, type Compiled } from './compile.js';
import type { OutcomeId, ResultName, Result } from './types.js';

/** Position of the winner in the model's outcomes, or this when rules leave none. */
export const NO_OUTCOME = 255;

/** How every outcome stands on one choice of answers. */
export interface Standing {
  ruledOut: number;
  scores: Int32Array;
  winner: number;
}

export function judge(compiled: Compiled, choice: Choice): Standing {
  const { model, weights } = compiled;
  const ruledOut = ruledOutBy(compiled, choice);
  const scores = new Int32Array(model.outcomes.length);
  for (const { when, outcome, points } of weights) {
    if (isMet(when, choice)) scores[outcome] = (scores[outcome] ?? 0) + points;
  }
  return { ruledOut, scores, winner: winnerOf(ruledOut, scores) };
}

/** Which outcomes the vetoes rule out, as a bit set. Written out: it runs for every answer that might change the outcome. */
export function ruledOutBy({ vetoes }: Compiled, choice: Choice): number {
  let ruledOut = 0;
  for (const { when, rulesOut } of vetoes) {
    const [first, second] = when;
    if (first && isMet(first, choice) && (!second || isMet(second, choice))) ruledOut |= rulesOut;
  }
  return ruledOut;
}

/** The highest score among those not ruled out; the first of equals, since outcomes stand in tie-break order. */
export function winnerOf(ruledOut: number, scores: ArrayLike<number>): number {
  let winner = NO_OUTCOME;
  let best = -Infinity;
  for (let outcome = 0; outcome < scores.length; outcome += 1) {
    const score = scores[outcome] as number;
    if (score > best && ((ruledOut >> outcome) & 1) === 0) {
      winner = outcome;
      best = score;
    }
  }
  return winner;
}

export function resultOn(compiled: Compiled, winner: number, choice: Choice): Result {
  const variant = compiled.variants.find(
    ({ outcome, when }) => outcome === winner && when.every((test) => isMet(test, choice)),
  );
  return { outcome: outcomeName(compiled, winner), ...(variant && { variant: variant.id }) };
}

/** Whether what answers lead to is named, with its variant or without. */
export function isNamed(names: readonly ResultName[], { outcome, variant }: Result): boolean {
  return names.includes(outcome) || (variant !== undefined && names.includes(`${outcome}/${variant}`));
}

export function outcomeName({ model }: Compiled, winner: number): OutcomeId {
  return model.outcomes[winner] ?? 'none';
}

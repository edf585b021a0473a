import { compile, type Choice, type Compiled } from './compile.js';
import { judge, NO_OUTCOME, outcomeName } from './judge.js';
import { isRelevant, spaceOf, type Space } from './space.js';
import type { DecisionModel, OutcomeId, Proof } from './types.js';

/**
 * Counts every combination of definite answers, and one more for the answer that leaves the wizard. A rule is dead
 * when no combination would come out otherwise without it; a question is idle when no answer to it matters.
 */
export function prove(model: DecisionModel): Proof {
  const compiled = compile(model);
  const space = spaceOf(model);
  const counts = new Map<OutcomeId, number>([...model.outcomes, 'none' as const].map((id) => [id, 0]));
  const tally = new Float64Array(NO_OUTCOME + 1);
  for (const winner of space.winners) tally[winner] = (tally[winner] ?? 0) + 1;
  tally.forEach((count, winner) => {
    if (count > 0) counts.set(outcomeName(compiled, winner), count);
  });
  counts.set(model.exit.outcome, 1);

  const open = compiled.questions.map(() => null);
  const rules = [...model.vetoes, ...model.weights];
  return {
    combinations: space.winners.length + 1,
    byOutcome: Object.fromEntries(counts) as Record<OutcomeId, number>,
    deadRules: rules.filter(({ id }) => isDead(id, compiled, space)).map(({ id }) => id),
    idleQuestions: compiled.questions
      .filter((_, index) => !isRelevant(space, index, open))
      .map(({ id }) => id),
  };
}

/** A prime that divides no combination count here, so stepping by it visits every combination, far apart ones first. */
const STRIDE = 7_368_787;

function isDead(id: string, compiled: Compiled, { winners, strides, sizes }: Space): boolean {
  const without: Compiled = {
    ...compiled,
    vetoes: compiled.vetoes.filter(({ rule }) => rule.id !== id),
    weights: compiled.weights.filter(({ rule }) => rule.id !== id),
  };
  const choice: Choice = new Uint8Array(sizes.length);
  for (let visited = 0, at = 0; visited < winners.length; visited += 1, at = (at + STRIDE) % winners.length) {
    for (let question = 0; question < sizes.length; question += 1) {
      choice[question] = Math.floor(at / (strides[question] ?? 1)) % (sizes[question] ?? 1);
    }
    if (judge(without, choice).winner !== winners[at]) return false;
  }
  return true;
}

import { compile, isMet, type Choice, type Compiled } from './compile.js';
import { diagramOf } from './diagram.js';
import { judge, outcomeName } from './judge.js';
import type { DecisionModel, OutcomeId, Proof } from './types.js';

/**
 * Counts every combination of definite answers, and one more for the answer that leaves the wizard. A rule is dead
 * when no combination would come out otherwise without it; a question is idle when no answer to it matters.
 */
export function prove(model: DecisionModel): Proof {
  const compiled = compile(model);
  const diagram = diagramOf(model);
  const counts = new Map<OutcomeId, number>([...model.outcomes, 'none' as const].map((id) => [id, 0]));
  let combinations = 0;
  for (const [winner, count] of diagram.count()) {
    counts.set(outcomeName(compiled, winner), count);
    combinations += count;
  }
  counts.set(model.exit.outcome, 1);
  const { asks } = diagram.all;
  const rules = [
    ...compiled.vetoes,
    ...compiled.weights.map((weight) => ({ ...weight, when: [weight.when] })),
  ];
  return {
    combinations: combinations + 1,
    byOutcome: Object.fromEntries(counts) as Record<OutcomeId, number>,
    deadRules: rules
      .filter(({ rule, when }) => isDead(rule.id, when, compiled, combinations))
      .map(({ rule }) => rule.id),
    idleQuestions: compiled.questions.filter((_, index) => ((asks >> index) & 1) === 0).map(({ id }) => id),
  };
}

/** A prime that divides no combination count here, so stepping by it visits every combination, far apart ones first. */
const STRIDE = 7_368_787;

function isDead(
  id: string,
  when: Compiled['vetoes'][number]['when'],
  compiled: Compiled,
  combinations: number,
): boolean {
  const without: Compiled = {
    ...compiled,
    vetoes: compiled.vetoes.filter(({ rule }) => rule.id !== id),
    weights: compiled.weights.filter(({ rule }) => rule.id !== id),
  };
  const sizes = compiled.questions.map(({ answers }) => answers.length);
  const choice: Choice = new Uint8Array(sizes.length);
  for (let visited = 0, at = 0; visited < combinations; visited += 1, at = (at + STRIDE) % combinations) {
    for (let question = sizes.length - 1, rest = at; question >= 0; question -= 1) {
      const size = sizes[question] ?? 1;
      choice[question] = rest % size;
      rest = Math.floor(rest / size);
    }
    if (!when.every((test) => isMet(test, choice))) continue;
    if (judge(without, choice).winner !== judge(compiled, choice).winner) return false;
  }
  return true;
}

import { choose, isMet, isSaid, type Choice, type Compiled } from './compile.js';
import { diagramOf } from './diagram.js';
import { judge, NO_OUTCOME, ruledOutBy, type Standing } from './judge.js';
import type { Answers } from './types.js';

/** What a set of answers comes to, with the open ones assumed. */
export interface Assumption {
  /** The answer each question counts as. */
  choice: Choice;
  standing: Standing;
}

/**
 * Takes the cautious answer wherever none was given. Where that would leave no outcome although some other answers to
 * the open questions leave one, as few of them as possible count otherwise: only what was said can conflict.
 */
export function assume(compiled: Compiled, given: Answers): Assumption {
  const choice = choose(compiled, given);
  const standing = judge(compiled, choice);
  if (standing.winner !== NO_OUTCOME) return { choice, standing };
  const open = [...compiled.questions.keys()].filter((index) => {
    const question = compiled.questions[index];
    return question !== undefined && !isSaid(question, given);
  });
  return yieldTo(compiled, choice, open)
    ? { choice, standing: judge(compiled, choice) }
    : { choice, standing };
}

/** Changes as few of the `open` answers of a choice as it takes to leave an outcome; false where nothing does. */
export function yieldTo(compiled: Compiled, choice: Choice, open: readonly number[]): boolean {
  const yielding = open.filter((question) => compiled.vetoing.has(question));
  if (yielding.length === 0 || saidLeavesNothing(compiled, choice, open)) return false;
  // One is nearly always enough; the diagram, which knows whether any will do, takes longer to ask.
  if (change(compiled, choice, yielding, 1)) return true;
  const fixed = Array.from(choice, (answer, index) => (open.includes(index) ? null : answer));
  if (diagramOf(compiled.model).given(fixed).only === NO_OUTCOME) return false;
  for (let changes = 2; changes <= yielding.length; changes += 1)
    if (change(compiled, choice, yielding, changes)) return true;
  return false;
}

/** Whether vetoes that rest on nothing but what was said rule everything out. */
function saidLeavesNothing(compiled: Compiled, choice: Choice, open: readonly number[]): boolean {
  const saidOut = compiled.vetoes
    .filter(({ when }) => when.every((test) => !open.includes(test.question) && isMet(test, choice)))
    .reduce((out, { rulesOut }) => out | rulesOut, 0);
  return leavesNothing(compiled, saidOut);
}

/** Tries each way of changing this many open answers, in the order of questions and answers. */
function change(compiled: Compiled, choice: Choice, open: readonly number[], changes: number): boolean {
  if (changes === 0) return !leavesNothing(compiled, ruledOutBy(compiled, choice));
  return open.some((question, index) => {
    const before = choice[question] ?? 0;
    const rest = open.slice(index + 1);
    const answers = compiled.questions[question]?.answers ?? [];
    const found = answers.some((_, answer) => {
      if (answer === before) return false;
      choice[question] = answer;
      return change(compiled, choice, rest, changes - 1);
    });
    if (!found) choice[question] = before;
    return found;
  });
}

export function leavesNothing({ model }: Compiled, ruledOut: number): boolean {
  const all = 2 ** model.outcomes.length - 1;
  return (ruledOut & all) === all;
}

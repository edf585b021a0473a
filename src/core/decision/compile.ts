import { own } from '../shared/index.js';
import type { AnswerId, Answers, Condition, DecisionModel, QuestionShape, Veto, Weight } from './types.js';

/** One definite answer to each question, as positions in the questions' lists of answers. */
export type Choice = Uint8Array;

/** A condition as a question's position and a bit set of its answers' positions. */
interface Test {
  question: number;
  answers: number;
}

/** The model with ids turned into positions and bit sets. Bit `n` of an outcome set stands for outcome `n`. */
export interface Compiled {
  model: DecisionModel;
  /** The questions that rules look at: all but the one that leaves the wizard. */
  questions: readonly QuestionShape[];
  vetoes: { rule: Veto; when: readonly Test[]; rulesOut: number }[];
  /** Positions of the questions that some veto looks at: only they can leave nothing. */
  vetoing: ReadonlySet<number>;
  weights: { rule: Weight; when: Test; outcome: number; points: number }[];
  /** In the model's order: the first of an outcome whose conditions hold is taken. */
  variants: { id: string; when: readonly Test[]; outcome: number }[];
  /** What each answer adds to the score of each outcome: by question, answer, outcome. */
  points: readonly (readonly (readonly number[])[])[];
}

const compiled = new WeakMap<DecisionModel, Compiled>();

/** Compiles a model once; its data never changes. */
export function compile(model: DecisionModel): Compiled {
  const known = compiled.get(model);
  if (known) return known;
  const questions = model.questions.filter(({ id }) => id !== model.exit.question);
  const test = ({ question, answers }: Condition): Test => {
    const index = questions.findIndex(({ id }) => id === question);
    const bits = answers.map((answer) => 1 << (questions[index]?.answers.indexOf(answer) ?? 0));
    return { question: index, answers: bits.reduce((set, bit) => set | bit, 0) };
  };
  const weights = model.weights.map((rule) => ({
    rule,
    when: test(rule.when[0]),
    outcome: model.outcomes.indexOf(rule.outcome),
    points: rule.points,
  }));
  const result: Compiled = {
    model,
    questions,
    vetoes: model.vetoes.map((rule) => ({
      rule,
      when: rule.when.map(test),
      rulesOut: rule.rulesOut.reduce((set, outcome) => set | (1 << model.outcomes.indexOf(outcome)), 0),
    })),
    vetoing: new Set(model.vetoes.flatMap(({ when }) => when.map((condition) => test(condition).question))),
    weights,
    variants: model.variants.map(({ id, when, outcome }) => ({
      id,
      when: when.map(test),
      outcome: model.outcomes.indexOf(outcome),
    })),
    points: pointsOf(model, questions, weights),
  };
  compiled.set(model, result);
  return result;
}

export function isMet({ question, answers }: Test, choice: Choice): boolean {
  return ((answers >> (choice[question] ?? 0)) & 1) === 1;
}

/** What was said, and the cautious answer everywhere else. */
export function choose({ questions }: Compiled, given: Answers): Choice {
  return Uint8Array.from(questions, (question) =>
    question.answers.indexOf(
      isSaid(question, given) ? (given[question.id] ?? '') : assumedAnswer(question, given),
    ),
  );
}

function assumedAnswer({ assumes, assumesBy }: QuestionShape, given: Answers): AnswerId {
  const by = assumesBy?.map(({ question, answers }) => own(answers, given[question] ?? ''));
  return by?.find((answer) => answer !== undefined) ?? assumes;
}

/** True where a definite answer was given: not for `unsure` and unknown ids. */
export function isSaid({ id, answers }: QuestionShape, given: Answers): boolean {
  const answer = given[id];
  return answer !== undefined && answers.includes(answer);
}

/** A question nobody has answered, not even with `unsure`. */
export function isOpen({ id, answers }: QuestionShape, given: Answers): boolean {
  const answer = given[id];
  return answer === undefined || (answer !== 'unsure' && !answers.includes(answer));
}

/** True for the answer that leaves the wizard at once. */
export function leaves({ exit }: DecisionModel, answers: Answers): boolean {
  return answers[exit.question] === exit.answer;
}

function pointsOf(
  { outcomes }: DecisionModel,
  questions: readonly QuestionShape[],
  weights: Compiled['weights'],
): number[][][] {
  return questions.map(({ answers }, question) =>
    answers.map((_, answer) =>
      outcomes.map((__, outcome) =>
        weights
          .filter((weight) => weight.outcome === outcome && weight.when.question === question)
          .filter(({ when }) => ((when.answers >> answer) & 1) === 1)
          .reduce((sum, weight) => sum + weight.points, 0),
      ),
    ),
  );
}

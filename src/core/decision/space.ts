import { compile, isMet, type Choice, type Compiled } from './compile.js';
import { winnerOf } from './judge.js';
import type { DecisionModel } from './types.js';

/**
 * The outcome of every combination of definite answers, one byte each, in mixed-radix order: the last question
 * changes fastest. Relevance and the proof read it, so both are exact by construction.
 */
export interface Space {
  winners: Uint8Array;
  /** How far apart two answers of a question stand. */
  strides: readonly number[];
  sizes: readonly number[];
}

const spaces = new WeakMap<DecisionModel, Space>();

export function spaceOf(model: DecisionModel): Space {
  const known = spaces.get(model);
  if (known) return known;
  const space = fill(compile(model));
  spaces.set(model, space);
  return space;
}

/** Walks the questions in order and carries what is ruled out and scored so far: each rule is applied once a branch. */
function fill(compiled: Compiled): Space {
  const { questions, model } = compiled;
  const sizes = questions.map(({ answers }) => answers.length);
  const strides = sizes.map((_, index) =>
    sizes.slice(index + 1).reduce((product, size) => product * size, 1),
  );
  const winners = new Uint8Array(sizes.reduce((product, size) => product * size, 1));
  const choice: Choice = new Uint8Array(questions.length);
  const outcomes = model.outcomes.length;
  // A veto is decided where the later of its questions is answered.
  const vetoesAt = questions.map((_, depth) =>
    compiled.vetoes.filter(({ when }) => Math.max(...when.map(({ question }) => question)) === depth),
  );
  const pointsAt = questions.map((question, depth) =>
    question.answers.map((_, answer) => pointsOf(compiled, depth, answer)),
  );
  // One row of scores for each depth, written over again and again: making arrays 15 million times is slow.
  const scores = Array.from({ length: questions.length + 1 }, () => new Int32Array(outcomes));
  let position = 0;

  function walk(depth: number, ruledOut: number): void {
    const above = scores[depth] as Int32Array;
    if (depth === sizes.length) {
      winners[position] = winnerOf(ruledOut, above);
      position += 1;
      return;
    }
    const below = scores[depth + 1] as Int32Array;
    const points = pointsAt[depth] as Int32Array[];
    const vetoes = vetoesAt[depth] as Compiled['vetoes'];
    for (let answer = 0; answer < points.length; answer += 1) {
      choice[depth] = answer;
      const added = points[answer] as Int32Array;
      for (let outcome = 0; outcome < outcomes; outcome += 1) {
        below[outcome] = (above[outcome] as number) + (added[outcome] as number);
      }
      let out = ruledOut;
      for (const { when, rulesOut } of vetoes) if (when.every((test) => isMet(test, choice))) out |= rulesOut;
      walk(depth + 1, out);
    }
  }
  walk(0, 0);
  return { winners, strides, sizes };
}

/** What one answer adds to the score of each outcome. */
function pointsOf({ model, weights }: Compiled, question: number, answer: number): Int32Array {
  const points = new Int32Array(model.outcomes.length);
  for (const { when, outcome, points: added } of weights) {
    if (when.question === question && ((when.answers >> answer) & 1) === 1)
      points[outcome] = (points[outcome] ?? 0) + added;
  }
  return points;
}

/**
 * Whether some answer to question `subject` changes the outcome for some answers to the questions still open.
 * `fixed[n]` is the position of the answer to question `n`, or null while it is open.
 */
export function isRelevant(
  { winners, strides, sizes }: Space,
  subject: number,
  fixed: readonly (number | null)[],
): boolean {
  const stride = strides[subject] ?? 0;
  const answers = sizes[subject] ?? 0;

  function differs(question: number, base: number): boolean {
    if (question === sizes.length) {
      for (let answer = 1; answer < answers; answer += 1) {
        if (winners[base + answer * stride] !== winners[base]) return true;
      }
      return false;
    }
    if (question === subject) return differs(question + 1, base);
    const step = strides[question] ?? 0;
    const answer = fixed[question] ?? null;
    if (answer !== null) return differs(question + 1, base + answer * step);
    for (let each = 0; each < (sizes[question] ?? 0); each += 1) {
      if (differs(question + 1, base + each * step)) return true;
    }
    return false;
  }
  return differs(0, 0);
}

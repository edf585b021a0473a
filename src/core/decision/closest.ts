import { assume, leavesNothing } from './assume.js';
import { choose, isSaid, type Choice, type Compiled } from './compile.js';
import { judge, NO_OUTCOME, outcomeName, ruledOutBy } from './judge.js';
import type { Advice, Answers } from './types.js';

type Closest = Advice['closest'][number];

/**
 * What becomes possible where what was said leaves no outcome: each outcome that the fewest changed answers lead to,
 * once for each set of questions they belong to. Facts give way only where no wish can, and a small step comes before
 * a large one.
 */
export function closestTo(compiled: Compiled, answers: Answers): Closest[] {
  const search = new Search(compiled, answers);
  for (let changes = 1; changes <= search.said.length; changes += 1) {
    const found = search.waysOut(changes);
    if (found.length === 0) continue;
    const byWishes = found.filter(({ bend }) => bend < A_FACT);
    const ways = byWishes.length > 0 ? byWishes : found;
    return once(ways.toSorted((a, b) => a.bend - b.bend)).map(({ way }) => way);
  }
  return [];
}

interface Found {
  way: Closest;
  /** How far the answers move along their lists; a fact costs more than any wish. */
  bend: number;
}
const A_FACT = 100;

class Search {
  readonly #compiled: Compiled;
  readonly #choice: Choice;
  /** What was said, where some questions are open: what those count as may hang on what is changed. */
  readonly #answers: Answers | null;
  /** Positions of the questions that were answered and that some veto looks at. */
  readonly said: readonly number[];
  readonly #changed = new Map<number, number>();
  #found: Found[] = [];

  constructor(compiled: Compiled, answers: Answers) {
    this.#compiled = compiled;
    this.#choice = choose(compiled, answers);
    const { questions, vetoing } = compiled;
    const said = [...questions.keys()].filter((at) => questions[at] && isSaid(questions[at], answers));
    this.#answers = said.length < questions.length ? answers : null;
    this.said = said.filter((at) => vetoing.has(at));
  }

  waysOut(changes: number): Found[] {
    this.#found = [];
    this.#change(0, changes);
    return this.#found;
  }

  #change(from: number, changes: number): void {
    if (changes === 0) return this.#note();
    for (let index = from; index < this.said.length; index += 1) {
      const at = this.said[index] ?? 0;
      const before = this.#choice[at] ?? 0;
      const size = this.#compiled.questions[at]?.answers.length ?? 0;
      for (let answer = 0; answer < size; answer += 1) {
        if (answer === before) continue;
        this.#choice[at] = answer;
        this.#changed.set(at, before);
        this.#change(index + 1, changes - 1);
      }
      this.#choice[at] = before;
      this.#changed.delete(at);
    }
  }

  #note(): void {
    const compiled = this.#compiled;
    if (!this.#answers && leavesNothing(compiled, ruledOutBy(compiled, this.#choice))) return;
    let bend = 0;
    const gives = [...this.#changed].map(([at, before]) => {
      const question = compiled.questions[at];
      const answer = this.#choice[at] ?? 0;
      bend += Math.abs(answer - before) + (question?.isWish ? 0 : A_FACT);
      return { question: question?.id ?? 'caller', answer: question?.answers[answer] ?? '' };
    });
    const changed = Object.fromEntries(gives.map(({ question, answer }) => [question, answer]));
    const { winner } = this.#answers
      ? assume(compiled, { ...this.#answers, ...changed }).standing
      : judge(compiled, this.#choice);
    if (winner === NO_OUTCOME) return;
    this.#found.push({ way: { outcome: outcomeName(compiled, winner), gives }, bend });
  }
}

/** The smallest step alone of those that lead to the same outcome by the same questions. */
function once(found: readonly Found[]): Found[] {
  const seen = new Set<string>();
  return found.filter(({ way }) => {
    const name = [way.outcome, ...way.gives.map(({ question }) => question)].join(' ');
    return seen.size < seen.add(name).size;
  });
}

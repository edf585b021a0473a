import { assume } from './assume.js';
import { isSaid, type Compiled } from './compile.js';
import { NO_OUTCOME, outcomeName } from './judge.js';
import type { Advice, AnswerId, Answers, QuestionShape } from './types.js';

type Closest = Advice['closest'][number];

/**
 * What becomes possible where what was said leaves no outcome: each outcome that the fewest changed answers lead to,
 * once for each set of questions they belong to. Wishes give way before facts do, and a small step before a large one.
 */
export function closestTo(compiled: Compiled, answers: Answers): Closest[] {
  const said = compiled.questions.filter((question) => isSaid(question, answers));
  for (let changes = 1; changes <= said.length; changes += 1) {
    const found = waysOut(compiled, answers, said, changes);
    if (found.length > 0) return once(found.toSorted((a, b) => a.bend - b.bend)).map(({ way }) => way);
  }
  return [];
}

interface Found {
  way: Closest;
  /** How far the answers move along their lists; a fact costs more than any wish. */
  bend: number;
}
const A_FACT = 100;

function waysOut(
  compiled: Compiled,
  answers: Answers,
  questions: readonly QuestionShape[],
  changes: number,
): Found[] {
  if (changes === 0) {
    const { standing } = assume(compiled, answers);
    if (standing.winner === NO_OUTCOME) return [];
    return [{ way: { outcome: outcomeName(compiled, standing.winner), gives: [] }, bend: 0 }];
  }
  return questions.flatMap((question, index) =>
    question.answers
      .filter((answer) => answer !== answers[question.id])
      .flatMap((answer) =>
        waysOut(compiled, { ...answers, [question.id]: answer }, questions.slice(index + 1), changes - 1).map(
          ({ way, bend }) => ({
            way: { ...way, gives: [{ question: question.id, answer }, ...way.gives] },
            bend: bend + bendOf(question, answers[question.id] ?? '', answer),
          }),
        ),
      ),
  );
}

function bendOf({ answers, isWish }: QuestionShape, from: AnswerId, to: AnswerId): number {
  return Math.abs(answers.indexOf(from) - answers.indexOf(to)) + (isWish ? 0 : A_FACT);
}

/** The smallest step alone of those that lead to the same outcome by the same questions. */
function once(found: readonly Found[]): Found[] {
  const seen = new Set<string>();
  return found.filter(({ way }) => {
    const name = [way.outcome, ...way.gives.map(({ question }) => question)].join(' ');
    return seen.size < seen.add(name).size;
  });
}

import { expect, test } from 'vitest';
import { decisionModel } from '../../../src/content/decision/index.js';
import {
  outcomeOf,
  prove,
  questionsLeft,
  relevantQuestions,
  resultOf,
  type Answers,
  type Condition,
} from '../../../src/core/decision/index.js';

const proof = prove(decisionModel);
const inbound = decisionModel.questions.filter(({ id }) => id !== 'direction');

/** Every `step`-th combination of definite answers, the last question changing fastest. */
function* combinations(step: number): Generator<Answers> {
  const total = inbound.reduce((product, { answers }) => product * answers.length, 1);
  for (let index = 0; index < total; index += step) {
    let rest = index;
    yield Object.fromEntries(
      inbound.toReversed().map(({ id, answers }) => {
        const answer = answers[rest % answers.length];
        rest = Math.floor(rest / answers.length);
        return [id, answer];
      }),
    );
  }
}

test('all 11,337,408 inbound combinations of definite answers have an outcome, and webhooks too', () => {
  const shares = Object.entries(proof.byOutcome).map(
    ([id, count]) =>
      `${id}: ${count.toLocaleString('en')} (${((100 * count) / proof.combinations).toFixed(1)} %)`,
  );
  console.info(
    `How often each outcome wins, of ${proof.combinations.toLocaleString('en')}:\n${shares.join('\n')}`,
  );
  expect(proof.combinations).toBe(11_337_408 + 1);
  expect(Object.values(proof.byOutcome).reduce((sum, count) => sum + count)).toBe(proof.combinations);
});

test('every outcome wins somewhere', () => {
  expect(Object.entries(proof.byOutcome).filter(([, count]) => count === 0)).toEqual([]);
});

test('no rule is dead and no question is idle', () => {
  expect(proof.deadRules).toEqual([]);
  expect(proof.idleQuestions).toEqual([]);
});

test('counting agrees with deciding one by one, and every “none” names two wishes', () => {
  const isWished = ({ question, answers: wished }: Condition, answers: Answers): boolean =>
    wished.includes(answers[question] ?? '');
  let sampled = 0;
  const counted: Record<string, number> = {};
  for (const answers of combinations(101)) {
    const outcome = outcomeOf(decisionModel, answers);
    counted[outcome] = (counted[outcome] ?? 0) + 1;
    sampled += 1;
    if (outcome !== 'none') continue;
    const named = decisionModel.tensions.some(({ when }) => when.every((wish) => isWished(wish, answers)));
    expect([answers, named]).toEqual([answers, true]);
  }
  for (const [outcome, count] of Object.entries(counted)) {
    expect(count / sampled).toBeCloseTo((proof.byOutcome[outcome as 'none'] ?? 0) / proof.combinations, 2);
  }
});

test('an open question is relevant exactly when brute force finds a change', () => {
  let checked = 0;
  for (const all of combinations(400_009)) {
    // Five open questions keep brute force small; which five changes from sample to sample.
    const open = inbound.filter((_, index) => (index * 7 + checked * 3) % inbound.length < 5);
    const given = Object.fromEntries(
      Object.entries(all).filter(([id]) => !open.some((question) => question.id === id)),
    );
    const changes = open.filter((subject) => {
      const others = open.filter((question) => question !== subject);
      return fillings(others).some((filling) => {
        const results = subject.answers.map((answer) =>
          JSON.stringify(resultOf(decisionModel, { ...given, ...filling, [subject.id]: answer })),
        );
        return new Set(results).size > 1;
      });
    });
    const relevant = relevantQuestions(decisionModel, { direction: 'inbound', ...given });
    expect(relevant).toEqual(changes.map(({ id }) => id));
    checked += 1;
  }
});

test('at most N more is the longest way that is left, when only what matters is asked, in order', () => {
  const longest = (answers: Answers): number => {
    const [next] = relevantQuestions(decisionModel, answers);
    const question = decisionModel.questions.find(({ id }) => id === next);
    if (!question) return 0;
    return 1 + Math.max(...question.answers.map((answer) => longest({ ...answers, [question.id]: answer })));
  };
  const seen = new Set<number>();
  let checked = 0;
  for (const all of combinations(300_007)) {
    const open = inbound.filter((_, index) => (index * 5 + checked * 3) % inbound.length < 6);
    const given = Object.fromEntries(
      Object.entries(all).filter(([id]) => !open.some((question) => question.id === id)),
    );
    const answers: Answers = { direction: 'inbound', ...given };
    const left = questionsLeft(decisionModel, answers);
    expect([answers, left]).toEqual([answers, longest(answers)]);
    seen.add(left);
    checked += 1;
  }
  expect(seen.size).toBeGreaterThan(3);
  expect(questionsLeft(decisionModel, {})).toBeLessThanOrEqual(14);
});

function fillings(questions: typeof inbound): Answers[] {
  return questions.reduce<Answers[]>(
    (sofar, { id, answers }) =>
      sofar.flatMap((filling) => answers.map((answer) => ({ ...filling, [id]: answer }))),
    [{}],
  );
}

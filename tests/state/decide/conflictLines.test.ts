import { expect, test } from 'vitest';
import { decisionModel } from '../../../src/content/decision/model.js';
import { decide, outcomeOf, type Answers } from '../../../src/core/decision/index.js';
import { tensionLines } from '../../../src/state/decide/conflictLines.js';

const lines = (answers: Answers): ReturnType<typeof tensionLines> =>
  tensionLines(decide(decisionModel, answers), answers);

const STUCK: Answers = {
  direction: 'inbound',
  caller: 'partner',
  home: 'browser',
  revocation: 'next-request',
  lookup: 'none',
};

test('where nothing fits, each wish says what giving it up buys, and deciding without it agrees', () => {
  expect(outcomeOf(decisionModel, STUCK)).toBe('none');
  for (const { tension, wishes } of lines(STUCK)) {
    for (const [index, { buys }] of wishes.entries()) {
      const wish = tension.when[index];
      const question = decisionModel.questions.find(({ id }) => id === wish?.question);
      const becomes = (question?.answers ?? [])
        .filter((answer) => !wish?.answers.includes(answer))
        .map((answer) => outcomeOf(decisionModel, { ...STUCK, [wish?.question ?? '']: answer }));
      expect([tension.id, [...buys].sort()]).toEqual([
        tension.id,
        [...new Set(becomes.filter((outcome) => outcome !== 'none'))].sort(),
      ]);
    }
  }
});

test('what leads out comes first', () => {
  const waysOut = lines(STUCK).map(({ wishes }) => wishes.filter(({ buys }) => buys.length > 0).length);
  expect(waysOut[0]).toBeGreaterThan(0);
  expect(waysOut).toEqual(waysOut.toSorted((a, b) => b - a));
});

test('where something fits, a tension is told without a price', () => {
  const answers: Answers = {
    ...STUCK,
    home: 'server',
    revocation: 'hours',
    lookup: 'cheap',
    stakes: 'high',
    platform: 'app-only',
  };
  expect(outcomeOf(decisionModel, answers)).not.toBe('none');
  const told = lines(answers);
  expect(told.length).toBeGreaterThan(0);
  expect(told.flatMap(({ wishes }) => wishes.flatMap(({ buys }) => buys))).toEqual([]);
});

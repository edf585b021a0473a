import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { questions } from '../../../src/content/decision/questions.js';
import { readAnswers, takesUnsure, withAnswer, writeAnswers } from '../../../src/state/decide/link.js';
import { formatRoute, parseRoute } from '../../../src/state/shell/route.js';

const ids = new Set<string>(questions.map(({ id }) => id));

const knownAnswers = fc
  .record(
    Object.fromEntries(
      questions.map((question) => [
        question.id,
        fc.option(
          fc.constantFrom(
            ...question.answers.map(({ id }) => id),
            ...(takesUnsure(question) ? ['unsure'] : []),
          ),
          { nil: undefined },
        ),
      ]),
    ),
  )
  .map((record) =>
    Object.fromEntries(Object.entries(record).filter((entry): entry is [string, string] => !!entry[1])),
  );

describe('reading answers from a link', () => {
  test('known answers come back as they were written', () => {
    fc.assert(
      fc.property(knownAnswers, (answers) => {
        const route = parseRoute(formatRoute(['decide', 'result'], writeAnswers(answers)));
        if (route.page !== 'decide') throw new Error('not a decision');
        expect(readAnswers(route.query)).toEqual({ answers, problems: [] });
      }),
    );
  });

  test('junk never throws, and every part of it that is not ours is reported', () => {
    const name = fc.oneof(fc.string(), fc.constantFrom(...ids, '__proto__', 'constructor'));
    const value = fc.oneof(fc.string(), fc.constantFrom('unsure', 'partner', 'server', 'toString'));
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(name, value), { selector: ([key]) => key }), (pairs) => {
        const { answers, problems } = readAnswers(Object.fromEntries(pairs));
        expect(Object.keys(answers).length + problems.length).toBe(pairs.length);
        expect(Object.keys(answers).every((key) => ids.has(key))).toBe(true);
      }),
    );
  });

  test('any fragment at all reads without an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const route = parseRoute(`#/decide/result?${text}`);
        expect(route.page === 'decide' && readAnswers(route.query)).toBeTruthy();
      }),
    );
  });

  test('an answer we do not know counts as not answered and keeps the others', () => {
    expect(readAnswers({ caller: 'partner', revocation: 'yesterday', colour: 'red' })).toEqual({
      answers: { caller: 'partner' },
      problems: [
        { code: 'unknown-answer', question: 'revocation', name: 'yesterday' },
        { code: 'unknown-question', name: 'colour' },
      ],
    });
  });

  test('“not sure” is an answer to every question but the direction', () => {
    expect(readAnswers({ direction: 'unsure', stakes: 'unsure' })).toEqual({
      answers: { stakes: 'unsure' },
      problems: [{ code: 'unknown-answer', question: 'direction', name: 'unsure' }],
    });
  });
});

describe('changing one answer', () => {
  test('leaves the others and the order of the questions', () => {
    const answers = withAnswer({ stakes: 'low' }, 'caller', 'partner');
    expect(Object.entries(answers)).toEqual([
      ['caller', 'partner'],
      ['stakes', 'low'],
    ]);
  });

  test('null takes the answer back', () => {
    expect(withAnswer({ stakes: 'low', caller: 'ours' }, 'stakes', null)).toEqual({ caller: 'ours' });
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decisionModel } from '../../../src/content/decision/model.js';
import { decide, type Advice, type Answers } from '../../../src/core/decision/index.js';
import {
  companionLines,
  reasonLines,
  ruledOutLines,
  standings,
} from '../../../src/state/decide/adviceLines.js';
import { outcomeWords } from '../../../src/state/decide/outcomeWords.js';

const someAnswers = fc.record(
  Object.fromEntries(
    decisionModel.questions.map(({ id, answers }) => [id, fc.constantFrom(...answers, 'unsure')]),
  ),
  { requiredKeys: [] },
) as fc.Arbitrary<Answers>;

const rules = new Map([...decisionModel.vetoes, ...decisionModel.weights].map((rule) => [rule.id, rule]));

/** Whether every question a rule asks about was answered, by something definite. */
function isSaid(id: string, { assumed }: Advice): boolean {
  return (rules.get(id)?.when ?? []).every(({ question }) => !assumed.includes(question));
}

test('what was said and what is assumed never mix: a reason that needs one open answer is assumed', () => {
  fc.assert(
    fc.property(someAnswers, (answers) => {
      const advice = decide(decisionModel, answers);
      for (const { assumed, rules: told } of reasonLines(advice, answers))
        for (const { id } of told) expect([id, assumed]).toEqual([id, !isSaid(id, advice)]);
      for (const { rule, assumed } of ruledOutLines(advice, answers))
        expect([rule.id, assumed.length > 0]).toEqual([rule.id, !isSaid(rule.id, advice)]);
      for (const { companion, assumed } of companionLines(advice, answers))
        expect([companion.id, assumed.length]).toEqual([
          companion.id,
          companion.when.filter(({ question }) => advice.assumed.includes(question)).length,
        ]);
    }),
  );
});

test('why something is ruled out stands once, with everything it rules out, and not among the reasons', () => {
  fc.assert(
    fc.property(someAnswers, (answers) => {
      const advice = decide(decisionModel, answers);
      const out = ruledOutLines(advice, answers).map(({ rule }) => rule.id);
      const reasons = reasonLines(advice, answers).flatMap((line) => line.rules.map(({ id }) => id));
      const told = [...out, ...reasons];
      expect(told).toEqual([...new Set(told)]);
      const excluded = ruledOutLines(advice, answers).flatMap(({ outcomes }) => outcomes);
      expect(new Set(excluded)).toEqual(new Set(advice.ruledOut.map(({ outcome }) => outcome)));
    }),
  );
});

test.each<[Answers, boolean]>([
  [{}, false],
  [{ direction: 'inbound' }, false],
  [{ direction: 'inbound', caller: 'partner' }, true],
  [{ caller: 'unsure' }, true],
  [{ direction: 'webhooks' }, true],
])('after %j somebody leads: %j', (answers, leads) => {
  const states = standings(decide(decisionModel, answers), answers).map(({ state }) => state);
  expect(states.includes('leads')).toBe(leads);
});

test('a variant with costs of its own is told with those alone', () => {
  const answers: Answers = { caller: 'partner', home: 'server', stakes: 'high', platform: 'app-only' };
  const signed = outcomeWords(decide(decisionModel, answers));
  const plain = outcomeWords(decide(decisionModel, { ...answers, stakes: 'low' }));
  expect(signed.headline).not.toEqual(plain.headline);
  expect(signed.costs).not.toEqual(plain.costs);
});

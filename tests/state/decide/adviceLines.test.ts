import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decisionModel } from '../../../src/content/decision/model.js';
import { otherForm } from '../../../src/content/decision/otherForm.js';
import { decide, type Advice, type Answers } from '../../../src/core/decision/index.js';
import {
  companionLines,
  reasonLines,
  ruledOutLines,
  standings,
} from '../../../src/state/decide/adviceLines.js';
import { planned, partsOf } from '../../../src/state/decide/planned.js';
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
      for (const { rule, assumed } of ruledOutLines(advice, answers).flatMap(({ rules: told }) => told))
        expect([rule.id, assumed.length > 0]).toEqual([rule.id, !isSaid(rule.id, advice)]);
      for (const { companion, assumed } of companionLines(advice, answers))
        expect([companion.id, assumed.length]).toEqual([
          companion.id,
          companion.when.filter(({ question }) => advice.assumed.includes(question)).length,
        ]);
    }),
  );
});

test('what is ruled out stands once, with every rule that excludes it, and those not among the reasons', () => {
  fc.assert(
    fc.property(someAnswers, (answers) => {
      const advice = decide(decisionModel, answers);
      const lines = ruledOutLines(advice, answers);
      const excluded = lines.flatMap(({ outcomes }) => outcomes);
      expect(excluded).toEqual(
        [...new Set(advice.ruledOut.map(({ outcome }) => outcome))].toSorted(
          (a, b) => excluded.indexOf(a) - excluded.indexOf(b),
        ),
      );
      for (const { outcomes, rules: told } of lines)
        for (const outcome of outcomes)
          expect(told.map(({ rule }) => rule.id)).toEqual(
            advice.ruledOut.filter((entry) => entry.outcome === outcome).map(({ rule }) => rule),
          );
      const out = new Set(advice.ruledOut.map(({ rule }) => rule));
      const reasons = reasonLines(advice, answers).flatMap((line) => line.rules.map(({ id }) => id));
      expect(reasons).toEqual([...new Set(reasons)].filter((id) => !out.has(id)));
    }),
  );
});

test('an assumed answer that decides how the outcome is used stands among what is assumed', () => {
  let used = 0;
  fc.assert(
    fc.property(someAnswers, (answers) => {
      const advice = decide(decisionModel, answers);
      const assumed = reasonLines(advice, answers).filter((line) => line.assumed);
      for (const { question, becomes } of advice.flips) {
        if (becomes !== advice.outcome || !advice.assumed.includes(question)) continue;
        used += 1;
        const line = assumed.find((each) => each.question.id === question);
        expect(line?.otherwise.map((form) => otherForm(advice, form))).not.toContain('');
        expect(line?.otherwise.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 500 },
  );
  // A few in a hundred answers: enough of them were met to have said something.
  expect(used).toBeGreaterThan(3);
});

test('the plan names the public keys where requests are signed, and only there', () => {
  const answers: Answers = { caller: 'partner', home: 'server', stakes: 'high', platform: 'app-only' };
  const built = (said: Answers): string[] =>
    partsOf([planned('a', { name: '', answers: said })]).map(({ id }) => id);
  expect(built(answers)).toEqual(['key-table', 'caller-public-keys']);
  expect(built({ ...answers, stakes: 'low' })).toEqual(['key-table']);
});

test('how an outcome is used otherwise is told by what sets it apart', () => {
  const now = { outcome: 'api-key', variant: 'signed' } as const;
  expect(otherForm(now, { outcome: 'api-key' })).toBe('Use an API key, stored hashed, limited per key.');
  const forms = decisionModel.variants.map(({ outcome, id: variant }) => ({ outcome, variant }));
  for (const one of forms)
    for (const other of forms.filter(({ outcome }) => outcome === one.outcome))
      if (one.variant !== other.variant) expect(otherForm(one, other)).not.toBe(otherForm(other, one));
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

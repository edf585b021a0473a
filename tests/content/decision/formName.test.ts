import { expect, test } from 'vitest';
import { decisionModel } from '../../../src/content/decision/model.js';
import { formName } from '../../../src/content/decision/otherForm.js';
import { outcomeNames } from '../../../src/content/decision/outcomeNames.js';
import type { OutcomeId, Result } from '../../../src/core/decision/index.js';

test('every form of an outcome has a name of its own, fit to stand in a list', () => {
  const plain = (Object.keys(outcomeNames) as OutcomeId[]).map((outcome): Result => ({ outcome }));
  const forms = new Map<string, Result>(
    [...plain, ...decisionModel.variants.map(({ outcome, id }): Result => ({ outcome, variant: id }))].map(
      (result) => [`${result.outcome} ${result.variant ?? ''}`, result],
    ),
  );
  const names = [...forms.values()].map(formName);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => name.includes(','))).toEqual([]);
});

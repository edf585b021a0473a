import { expect, test } from 'vitest';
import { decisionModel } from '../../../src/content/decision/model.js';
import { ruleLines, rulesWith, tieBreak } from '../../../src/state/decide/rules/rules.js';

test('every rule is told, with what it does, when, why and from where', () => {
  const ids = [...decisionModel.vetoes, ...decisionModel.weights].map(({ id }) => id);
  expect(ruleLines.map(({ id }) => id)).toEqual(ids);
  for (const { effect, when, reason, citations } of ruleLines) {
    expect(effect).toMatch(/^(Rules out|[+−]\d for) [A-Z]/);
    expect(when.length).toBeGreaterThan(0);
    expect(reason).toMatch(/\.$/);
    expect(citations.length).toBeGreaterThan(0);
  }
  expect(tieBreak[0]).toBe('Cookie session');
});

test('a search finds the rules in which every word occurs, in any order and case', () => {
  const found = rulesWith('  COOKIE rules ');
  expect(found.length).toBeGreaterThan(0);
  expect(found.every(({ effect }) => effect.startsWith('Rules out'))).toBe(true);
  expect(rulesWith('')).toHaveLength(ruleLines.length);
  expect(rulesWith('swordfish')).toEqual([]);
});

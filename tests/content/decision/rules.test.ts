import { describe, expect, test } from 'vitest';
import { decisionModel } from '../../../src/content/decision/index.js';
import { sources } from '../../../src/content/sources/index.js';

const { vetoes, weights, tensions, companions, questions, outcomes } = decisionModel;
const entries = [...vetoes, ...weights, ...tensions, ...companions];

test('ids are told apart', () => {
  const ids = entries.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

describe.each(entries.map((entry) => [entry.id, entry] as const))('%s', (_, entry) => {
  test('names at least one source, and each exists', () => {
    expect(entry.citations.length).toBeGreaterThan(0);
    for (const { source } of entry.citations) expect(Object.keys(sources)).toContain(source);
  });

  test('asks for answers that exist', () => {
    for (const condition of entry.when) {
      const known = questions.find(({ id }) => id === condition.question)?.answers ?? [];
      for (const answer of condition.answers) expect(known).toContain(answer);
    }
  });
});

test('rules speak only of outcomes they can choose between', () => {
  for (const { rulesOut } of vetoes) for (const outcome of rulesOut) expect(outcomes).toContain(outcome);
  for (const { outcome, points } of weights) {
    expect(outcomes).toContain(outcome);
    expect(Math.abs(points)).toBeLessThanOrEqual(3);
  }
});

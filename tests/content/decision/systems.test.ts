import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decisionModel } from '../../../src/content/decision/index.js';
import { decide, type Answers, type OutcomeId } from '../../../src/core/decision/index.js';

/** A system of everyday practice, and the advice that an architect signs for it: written down before the rules were. */
interface System {
  id: string;
  title: string;
  answers: Answers;
  accept: OutcomeId[];
  mustNot: OutcomeId[];
  variant?: string;
}

const systems = JSON.parse(readFileSync(new URL('systems.json', import.meta.url), 'utf8')) as System[];

test('thirty systems are told apart', () => {
  expect(new Set(systems.map(({ id }) => id)).size).toBe(30);
});

describe.each(systems)('$title', ({ answers, accept, mustNot, variant }) => {
  test('gets advice that an architect signs', () => {
    const advice = decide(decisionModel, answers);
    expect(accept).toContain(advice.outcome);
    expect(mustNot).not.toContain(advice.outcome);
    // The variant belongs to what the architect named first.
    if (advice.outcome === accept[0] && variant !== undefined) expect(advice.variant).toBe(variant);
  });
});

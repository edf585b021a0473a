import { describe, expect, test } from 'vitest';
import {
  adviceOn,
  exportReport,
  judge,
  PATTERNS,
  patternOf,
  type Kit,
  type Pattern,
} from '../../../src/core/verifier/index.js';
import { kitFor } from './kits.js';

const judged = (kit: Kit, statusOf: (accept: boolean | 'either') => number) =>
  judge(
    kit,
    kit.cases.map(({ id, accept }) => ({ id, status: statusOf(accept) })),
  );

const EXAMPLES: readonly [status: number, pattern: Pattern, advice: RegExp, isJudged: boolean][] = [
  [0, 'no-answer', /not reached/, false],
  [302, 'redirected', /sign-in page/, false],
  [404, 'not-found', /Check the path/, false],
  [405, 'wrong-method', /does not accept this method/, false],
  [429, 'throttled', /fewer tokens per second/, false],
  [502, 'broken', /key set/, false],
  [401, 'refuses-all', /another issuer, expects another audience/, false],
  [400, 'refuses-all', /another issuer, expects another audience/, false],
  [403, 'forbids-all', /Nothing can be said of the verifier/, false],
  [200, 'takes-all', /nothing is checked/, true],
];

describe('answers that are all the same', () => {
  test.each(EXAMPLES)('%i: %s', async (status, pattern, advice, isJudged) => {
    const kit = await kitFor('ES256');
    const report = judged(kit, () => status);
    expect(patternOf(report.rows)).toBe(pattern);
    expect(report.judged).toBe(isJudged);
    expect(adviceOn(report)).toMatch(advice);
    expect(exportReport(kit, report, 'markdown')).toMatch(advice);
  });

  test('have an example each', () => {
    expect([...new Set(EXAMPLES.map(([, pattern]) => pattern))].sort()).toEqual([...PATTERNS].sort());
  });
});

test('answers that differ are advised case by case', async () => {
  const kit = await kitFor('ES256');
  for (const bad of [401, 403, 500]) {
    const report = judged(kit, (accept) => (accept === true ? 200 : bad));
    expect([report.judged, adviceOn(report)]).toEqual([true, null]);
  }
  const [first] = kit.cases;
  expect(adviceOn(judge(kit, [{ id: first?.id ?? '', status: 401 }]))).toBeNull();
});

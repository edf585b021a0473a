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
    const shown = new Set([...EXAMPLES.map(([, pattern]) => pattern), 'forbids-bad']);
    expect([...shown].sort()).toEqual([...PATTERNS].sort());
  });
});

describe('403 for the bad tokens alone', () => {
  /** One bad token in so many meets something else. */
  const forbidding = (kit: Kit, oneIn: number, other: number, good = 200) => {
    let bad = 0;
    return judged(kit, (accept) => (accept === false ? ((bad += 1) % oneIn === 0 ? other : 403) : good));
  };

  test.each([200, 400, 401, 500])(
    'is remarked on, though one in ten answers %i, and judged as before',
    async (other) => {
      const kit = await kitFor('ES256');
      const report = forbidding(kit, 10, other);
      expect(patternOf(report.rows)).toBe('forbids-bad');
      expect(report.rows.find(({ status }) => status === 403)?.verdict).toBe('wrong');
      for (const text of [adviceOn(report), exportReport(kit, report, 'markdown')]) {
        expect(text).toMatch(/RFC 6750, section 3\.1.*`invalid_token`.*`insufficient_scope`/);
      }
    },
  );

  test.each([
    ['one in two is refused with 401', 2, 200],
    ['good ones answer 403 as well', 10, 403],
    ['good ones are refused', 10, 401],
  ])('is not, where %s', async (_, oneIn, good) => {
    expect(patternOf(forbidding(await kitFor('ES256'), oneIn, 401, good).rows)).toBeNull();
  });
});

test('answers that differ are advised case by case', async () => {
  const kit = await kitFor('ES256');
  for (const bad of [401, 500]) {
    const report = judged(kit, (accept) => (accept === true ? 200 : bad));
    expect([report.judged, adviceOn(report)]).toEqual([true, null]);
  }
  const [first] = kit.cases;
  expect(adviceOn(judge(kit, [{ id: first?.id ?? '', status: 401 }]))).toBeNull();
});

import { describe, expect, test } from 'vitest';
import { ALGS } from '../../../src/core/credentials/index.js';
import { causesOf, judge, PROFILES, type Kit } from '../../../src/core/verifier/index.js';
import { kitFor } from './kits.js';

const judged = (kit: Kit, getsIn: (id: string) => boolean) =>
  judge(
    kit,
    kit.cases.map(({ id, accept }) => ({ id, status: accept === true || getsIn(id) ? 200 : 401 })),
  );

describe.each(ALGS.flatMap((alg) => PROFILES.map((profile) => [alg, profile] as const)))(
  'a kit of %s for %s',
  (alg, profile) => {
    test('has each bad token under the check that would refuse it, and under no other', async () => {
      const kit = await kitFor(alg, { profile });
      const bad = kit.cases.filter(({ accept }) => accept === false).map(({ id }) => id);
      const found = causesOf(judged(kit, () => true)).flatMap(({ rows }) => rows.map(({ id }) => id));
      expect(found.sort()).toEqual(bad.sort());
    });
  },
);

test('a verifier that is told no issuer lacks that check alone', async () => {
  const causes = causesOf(judged(await kitFor('ES256'), (id) => id.startsWith('iss-')));
  expect(causes.map(({ lacks }) => lacks)).toEqual(['does not check the issuer exactly']);
  expect(causes[0]?.rows.length).toBeGreaterThan(3);
});

test('a verifier that refuses every bad token lacks nothing', async () => {
  expect(causesOf(judged(await kitFor('ES256'), () => false))).toEqual([]);
});

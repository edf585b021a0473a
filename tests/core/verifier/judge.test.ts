import { describe, expect, test } from 'vitest';
import { judge, type Kit } from '../../../src/core/verifier/index.js';
import { kitFor } from './kits.js';

const statusBy = (kit: Kit, statusOf: (accept: boolean | 'either', id: string) => number) =>
  kit.cases.map(({ id, accept }) => ({ id, status: statusOf(accept, id) }));
const verdictOn = async (id: string, status: number) => {
  const kit = await kitFor('ES256');
  const results = statusBy(kit, (accept, each) => (each === id ? status : accept === true ? 200 : 401));
  return judge(kit, results).rows.find((row) => row.id === id);
};

describe('an answer', () => {
  test.each([
    [200, 'taken', 'right'],
    [204, 'taken', 'right'],
    [403, 'taken-forbidden', 'right'],
    [401, 'refused', 'wrong'],
    [400, 'refused-400', 'wrong'],
  ])('%i to a good token is %s: %s', async (status, reading, verdict) => {
    expect(await verdictOn('large', status)).toMatchObject({ status, reading, verdict });
  });

  test.each([
    [200, 'taken', 'wrong'],
    [403, 'taken-forbidden', 'wrong'],
    [401, 'refused', 'right'],
    [400, 'refused-400', 'right'],
  ])('%i to a bad token is %s: %s', async (status, reading, verdict) => {
    expect(await verdictOn('alg-none', status)).toMatchObject({ status, reading, verdict });
  });

  test.each([0, 100, 301, 302, 404, 405, 422, 429, 431, 500, 502, 503])(
    '%i is unclear and never a pass, whatever the token',
    async (status) => {
      for (const id of ['large', 'alg-none', 'crit-empty']) {
        expect(await verdictOn(id, status)).toMatchObject({ reading: 'unclear', verdict: 'unclear' });
      }
    },
  );

  test.each([200, 403, 401, 400])('%i is right where both answers are honest', async (status) => {
    expect(await verdictOn('crit-empty', status)).toMatchObject({ verdict: 'open' });
  });
});

describe('a report', () => {
  test('of a verifier that gets everything right has no other verdict', async () => {
    const kit = await kitFor('ES256');
    const { judged, counts, missing, duplicate, unknown } = judge(
      kit,
      statusBy(kit, (accept) => (accept === true ? 200 : 401)),
    );
    const open = kit.cases.filter(({ accept }) => accept === 'either').length;
    expect(judged).toBe(true);
    expect(counts).toEqual({
      right: kit.cases.length - open,
      open,
      wrong: 0,
      unclear: 0,
      missing: 0,
      'not-judged': 0,
    });
    expect([missing, duplicate, unknown]).toEqual([[], [], []]);
  });

  test.each([401, 403, 500, 404])('judges nothing where every answer is %i', async (status) => {
    const kit = await kitFor('ES256');
    const { judged, counts, rows } = judge(
      kit,
      statusBy(kit, () => status),
    );
    expect([judged, counts['not-judged']]).toEqual([false, kit.cases.length]);
    expect(rows.every((row) => row.verdict === 'not-judged' && row.status === status)).toBe(true);
  });

  test('judges nothing where only tokens are taken of which both answers are honest, or bad ones', async () => {
    const kit = await kitFor('ES256');
    expect(
      judge(
        kit,
        statusBy(kit, (accept) => (accept === true ? 401 : 200)),
      ).judged,
    ).toBe(false);
  });

  test('judges where a good token gets past the verifier and not past authorization', async () => {
    const kit = await kitFor('ES256');
    const { judged, counts } = judge(
      kit,
      statusBy(kit, (accept) => (accept === true ? 403 : 401)),
    );
    expect([judged, counts.wrong]).toEqual([true, 0]);
  });

  test('says what is missing, and what came twice', async () => {
    const kit = await kitFor('ES256');
    const results = statusBy(kit, (accept) => (accept === true ? 200 : 401)).filter(
      ({ id }) => id !== 'alg-none',
    );
    const same = { id: 'minimal', status: 200 };
    const other = { id: 'expired', status: 200 };
    const { missing, duplicate, rows } = judge(kit, [...results, same, other]);
    const verdicts = Object.fromEntries(rows.map(({ id, verdict }) => [id, verdict]));
    expect([missing, duplicate.sort()]).toEqual([['alg-none'], ['expired', 'minimal']]);
    expect(verdicts).toMatchObject({ 'alg-none': 'missing', minimal: 'right', expired: 'unclear' });
  });

  test('tells results of no case by their place, and repeats no text that may be a credential', async () => {
    const kit = await kitFor('ES256');
    const [secret = ''] = kit.cases.map(({ token }) => token);
    const { unknown } = judge(kit, [
      { id: 'alg-nnone', status: 401 },
      { id: secret, status: 401 },
      { id: 'constructor', status: 200 },
    ]);
    expect(unknown).toEqual([
      { at: 1, id: 'alg-nnone' },
      { at: 2, id: null },
      { at: 3, id: 'constructor' },
    ]);
  });
});

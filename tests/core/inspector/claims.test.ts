import { describe, expect, test } from 'vitest';
import { inspect, type Expectation, type Found } from '../../../src/core/inspector/index.js';
import { AUDIENCE, code, GOOD, hmacToken, ISSUER, json, NOW, NOW_S, only, says, type Json } from './make.js';

const judged = async (
  about: string,
  claims: Json,
  expected: Expectation = {},
  header: Json = {},
): Promise<string> =>
  code(await only(await hmacToken({ claims: { ...GOOD, ...claims }, header }), undefined, expected), about);

describe('time', () => {
  test.each([
    ['a second before its expiry', { exp: NOW_S + 1 }, 0, 'in-time'],
    ['at its expiry', { exp: NOW_S }, 0, 'expired'],
    ['within the leeway', { exp: NOW_S - 29 }, 30, 'in-time'],
    ['at the end of the leeway', { exp: NOW_S - 30 }, 30, 'expired'],
    ['with half a second left', { exp: NOW_S + 0.5 }, 0, 'in-time'],
    ['at its beginning', { nbf: NOW_S }, 0, 'in-time'],
    ['before its beginning', { nbf: NOW_S + 1 }, 0, 'not-yet'],
    ['before its beginning, within the leeway', { nbf: NOW_S + 30 }, 30, 'in-time'],
    ['for a day', { iat: NOW_S - 60, exp: NOW_S - 60 + 86_400 }, 0, 'in-time'],
    ['for more than a day', { iat: NOW_S - 60, exp: NOW_S - 60 + 86_401 }, 0, 'in-time-long'],
    ['for ten years, and not said since when', { iat: undefined, exp: NOW_S + 3e8 }, 0, 'in-time-long'],
    ['in its last hour of many days', { iat: NOW_S - 3e6, exp: NOW_S + 3600 }, 0, 'in-time-long'],
    ['with an expiry in milliseconds', { exp: NOW + 60_000 }, 0, 'in-milliseconds'],
    ['with an expiry that is a text', { exp: String(NOW_S + 60) }, 0, 'time-not-a-number'],
    ['with a beginning that is null', { nbf: null }, 0, 'time-not-a-number'],
    ['with an expiry before 1970', { exp: -1 }, 0, 'expired'],
    ['without an expiry', { exp: undefined }, 0, 'no-expiry'],
    ['a second after its expiry, with a leeway that is no number', { exp: NOW_S - 1 }, NaN, 'expired'],
    ['a second after its expiry, with a leeway without an end', { exp: NOW_S - 1 }, Infinity, 'expired'],
    ['a second before its expiry, with a negative leeway', { exp: NOW_S + 1 }, -60, 'in-time'],
    ['a second before its beginning, with a leeway that is no number', { nbf: NOW_S + 1 }, NaN, 'not-yet'],
  ])('%s', async (_, claims, leewayS, expected) => {
    expect(await judged('time', claims, { leewayS })).toBe(expected);
  });

  test('does not hold at a moment that is no number', async () => {
    const { found } = await inspect({ text: await hmacToken({ claims: GOOD }), now: NaN });
    expect(found.map((each) => says(each, 'time'))).toEqual(['fails']);
    expect(found[0]?.findings.map(({ id }) => id)).toContain('exp-past');
  });

  test('tells until when the door is open, leeway and all', async () => {
    const until = async (claims: Json, leewayS?: number): Promise<Found['opensUntil']> =>
      (
        await only(
          await hmacToken({ claims: { ...GOOD, ...claims } }),
          undefined,
          leewayS === undefined ? {} : { leewayS },
        )
      ).opensUntil;
    expect(await until({ exp: NOW_S + 10 })).toBe(NOW + 10_000);
    expect(await until({ exp: NOW_S + 10 }, 60)).toBe(NOW + 70_000);
    expect(await until({ exp: NOW_S - 10 })).toBe(NOW - 10_000);
    expect(await until({ exp: NOW_S + 10 }, NaN)).toBe(NOW + 10_000);
    expect(await until({ exp: undefined })).toBeNull();
    expect(await until({ exp: 'soon' })).toBeNull();
  });
});

describe('issuer, audience and type are compared with what is expected', () => {
  test.each([
    ['issuer', { issuer: ISSUER }, {}, 'issuer-expected'],
    ['issuer', { issuer: `${ISSUER}/` }, {}, 'issuer-slash'],
    ['issuer', { issuer: ISSUER.toUpperCase() }, {}, 'issuer-other'],
    ['issuer', { issuer: ISSUER }, { iss: undefined }, 'issuer-missing'],
    ['issuer', {}, {}, 'issuer-any'],
    ['issuer', { issuer: '' }, {}, 'issuer-any'],
    ['audience', { audience: AUDIENCE }, {}, 'audience-expected'],
    ['audience', { audience: AUDIENCE }, { aud: ['https://b.example', AUDIENCE] }, 'audience-expected'],
    ['audience', { audience: `${AUDIENCE}/` }, {}, 'audience-other'],
    ['audience', { audience: AUDIENCE }, { aud: [] }, 'audience-other'],
    ['audience', { audience: AUDIENCE }, { aud: [AUDIENCE, 1] }, 'audience-malformed'],
    ['audience', { audience: AUDIENCE }, { aud: undefined }, 'audience-missing'],
    ['audience', {}, {}, 'audience-any'],
  ])('%s, %j, %j: %s', async (about, expected, claims, verdict) => {
    expect(await judged(about, claims, expected)).toBe(verdict);
  });

  test.each([
    ['at+jwt', 'at+jwt', 'type-expected'],
    ['at+jwt', 'application/at+jwt', 'type-expected'],
    ['application/at+jwt', 'AT+JWT', 'type-expected'],
    ['at+jwt', 'JWT', 'type-other'],
    ['at+jwt', undefined, 'type-missing'],
    [undefined, 'JWT', 'type-any'],
  ])('type %s, token %s: %s', async (type, typ, verdict) => {
    expect(await judged('type', {}, type === undefined ? {} : { type }, { typ })).toBe(verdict);
  });
});

test('each verdict stands for itself: one that fails leaves the others', async () => {
  const found = await only(
    await hmacToken({ claims: { ...GOOD, exp: 1 } }),
    'wrong secret of forty characters, or more',
    {
      issuer: ISSUER,
      audience: AUDIENCE,
    },
  );
  const about = ['form', 'signature', 'time', 'issuer', 'audience', 'type'];
  expect(about.map((each) => says(found, each))).toEqual([
    'holds',
    'fails',
    'fails',
    'holds',
    'holds',
    'unknown',
  ]);
});

test('an encrypted token may repeat issuer and audience in its header', async () => {
  const jwe = (header: Json): string =>
    `${json({ alg: 'dir', enc: 'A256GCM', ...header })}..${'A'.repeat(16)}.${'A'.repeat(40)}.${'A'.repeat(22)}`;
  const expected = { issuer: ISSUER, audience: AUDIENCE };
  const judged = async (header: Json): Promise<string[]> => {
    const found = await only(jwe(header), undefined, expected);
    return [code(found, 'issuer'), code(found, 'audience')];
  };
  expect(await judged({})).toEqual(['no-issuer', 'no-audience']);
  expect(await judged({ iss: ISSUER, aud: [AUDIENCE] })).toEqual(['issuer-expected', 'audience-expected']);
  expect(await judged({ iss: `${ISSUER}/` })).toEqual(['issuer-slash', 'no-audience']);
});

test('what can end it is what its own claims allow', async () => {
  const endings = async (claims: Json): Promise<readonly string[]> =>
    (await only(await hmacToken({ claims }))).endings;
  expect(await endings({ iss: ISSUER })).toEqual(['signing-key']);
  expect(
    await endings({ ...GOOD, sid: 's', status: { status_list: { idx: 1, uri: ISSUER } }, cnf: { jkt: 'x' } }),
  ).toEqual(['expiry', 'jti', 'sid', 'status', 'bound', 'signing-key']);
});

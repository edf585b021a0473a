import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ALGS, signAccessToken, verifyAccessToken } from '../../../src/core/credentials/index.js';
import { CLAIMS, forge, IAT, newKey, rulesFor, verdict } from './forge.js';

afterEach(() => vi.useRealTimers());

const keys = await Promise.all(ALGS.map((alg) => newKey(alg)));

describe.each(keys)('an access token signed with $alg', (key) => {
  test('verifies, and hands back the claims it was signed with', async () => {
    const token = await signAccessToken(CLAIMS, key);
    expect(decodeProtectedHeader(token)).toEqual({ alg: key.alg, typ: 'at+jwt', kid: 'sig-1' });
    expect(decodeJwt(token)).toEqual(CLAIMS);
    expect(await verifyAccessToken(token, rulesFor(key), IAT * 1000)).toEqual({ ok: true, value: CLAIMS });
  });

  test('verifies until its expiry second, then is refused as expired', async () => {
    const token = await signAccessToken(CLAIMS, key);
    const rules = rulesFor(key);
    expect(await verdict(token, rules, CLAIMS.exp - 1)).toBe('accepted');
    expect((await verifyAccessToken(token, rules, CLAIMS.exp * 1000 - 1)).ok).toBe(true);
    expect(await verdict(token, rules, CLAIMS.exp)).toBe('token_expired');
  });

  test('a leeway of 30 s lets it live 30 s longer, to the second', async () => {
    const token = await signAccessToken(CLAIMS, key);
    const rules = rulesFor(key, { leewayS: 30 });
    expect(await verdict(token, rules, CLAIMS.exp + 29)).toBe('accepted');
    expect(await verdict(token, rules, CLAIMS.exp + 30)).toBe('token_expired');
  });

  test.each([NaN, Infinity, -30])('a leeway of %d s forgives nothing', async (leewayS) => {
    const token = await forge(key, { ...CLAIMS, nbf: IAT + 60 });
    expect(await verdict(token, rulesFor(key, { leewayS }), IAT + 59)).toBe('token_not_yet_valid');
    expect(await verdict(token, rulesFor(key, { leewayS }), CLAIMS.exp - 1)).toBe('accepted');
    expect(await verdict(token, rulesFor(key, { leewayS }), CLAIMS.exp)).toBe('token_expired');
  });

  test('is refused at a moment that is no number', async () => {
    expect(await verdict(await signAccessToken(CLAIMS, key), rulesFor(key), NaN)).not.toBe('accepted');
  });

  test('counts only at its own nbf second and later, less the leeway', async () => {
    const token = await forge(key, { ...CLAIMS, nbf: IAT + 60 });
    expect(await verdict(token, rulesFor(key), IAT + 59)).toBe('token_not_yet_valid');
    expect(await verdict(token, rulesFor(key), IAT + 60)).toBe('accepted');
    expect(await verdict(token, rulesFor(key, { leewayS: 30 }), IAT + 30)).toBe('accepted');
    expect(await verdict(token, rulesFor(key, { leewayS: 30 }), IAT + 29)).toBe('token_not_yet_valid');
  });

  test('verifies with no other key of the same algorithm', async () => {
    const stranger = await newKey(key.alg);
    expect(await verdict(await signAccessToken(CLAIMS, stranger), rulesFor(key))).toBe('token_bad_signature');
  });
});

describe('time', () => {
  const [key] = keys;
  if (!key) throw new Error('no key');

  test("is the clock's alone: the date of the machine does not matter", async () => {
    const token = await signAccessToken(CLAIMS, key);
    for (const machine of ['1990-01-01', '2190-01-01']) {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date(machine) });
      expect(await verdict(token, rulesFor(key), IAT)).toBe('accepted');
      expect(await verdict(token, rulesFor(key), CLAIMS.exp)).toBe('token_expired');
    }
  });

  test('an expiry between two seconds counts to the millisecond (RFC 7519 section 2 allows fractions)', async () => {
    const token = await forge(key, { ...CLAIMS, exp: IAT + 10.5 });
    const at = (ms: number) => verifyAccessToken(token, rulesFor(key), IAT * 1000 + ms);
    expect(await at(10_499)).toMatchObject({ ok: true });
    expect(await at(10_500)).toEqual({ ok: false, code: 'token_expired' });
  });

  test('an expiry in milliseconds, the classic mistake, lives tens of thousands of years', async () => {
    const token = await forge(key, { ...CLAIMS, exp: CLAIMS.exp * 1000 });
    expect(await verdict(token, rulesFor(key), IAT + 1000 * 365 * 86_400)).toBe('accepted');
  });

  test('an expiry that is not a number is refused', async () => {
    for (const exp of [String(CLAIMS.exp), null, [CLAIMS.exp], {}]) {
      expect(await verdict(await forge(key, { ...CLAIMS, exp }), rulesFor(key))).toBe('token_malformed');
    }
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sourcesOfVerifier } from '../../../src/content/sources/pages/ofVerifier.js';
import { sourceAddress } from '../../../src/core/shared/index.js';
import { GROUPS, PROFILES, type Kit } from '../../../src/core/verifier/index.js';
import { ALGS, AUDIENCE, caseOf, freshKit, ISSUER, kitFor, NOW, parsed } from './kits.js';

const combinations = ALGS.flatMap((alg) => PROFILES.map((profile) => ({ alg, profile })));
const accepts = (kit: Kit, id: string) => caseOf(kit, id).accept;
const S = NOW / 1000;

describe.each(combinations)('a kit for $alg under $profile', ({ alg, profile }) => {
  const made = kitFor(alg, { profile });

  test('has at least 50 cases, of each verdict and each group', async () => {
    const { cases } = await made;
    expect(cases.length).toBeGreaterThanOrEqual(50);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    expect(new Set(cases.map(({ accept }) => accept))).toEqual(new Set([true, false, 'either']));
    expect(new Set(cases.map(({ group }) => group))).toEqual(new Set(GROUPS));
  });

  test('says of each case why, what follows, and where that is read', async () => {
    for (const { id, title, why, ifWrong, source, section } of (await made).cases) {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(title, id).toMatch(/^[A-Z`4+−].{5,}[^.]$/u);
      expect(why, id).toMatch(/^[A-Z`0‘“].*\.$/u);
      expect(ifWrong, id).toMatch(/^[A-Z].*\.$/u);
      const cited = sourcesOfVerifier[source];
      expect(cited, id).toBeDefined();
      if (section !== undefined && cited)
        expect(sourceAddress(cited, section), id).toContain(`#section-${section}`);
    }
  });

  test('has tokens that any HTTP client can send, each but once', async () => {
    const tokens = (await made).cases.map(({ token }) => token);
    expect(tokens.filter((token) => !/^[!-~](?:[ -~]*[!-~])?$/.test(token))).toEqual([]);
    expect(new Set(tokens).size).toBe(tokens.length);
    expect(Math.max(...tokens.map(({ length }) => length))).toBeLessThan(8192 - 100);
  });

  test('has one public key, or a secret and none', async () => {
    const { jwks, secret } = await made;
    expect(jwks.keys.length).toBe(alg === 'HS256' ? 0 : 1);
    expect(secret !== undefined).toBe(alg === 'HS256');
    if (secret !== undefined) expect(new TextEncoder().encode(secret).length).toBeGreaterThanOrEqual(32);
    for (const key of jwks.keys) {
      expect(key).toMatchObject({ alg, use: 'sig', kid: expect.stringMatching(/^kit-[\w-]{8}$/) });
      expect(
        Object.keys(key).filter((name) => ['d', 'p', 'q', 'k', 'ext', 'key_ops'].includes(name)),
      ).toEqual([]);
    }
  });

  test('has good tokens that live for as long as was asked', async () => {
    const { cases, goodUntil } = await made;
    expect(goodUntil).toBe(NOW + 86_400_000);
    const good = cases.filter(({ accept, id }) => accept === true && id !== 'fractional-exp');
    expect(good.length).toBeGreaterThan(8);
    for (const { token } of good) expect(parsed(token, 1)).toMatchObject({ exp: S + 86_400, iss: ISSUER });
  });
});

test('ids are published, so none ever goes, and each is made for some kit', async () => {
  const kits = await Promise.all(combinations.map(({ alg, profile }) => kitFor(alg, { profile })));
  const ids = new Set(kits.flatMap(({ cases }) => cases.map(({ id }) => id)));
  const published = readFileSync('tests/core/verifier/golden/ids.txt', 'utf8').trim().split('\n');
  expect([...ids].sort()).toEqual(published);
});

describe('what a kit is made from', () => {
  test('clock and randomness settle everything but keys and signatures', async () => {
    const [one, two] = await Promise.all([freshKit('HS256'), freshKit('HS256')]);
    expect(one).toEqual(two);
    const [first, second] = await Promise.all([freshKit('ES256'), freshKit('ES256')]);
    const unsigned = ({ cases }: Kit) =>
      cases
        .filter(({ token }) => /^[\w-]+\.[\w-]+\.[\w-]*$/.test(token))
        .filter(({ id }) => !['brings-jwk', 'brings-jwk-our-kid', 'brings-x5c', 'own-jwk'].includes(id))
        .map(({ id, token }) => [id, ...token.split('.').slice(0, 2)]);
    expect(unsigned(first)).toEqual(unsigned(second));
    expect(unsigned(first).length).toBeGreaterThan(100);
    expect(first.jwks).not.toEqual(second.jwks);
  });

  test('claims of one’s own are in every token that has claims, and change none of those that are tested', async () => {
    const claims = { scope: 'orders:read', sub: 'user-ana', exp: 1, iss: 'https://mine.example', nbf: S * 2 };
    const { cases } = await kitFor('ES256', { claims });
    for (const { id, group, token } of cases) {
      if (!['taken', 'type', 'claims'].includes(group) || id === 'id-token' || id === 'sub-missing') continue;
      expect(parsed(token, 1), id).toMatchObject({ scope: 'orders:read', sub: 'user-ana' });
    }
    const minimal = cases.find(({ id }) => id === 'minimal');
    expect(parsed(minimal?.token ?? '', 1)).toMatchObject({ exp: S + 86_400, iss: ISSUER });
    expect(parsed(minimal?.token ?? '', 1)).not.toHaveProperty('nbf');
  });

  test('the access token profile decides on type and expiry', async () => {
    const [strict, plain] = await Promise.all([kitFor('ES256'), kitFor('ES256', { profile: 'jwt' })]);
    for (const id of ['exp-missing', 'typ-missing', 'typ-logout', 'id-token']) {
      expect([id, accepts(strict, id), accepts(plain, id)]).toEqual([id, false, 'either']);
    }
  });

  test('a longest life decides on lives without end, and good tokens keep to it', async () => {
    const [open, bound] = await Promise.all([kitFor('ES256'), kitFor('ES256', { maxLifetimeS: 600 })]);
    for (const id of ['exp-milliseconds', 'exp-ten-years', 'endless-number']) {
      expect([id, accepts(open, id), accepts(bound, id)]).toEqual([id, 'either', false]);
    }
    const { exp, iat } = parsed(caseOf(bound, 'minimal').token, 1);
    expect(Number(exp) - Number(iat)).toBe(600);
    expect(bound.goodUntil).toBe(NOW + 600_000);
    const long = await kitFor('ES256', { maxLifetimeS: 20 * 365 * 86_400 });
    expect([accepts(long, 'exp-ten-years'), accepts(long, 'exp-milliseconds')]).toEqual(['either', false]);
  });

  test('what expired a year ago expired by more than any leeway', async () => {
    const kit = await kitFor('ES256', { leewayS: 40_000_000 });
    const { exp } = parsed(caseOf(kit, 'expired-a-year').token, 1);
    expect(Number(exp) + 40_000_000).toBeLessThan(NOW / 1000);
  });

  test('leeway moves what counts as expired, and as not yet valid', async () => {
    const [none, minutes] = await Promise.all([kitFor('ES256'), kitFor('ES256', { leewayS: 300 })]);
    const times = (kit: Kit) => [
      parsed(caseOf(kit, 'expired').token, 1)['exp'],
      parsed(caseOf(kit, 'nbf-ahead').token, 1)['nbf'],
    ];
    expect(times(none)).toEqual([S - 70, S + 86_400 + 10 + 3600]);
    expect(times(minutes)).toEqual([S - 360, S + 86_400 + 300 + 3600]);
  });

  test('the set-up that the API needs is in it', async () => {
    const { setup, madeAt } = await kitFor('PS256', { maxLifetimeS: 90_000 });
    const expected = {
      issuer: ISSUER,
      audience: AUDIENCE,
      alg: 'PS256',
      profile: 'at+jwt',
      leewayS: 10,
      maxLifetimeS: 90_000,
    };
    expect([setup, madeAt]).toEqual([expected, NOW]);
  });
});

/** Names that tokens of the kit bear which are wrong for everybody else. */
const ODD: readonly (readonly [issuer: string, audience: string])[] = [
  ['https://attacker.example', '*'],
  ['https://kit.example/', 'https://other.example'],
  ['https://1.2.3.4', 'https://billing.example'],
  ['https://kit.example', '12345'],
  ['https://KIT.EXAMPLE', 'A'],
];

test.each(ODD)(
  'no token is called wrong for naming whom it should: issuer %s, audience %s',
  async (issuer, audience) => {
    const { cases } = await freshKit('ES256', { issuer, audience });
    const named = cases.filter(({ id, accept }) => accept === false && /^(iss|aud)-/.test(id));
    expect(named.length).toBeGreaterThan(8);
    for (const { id, token } of named) {
      const { iss, aud } = parsed(token, 1);
      expect([id, iss === issuer && [aud].flat().includes(audience)]).toEqual([id, false]);
    }
  },
);

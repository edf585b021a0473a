import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSetupLink, writeSetupLink } from '../../../src/state/verifier/link.js';
import { FIRST, problemWith, readSetup, type Setup, type Typed } from '../../../src/state/verifier/setup.js';
import { parseRoute } from '../../../src/state/shell/route.js';

const set = (change: Partial<Setup>): Setup => ({ ...FIRST, ...change });
const queryOf = (fragment: string): Record<string, string> => {
  const route = parseRoute(fragment);
  return 'query' in route ? route.query : {};
};

describe('what is typed', () => {
  test('makes the input of a kit, times in seconds, empty fields left out', () => {
    expect(readSetup(FIRST)).toEqual({
      ok: true,
      value: {
        issuer: 'https://kit.example',
        audience: 'https://api.example',
        alg: 'RS256',
        profile: 'at+jwt',
        leewayS: 0,
        goodForS: 86_400,
      },
    });
    expect(readSetup(set({ issuer: ' orders ', longest: '3600', claims: '{"scope":"a b"}' }))).toMatchObject({
      value: { issuer: 'orders', maxLifetimeS: 3600, claims: { scope: 'a b' } },
    });
  });

  test.each<[Typed, string, string]>([
    ['issuer', '  ', 'Enter the issuer'],
    ['issuer', 'our issuer', 'must not contain spaces'],
    ['issuer', 'kit\u200b.example', 'invisible characters'],
    ['issuer', 'https:', 'must be a whole address'],
    ['issuer', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln', 'looks like a credential'],
    ['issuer', 'https://user:password@kit.example', 'looks like a credential'],
    ['issuer', '-----BEGIN PRIVATE KEY-----', 'looks like a credential'],
    ['issuer', `https://${'a'.repeat(300)}.example`, 'at most 200 characters'],
    ['issuer', 'https://attacker.example', 'to a stranger'],
    ['audience', '', 'Enter the audience'],
    ['audience', '*', 'to a stranger'],
    ['leeway', '-1', 'from 0 to 3,600'],
    ['leeway', '1.5', 'from 0 to 3,600'],
    ['leeway', '1e3', 'from 0 to 3,600'],
    ['leeway', '9'.repeat(400), 'from 0 to 3,600'],
    ['longest', '59', 'from 60 to 31,536,000'],
    ['longest', 'an hour', 'from 60 to 31,536,000'],
    ['claims', 'scope: orders', 'is not JSON'],
    ['claims', '{"scope": "orders"', 'is not JSON'],
    ['claims', '["orders"]', 'must be a JSON object'],
    ['claims', 'null', 'must be a JSON object'],
    ['claims', '{"exp": 1}', 'sets exp itself'],
    ['claims', '{"a": {"b": [1e999]}}', 'too large'],
    ['claims', JSON.stringify({ a: 'x'.repeat(1000) }), 'at most 1,000 characters'],
  ])('%s: %j is refused with a sentence', (field, value, sentence) => {
    const said = problemWith(field, value);
    expect(said).toContain(sentence);
    expect(readSetup(set({ [field]: value }))).toEqual({ ok: false, problems: { [field]: said } });
  });

  test.each<[Typed, string]>([
    ['issuer', 'accounts.google.com'],
    ['issuer', 'http://localhost:8080/realms/orders'],
    ['issuer', 'urn:example:issuer'],
    ['audience', '0oa1b2c3d4e5f6g7h8i9'],
    ['leeway', '300'],
    ['longest', ''],
    ['claims', ' {"__proto__": "a", "scope": "orders:read"} '],
  ])('%s: %j can be used', (field, value) => {
    expect(problemWith(field, value)).toBeUndefined();
  });

  test('is answered whatever it is, and no sentence repeats it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('issuer', 'audience', 'leeway', 'longest', 'claims'),
        fc.string(),
        (field, text) => {
          const secret = `9q${text}q9`;
          expect(problemWith(field as Typed, secret) ?? '').not.toContain(secret);
        },
      ),
    );
  });
});

describe('the address', () => {
  test('says what is set, and nothing where that is what the page begins with', () => {
    expect(writeSetupLink(FIRST)).toBe('#/verifier');
    const setup = set({ audience: 'orders', alg: 'ES256', profile: 'jwt', leeway: '30', longest: '3600' });
    expect(writeSetupLink(setup)).toBe(
      '#/verifier?iss=https%3A%2F%2Fkit.example&aud=orders&alg=ES256&profile=jwt&leeway=30&max=3600',
    );
  });

  test('leads back to the same, all but the claims', () => {
    const names = fc.stringMatching(/^[A-Za-z0-9._/-]{1,40}$/);
    fc.assert(
      fc.property(
        fc.record({
          issuer: names,
          audience: names,
          alg: fc.constantFrom('RS256', 'PS256', 'ES256', 'Ed25519', 'HS256'),
          profile: fc.constantFrom('at+jwt', 'jwt'),
          leeway: fc.nat(3600).map(String),
          longest: fc.option(fc.integer({ min: 60, max: 86_400 }).map(String), { nil: '' }),
          goodForS: fc.constantFrom(3600, 86_400, 604_800),
        }),
        (chosen) => {
          const setup = { ...chosen, claims: '{"scope":"secret"}' } as Setup;
          fc.pre(readSetup(setup).ok);
          const link = writeSetupLink(setup);
          expect(link).not.toContain('scope');
          expect(readSetupLink(queryOf(link))).toEqual({ setup: { ...setup, claims: '' }, damage: [] });
        },
      ),
    );
  });

  test('never holds what cannot be used: a token that was pasted into a field by mistake', () => {
    const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln';
    expect(writeSetupLink(set({ issuer: token, audience: token, leeway: token }))).not.toContain('eyJ');
    const { setup, damage } = readSetupLink({
      iss: token,
      aud: token,
      alg: token,
      good: token,
      [token]: token,
    });
    expect(setup).toEqual(FIRST);
    expect(damage).toHaveLength(5);
    expect(damage.join(' ')).not.toContain('eyJ');
  });

  test('of nonsense sets what is left, and says a sentence for each part', () => {
    const { setup, damage } = readSetupLink({
      alg: 'none',
      profile: 'saml',
      leeway: '1e9',
      max: '',
      aud: 'orders',
    });
    expect(setup).toEqual(set({ audience: 'orders' }));
    expect(damage).toHaveLength(3);
  });
});

import { exportSPKI, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { signAccessToken, type AccessTokenRules } from '../../../src/core/credentials/index.js';
import { CLAIMS, edited, forge, newKey, rulesFor, segment, verdict } from './forge.js';

const [rsa, ecdsa, hmac] = await Promise.all([newKey('RS256'), newKey('ES256'), newKey('HS256')]);

describe('the algorithm', () => {
  test.each(['none', 'None', 'noNE', 'NONE'])(
    '%s is refused, with an empty signature or any other',
    async (alg) => {
      const unsigned = `${segment({ alg, typ: 'at+jwt', kid: 'sig-1' })}.${segment(CLAIMS)}`;
      expect(await verdict(`${unsigned}.`, rulesFor(rsa))).toBe('token_malformed');
      expect(await verdict(unsigned, rulesFor(rsa))).toBe('token_malformed');
      expect(await verdict(`${unsigned}.AAAA`, rulesFor(rsa))).toBe('token_alg_not_allowed');
    },
  );

  test('RS256 turned into HS256, with the public key as the secret, is refused', async () => {
    const secret = new TextEncoder().encode(await exportSPKI(rsa.verifyWith));
    const token = await new SignJWT({ ...CLAIMS })
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: rsa.kid })
      .sign(secret);
    expect(await verdict(token, rulesFor(rsa))).toBe('token_alg_not_allowed');
    // Even where HS256 is allowed beside RS256: the key named by kid is for RS256 only.
    expect(await verdict(token, rulesFor(rsa, { algs: ['HS256', 'RS256'] }))).toBe('token_unknown_key');
  });

  test('an algorithm that is ours, yet not allowed here, is refused', async () => {
    expect(await verdict(await signAccessToken(CLAIMS, ecdsa), rulesFor(ecdsa, { algs: ['RS256'] }))).toBe(
      'token_alg_not_allowed',
    );
  });

  test.each(['rs256', 'EdDSA', 'RS384', '', 7, null])('%j names no algorithm of ours', async (alg) => {
    const signed = await signAccessToken(CLAIMS, rsa);
    const token = edited(signed, 0, () => segment({ alg, typ: 'at+jwt', kid: 'sig-1' }));
    expect(await verdict(token, rulesFor(rsa))).toBe('token_alg_not_allowed');
  });
});

describe('the key', () => {
  const two: AccessTokenRules = rulesFor(rsa, {
    algs: ['RS256', 'ES256'],
    keyFor: (kid) => ({ rsa, ecdsa })[kid],
  });

  test('a kid that nobody knows, or none at all, is refused', async () => {
    for (const kid of ['sig-2', '__proto__', '../../dev/null', "' OR 1=1 --", undefined]) {
      expect(await verdict(await forge(rsa, CLAIMS as never, { kid }), rulesFor(rsa))).toBe(
        'token_unknown_key',
      );
    }
  });

  test('the kid of a key for another algorithm is refused, though both algorithms are allowed', async () => {
    expect(await verdict(await forge(rsa, CLAIMS as never, { kid: 'rsa' }), two)).toBe('accepted');
    expect(await verdict(await forge(rsa, CLAIMS as never, { kid: 'ecdsa' }), two)).toBe('token_unknown_key');
  });

  test('a key that travels inside the token is not trusted', async () => {
    const thief = await newKey('RS256');
    const jwk = await crypto.subtle.exportKey('jwk', thief.verifyWith);
    const token = await forge(thief, CLAIMS as never, { jwk, jku: 'https://evil.example/jwks.json' });
    expect(await verdict(token, rulesFor(rsa))).toBe('token_bad_signature');
  });
});

describe.each([rsa, ecdsa, hmac])('the bytes of a token signed with $alg', (key) => {
  test('a changed payload no longer fits the signature', async () => {
    const token = await signAccessToken(CLAIMS, key);
    const richer = edited(token, 1, () => segment({ ...CLAIMS, scope: 'orders:read orders:write' }));
    expect(await verdict(richer, rulesFor(key))).toBe('token_bad_signature');
  });

  test('a signature cut short or grown is refused', async () => {
    const token = await signAccessToken(CLAIMS, key);
    expect(
      await verdict(
        edited(token, 2, (text) => text.slice(4)),
        rulesFor(key),
      ),
    ).toBe('token_bad_signature');
    expect(
      await verdict(
        edited(token, 2, (text) => `AAAA${text}`),
        rulesFor(key),
      ),
    ).toBe('token_bad_signature');
  });
});

describe('a critical header parameter', () => {
  test('that we do not understand makes the token unusable (RFC 7515 section 4.1.11)', async () => {
    const signed = await signAccessToken(CLAIMS, rsa);
    const header = { alg: 'RS256', typ: 'at+jwt', kid: 'sig-1', crit: ['exp'], exp: 1 };
    expect(
      await verdict(
        edited(signed, 0, () => segment(header)),
        rulesFor(rsa),
      ),
    ).toBe('token_malformed');
  });
});

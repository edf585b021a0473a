import {
  compactVerify,
  errors,
  flattenedVerify,
  generalVerify,
  importJWK,
  jwtVerify,
  UnsecuredJWT,
} from 'jose';
import { describe, expect, test } from 'vitest';
import { HMAC_7515, HMAC_7520, P256_7515 } from './keys.js';
import { CRITICAL_UNKNOWN, FLATTENED, IN_JSON, JOE, PUBLISHED, UNSECURED } from './published.js';
import { text, verdictTrusting } from './verdicts.js';

describe.each(IN_JSON)('$source, signatures in JSON', ({ jws, keys, says }) => {
  test('each verifies with its own key, and with no other', async () => {
    expect(jws.signatures).toHaveLength(keys.length);
    for (const [index, signature] of jws.signatures.entries()) {
      for (const [owner, jwk] of keys.entries()) {
        const verified = generalVerify({ ...jws, signatures: [signature] }, await importJWK(jwk));
        if (owner === index) expect(text((await verified).payload)).toBe(says);
        else await expect(verified).rejects.toThrow(errors.JOSEError);
      }
    }
  });

  test('are no access token of ours: only the compact form is', async () => {
    expect(await verdictTrusting('HS256', HMAC_7520, JSON.stringify(jws))).toBe('token_malformed');
  });
});

test('RFC 7515 appendix A.7, a signature in flattened JSON, verifies and is no access token of ours', async () => {
  const { payload } = await flattenedVerify(FLATTENED, await importJWK(P256_7515, 'ES256'));
  expect(text(payload)).toBe(JOE);
  expect(await verdictTrusting('ES256', P256_7515, JSON.stringify(FLATTENED))).toBe('token_malformed');
});

test('RFC 7520 section 4.5, a token without its content, verifies once the content is put back, and is refused as it is', async () => {
  const whole = PUBLISHED.find(({ source }) => source === 'RFC 7520 section 4.4');
  const detached = `${whole?.header}..${whole?.signature}`;
  const restored = detached.replace('..', `.${whole?.payload}.`);
  const key = await importJWK(HMAC_7520);
  expect(text((await compactVerify(restored, key)).payload)).toBe(whole?.says);
  await expect(compactVerify(detached, key)).rejects.toThrow(errors.JWSSignatureVerificationFailed);
  expect(await verdictTrusting('HS256', HMAC_7520, detached)).toBe('token_malformed');
});

describe('RFC 7519', () => {
  const [signed] = PUBLISHED;
  const token = `${signed?.header}.${signed?.payload}.${signed?.signature}`;
  const claims = { iss: 'joe', exp: 1_300_819_380, 'http://example.com/is_root': true };

  test('section 3.1: the claims are accepted until the second of exp, and refused on it (section 4.1.4)', async () => {
    const key = await importJWK(HMAC_7515, 'HS256');
    const at = (seconds: number) =>
      jwtVerify(token, key, { issuer: 'joe', currentDate: new Date(seconds * 1000) });
    expect((await at(claims.exp - 1)).payload).toEqual(claims);
    await expect(at(claims.exp)).rejects.toThrow(errors.JWTExpired);
  });

  test('section 6.1: the unsecured JWT carries the same claims, and whoever verifies refuses it', async () => {
    const currentDate = new Date((claims.exp - 1) * 1000);
    expect(UnsecuredJWT.decode(UNSECURED, { currentDate }).payload).toEqual(claims);
    const key = await importJWK(HMAC_7515, 'HS256');
    await expect(jwtVerify(UNSECURED, key, { currentDate })).rejects.toThrow(errors.JOSEError);
    // An empty signature is the first thing that is wrong with it; with one it falls by its type and its algorithm.
    expect(await verdictTrusting('HS256', HMAC_7515, UNSECURED)).toBe('token_malformed');
    expect(await verdictTrusting('HS256', HMAC_7515, `${UNSECURED}${signed?.signature}`)).toBe(
      'token_wrong_type',
    );
  });
});

test('RFC 7515 appendix E: a token whose critical extension nobody knows is refused', async () => {
  const key = await importJWK(HMAC_7515, 'HS256');
  await expect(compactVerify(CRITICAL_UNKNOWN, key)).rejects.toMatchObject({
    code: 'ERR_JOSE_NOT_SUPPORTED',
  });
  expect(await verdictTrusting('HS256', HMAC_7515, CRITICAL_UNKNOWN)).toBe('token_malformed');
});

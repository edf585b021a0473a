import { base64url, CompactSign, compactVerify, importJWK } from 'jose';
import { describe, expect, test } from 'vitest';
import { isCanonicalBase64url } from '../../../../src/core/shared/index.js';
import { edited, segment } from '../forge.js';
import { ED25519_8037, HMAC_7515 } from './keys.js';
import { platformVerifier, verifyingHalf, withOneBitTurned } from './platform.js';
import { PUBLISHED } from './published.js';
import { text, verdictTrusting } from './verdicts.js';

describe.each(PUBLISHED)(
  '$source, $alg',
  ({ alg, key, header, payload, signature, says, underOurHeader }) => {
    const token = [header, payload, signature].join('.');

    test('verifies on this platform and under jose, and says what the RFC says', async () => {
      const platform = await platformVerifier(alg, key);
      const verified = await compactVerify(token, await importJWK(verifyingHalf(key), alg));
      expect(await platform(token)).toBe(true);
      expect(verified.protectedHeader.alg).toBe(alg);
      expect(text(verified.payload)).toBe(says);
    });

    test('with one bit turned verifies nowhere', async () => {
      const platform = await platformVerifier(alg, key);
      const imported = await importJWK(verifyingHalf(key), alg);
      const underJose = (forged: string) =>
        compactVerify(forged, imported).then(
          () => true,
          () => false,
        );
      const forged = withOneBitTurned(token);
      const accepted = forged.map(async (each) => [await platform(each), await underJose(each)]);
      expect(forged.length).toBeGreaterThan(30);
      expect((await Promise.all(accepted)).flat()).not.toContain(true);
    });

    test('is spelled in canonical base64url', () => {
      for (const part of [header, payload, signature]) {
        expect(isCanonicalBase64url(part)).toBe(true);
        expect(isCanonicalBase64url(`${part}=`)).toBe(false);
        expect(base64url.encode(base64url.decode(part))).toBe(part);
      }
    });

    test('is a JWT of somebody else, so no access token of ours, though our verifier trusts the key', async () => {
      expect(await verdictTrusting(alg, key, token)).toBe('token_wrong_type');
    });

    test('lends its signature to no access token of ours', async () => {
      const lent = edited(token, 0, () => segment({ alg, typ: 'at+jwt', kid: 'rfc' }));
      expect(await verdictTrusting(alg, key, lent)).toBe(underOurHeader);
    });
  },
);

describe('a signature without chance in it can be made again, byte for byte', () => {
  test('Ed25519 from the key of RFC 8037 appendix A.1', async () => {
    const published = PUBLISHED.find(({ source }) => source === 'RFC 8037 appendix A.4');
    const key = await importJWK(ED25519_8037, 'EdDSA');
    const signed = await new CompactSign(new TextEncoder().encode(published?.says))
      .setProtectedHeader({ alg: 'EdDSA' })
      .sign(key);
    expect(signed.split('.')[2]).toBe(published?.signature);
  });

  test('HMAC from the key of RFC 7515 appendix A.1', async () => {
    const [published] = PUBLISHED;
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    const key = await crypto.subtle.importKey('jwk', HMAC_7515, algorithm, false, ['sign']);
    const signed = new TextEncoder().encode(`${published?.header}.${published?.payload}`);
    const mac = await crypto.subtle.sign(algorithm, key, signed);
    expect(base64url.encode(new Uint8Array(mac))).toBe(published?.signature);
  });
});

test('base64url of RFC 7515 appendix C has no padding and uses - and _', () => {
  expect(base64url.encode(Uint8Array.of(3, 236, 255, 224, 193))).toBe('A-z_4ME');
  expect(isCanonicalBase64url('A-z_4ME')).toBe(true);
  expect(isCanonicalBase64url('A-z_4MF')).toBe(false);
  expect(isCanonicalBase64url('A+z/4ME')).toBe(false);
});

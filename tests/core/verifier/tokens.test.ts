import { compactDecrypt, importJWK, type JWK } from 'jose';
import { createHmac, createPublicKey, verify, X509Certificate, type KeyObject } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encrypted } from '../../../src/core/verifier/forge/jwe.js';
import { makeKeyPair, signerOf } from '../../../src/core/verifier/forge/keys.js';
import type { Kit } from '../../../src/core/verifier/index.js';
import { caseOf, counting, inputFor, kitFor, NOW, parsed } from './kits.js';

/** The parts that a signature is over, and the signature. */
function split(kit: Kit, id: string): { input: Buffer; signature: Buffer } {
  const [head = '', payload = '', signature = ''] = caseOf(kit, id).token.split('.');
  return { input: Buffer.from(`${head}.${payload}`), signature: Buffer.from(signature, 'base64url') };
}
const keyOf = ({ jwks }: Kit): KeyObject => createPublicKey({ key: { ...jwks.keys[0] }, format: 'jwk' });
const hmac = (key: string | Buffer, input: Buffer): Buffer =>
  createHmac('sha256', key).update(input).digest();

/** A forged token that would be refused for another reason would prove nothing: each is what it says it is. */
describe('the tokens of a kit are what they say', () => {
  test.each(['RS256', 'ES256', 'Ed25519'] as const)('%s: HMAC with what is public', async (alg) => {
    const kit = await kitFor(alg);
    const key = keyOf(kit);
    const pem = key.export({ type: 'spki', format: 'pem' }).toString();
    const secrets = {
      'hmac-pem': pem,
      'hmac-pem-trimmed': pem.trim(),
      'hmac-spki': key.export({ type: 'spki', format: 'der' }),
      'hmac-jwk': JSON.stringify(kit.jwks.keys[0]),
      'hmac-empty-key': '',
    };
    for (const [id, secret] of Object.entries(secrets)) {
      const { input, signature } = split(kit, id);
      expect(signature, id).toEqual(hmac(secret, input));
      expect(parsed(caseOf(kit, id).token, 0)['alg']).toBe('HS256');
    }
  });

  test('ECDSA: DER and the other s hold for who reads them so', async () => {
    const kit = await kitFor('ES256');
    const check = (id: string, dsaEncoding: 'der' | 'ieee-p1363'): boolean => {
      const { input, signature } = split(kit, id);
      return verify('sha256', input, { key: keyOf(kit), dsaEncoding }, signature);
    };
    expect(check('ecdsa-der', 'der')).toBe(true);
    expect(check('ecdsa-der', 'ieee-p1363')).toBe(false);
    expect(check('ecdsa-other-s', 'ieee-p1363')).toBe(true);
    expect(split(kit, 'ecdsa-zeros').signature).toEqual(Buffer.alloc(64));
  });

  test('RSA: another hash and another padding hold for who verifies them so', async () => {
    const kit = await kitFor('RS256');
    const check = (id: string, hash: string, padding?: number): boolean => {
      const { input, signature } = split(kit, id);
      return verify(hash, input, { key: keyOf(kit), ...(padding !== undefined && { padding }) }, signature);
    };
    const PSS = 6;
    expect(check('rsa-sha512-unsaid', 'sha512')).toBe(true);
    expect(check('rsa-sha1', 'sha1')).toBe(true);
    expect(check('rsa-other-padding', 'sha256', PSS)).toBe(true);
    expect(check('rsa-other-alg', 'sha256', PSS)).toBe(true);
  });

  test('Ed25519: S beyond the order is the same remainder', async () => {
    const kit = await kitFor('Ed25519');
    const { input, signature } = split(kit, 'ed25519-beyond-order');
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const s = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`);
    const reduced = Buffer.from((s - order).toString(16).padStart(64, '0'), 'hex').reverse();
    expect(s >= order).toBe(true);
    expect(verify(null, input, keyOf(kit), Buffer.concat([signature.subarray(0, 32), reduced]))).toBe(true);
  });

  test.each(['RS256', 'PS256', 'ES256', 'Ed25519'] as const)(
    '%s: the certificate is one, and its key signed the token',
    async (alg) => {
      const kit = await kitFor(alg);
      const { x5c } = parsed(caseOf(kit, 'brings-x5c').token, 0) as { x5c: [string] };
      const certificate = new X509Certificate(Buffer.from(x5c[0], 'base64'));
      const { publicKey } = certificate;
      const { input, signature } = split(kit, 'brings-x5c');
      const options = { key: publicKey, ...(alg === 'ES256' && { dsaEncoding: 'ieee-p1363' as const }) };
      const padding = alg === 'PS256' ? { padding: 6 } : {};
      expect(certificate.verify(publicKey)).toBe(true);
      expect(verify(alg === 'Ed25519' ? null : 'sha256', input, { ...options, ...padding }, signature)).toBe(
        true,
      );
    },
  );

  test.each(['RS256', 'ES256'] as const)('%s: what is encrypted can be decrypted', async (alg) => {
    const pair = await makeKeyPair(alg, 'kit-1');
    const party = { pair, secret: null, sign: await signerOf(pair.privateJwk, alg) };
    const workshop = {
      input: inputFor(alg),
      now: NOW / 1000,
      kid: 'kit-1',
      own: party,
      foreign: party,
      random: counting(),
    };
    const token = await encrypted('claims', workshop);
    const numbers = { ...pair.privateJwk } as JWK;
    delete numbers.alg;
    delete numbers.key_ops;
    const key = await importJWK(numbers, alg === 'RS256' ? 'RSA-OAEP-256' : 'ECDH-ES');
    const { plaintext, protectedHeader } = await compactDecrypt(token, key);
    expect(new TextDecoder().decode(plaintext)).toBe('claims');
    expect(protectedHeader).toMatchObject({ cty: 'JWT', kid: 'kit-1' });
  });

  test('JSON that is split at its dots has the forged payload as its second part', async () => {
    const [, payload = ''] = caseOf(await kitFor('ES256'), 'json-confusion').token.split('.');
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({ sub: 'kit-admin' });
  });
});

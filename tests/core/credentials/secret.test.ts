import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  hashSecret,
  maskCredential,
  mintApiKey,
  mintOpaque,
  mintRefreshToken,
  s256Challenge,
  sameHash,
} from '../../../src/core/credentials/index.js';
import { seededRandom } from '../api/harness.js';

test('a secret is stored as the SHA-256 of its UTF-8 bytes, in lower-case hex', async () => {
  // FIPS 180-2, appendix B.1.
  expect(await hashSecret('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('the S256 challenge is that of RFC 7636 appendix B', async () => {
  const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
  expect(await s256Challenge(verifier)).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
});

test('two hashes are the same only when every character is', () => {
  const text = fc.string({ maxLength: 70 });
  fc.assert(
    fc.property(text, text, (left, right) => {
      expect(sameHash(left, right)).toBe(left === right);
      expect(sameHash(left, left)).toBe(true);
    }),
  );
});

test('an opaque credential carries its prefix and 43 random characters, 256 bits', () => {
  expect(mintOpaque('kot_code_', seededRandom(1))).toMatch(/^kot_code_[0-9A-Za-z]{43}$/);
  expect(mintRefreshToken(seededRandom(2))).not.toBe(mintRefreshToken(seededRandom(3)));
});

test('a masked credential can be recognised and not used', () => {
  const key = mintApiKey(seededRandom(4));
  expect(maskCredential(key)).toBe(`${key.slice(0, 13)}…${key.slice(-4)}`);
  const refresh = mintRefreshToken(seededRandom(5));
  expect(maskCredential(refresh)).toBe(`${refresh.slice(0, 16)}…`);
  const segments = [
    'eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCJ9',
    'eyJpc3MiOiJodHRwczovL2FwaS5leGFtcGxlIn0',
    'x'.repeat(86),
  ];
  expect(maskCredential(segments.join('.'))).toBe('eyJhb….eyJp….xxxxx…');
});

test('masking hides seven eighths of a credential with no prefix we know, underscores or not', () => {
  const foreign = fc.stringMatching(/^[A-Z][\w-]{20,80}$/);
  fc.assert(
    fc.property(foreign, (secret) => {
      expect(maskCredential(secret).length - 1).toBeLessThanOrEqual(secret.length / 8);
    }),
  );
});

test('no text shows whole in its own mask', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (text) => {
      expect(maskCredential(text)).not.toContain(text);
    }),
  );
  expect(maskCredential('kot_demo_short')).toBe('kot_demo_…');
  // With nothing after it, it is no prefix.
  expect(maskCredential('aa_')).toBe('…');
  expect(maskCredential('aa_bb_')).toBe('aa_…');
});

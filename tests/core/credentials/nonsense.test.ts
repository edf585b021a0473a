import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  generateSigningKey,
  signAccessToken,
  verifyAccessToken,
} from '../../../src/core/credentials/index.js';

const made = await generateSigningKey('ES256', 'sig-1');
if (!made.ok) throw new Error('ES256 is everywhere');
const key = made.value;
const issuer = 'https://api.example';
const rules = {
  issuer,
  audience: issuer,
  algs: [key.alg],
  leewayS: 0,
  keyFor: (kid: string) => (kid === key.kid ? key : undefined),
};
const now = Date.UTC(2026, 10, 24);
const iat = now / 1000;
const token = await signAccessToken(
  { iss: issuer, aud: issuer, sub: 'user', exp: iat + 900, iat, jti: 'jti-1', client_id: 'app', scope: '' },
  key,
);

test('no text but a token of ours is accepted, and none throws', async () => {
  expect((await verifyAccessToken(token, rules, now)).ok).toBe(true);
  const spoilt = fc
    .tuple(fc.nat({ max: token.length - 1 }), fc.string({ minLength: 0, maxLength: 3 }))
    .map(([at, put]) => token.slice(0, at) + put + token.slice(at + 1))
    .filter((text) => text !== token);
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), spoilt), async (text) => {
      expect((await verifyAccessToken(text, rules, now)).ok).toBe(false);
    }),
    { numRuns: 300 },
  );
});

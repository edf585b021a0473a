import { exportJWK, type JWK } from 'jose';
import type { SigningKey } from './signingKey.js';

/** The public half as published in a JWK Set (RFC 7517), or null for HS256: publishing it would let anyone sign. */
export async function publicJwk(key: SigningKey): Promise<JWK | null> {
  if (key.alg === 'HS256') return null;
  return { ...(await exportJWK(key.verifyWith)), kid: key.kid, alg: key.alg, use: 'sig' };
}

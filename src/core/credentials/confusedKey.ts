import { exportJWK } from 'jose';
import { utf8 } from '../shared/index.js';
import type { SigningKey } from './signingKey.js';

/**
 * What somebody can try who has the public half alone: it is no secret, but a verifier that lets the token choose the
 * algorithm would take it for the secret of HS256 (RFC 8725 section 2.1).
 */
export async function confusedKey({ kid, verifyWith }: SigningKey): Promise<SigningKey> {
  const bytes = utf8(JSON.stringify(await exportJWK(verifyWith)));
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const secret = await crypto.subtle.importKey('raw', bytes, hmac, false, ['sign', 'verify']);
  return { kid, alg: 'HS256', signWith: secret, verifyWith: secret };
}

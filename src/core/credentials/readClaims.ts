import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { AccessTokenClaims } from './accessToken.js';

/** What one of our own tokens says, read without verifying: for whoever has issued it. Throws on anything else. */
export function readClaims(token: string): { kid: string; claims: AccessTokenClaims } {
  return {
    kid: decodeProtectedHeader(token).kid ?? '',
    claims: decodeJwt<AccessTokenClaims>(token) as AccessTokenClaims,
  };
}

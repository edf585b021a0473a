import { SignJWT } from 'jose';
import type { SigningKey } from './signingKey.js';

/** The claims of an ID token (OpenID Connect Core 1.0 section 2). Times are whole seconds since 1970. */
export interface IdTokenClaims {
  iss: string;
  sub: string;
  /** The client it is for. */
  aud: string;
  exp: number;
  iat: number;
  auth_time: number;
  nonce?: string;
  sid?: string;
  name?: string;
  email?: string;
}

/** Signs what tells a client who has signed in. An API must not take it for an access token: its type says which it is. */
export function signIdToken(claims: IdTokenClaims, key: SigningKey): Promise<string> {
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: key.alg, typ: 'JWT', kid: key.kid })
    .sign(key.signWith);
}

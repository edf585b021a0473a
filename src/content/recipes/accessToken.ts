// Signs and verifies an access token as RFC 9068 has it. A verifier fixes everything itself and takes nothing from the
// token: algorithm, type, issuer, audience, and the claims that must be there (RFC 8725 section 3). jose checks none of
// these unless it is told to.
import { jwtVerify, SignJWT, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { randomUUID } from 'node:crypto';

const ALG = 'ES256';
const TYPE = 'at+jwt';
/** An hour or less, says RFC 6750 section 5.3. This is how long a stolen one works, leeway included. */
export const LIFETIME_S = 300;
export const LEEWAY_S = 10;

export interface Grant {
  issuer: string;
  audience: string;
  subject: string;
  clientId: string;
  scope: string;
}

export function sign(grant: Grant, privateKey: CryptoKey, kid: string, now = Date.now()): Promise<string> {
  const iat = Math.floor(now / 1000);
  return new SignJWT({ client_id: grant.clientId, scope: grant.scope })
    .setProtectedHeader({ alg: ALG, typ: TYPE, kid })
    .setIssuer(grant.issuer)
    .setAudience(grant.audience)
    .setSubject(grant.subject)
    .setIssuedAt(iat)
    .setExpirationTime(iat + LIFETIME_S)
    .setJti(randomUUID())
    .sign(privateKey);
}

/** Throws one of jose's errors where the token is not accepted. `keys` is `createRemoteJWKSet(jwksUri)`, made once. */
export async function verify(
  token: string,
  keys: JWTVerifyGetKey,
  issuer: string,
  audience: string,
  now = Date.now(),
): Promise<JWTPayload> {
  const { payload } = await jwtVerify(token, keys, {
    algorithms: [ALG],
    typ: TYPE,
    issuer,
    audience,
    requiredClaims: ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti'],
    clockTolerance: LEEWAY_S,
    currentDate: new Date(now),
  });
  return payload;
}

// Signs and verifies an access token as RFC 9068 has it. A verifier fixes everything itself and takes nothing from the
// token but which of the issuer's keys to try: not the algorithm, type, issuer, audience, or the claims that must be
// there (RFC 8725 section 3). jose checks none of these unless it is told to.
// What it is not: a check of scope, owner or revocation, which come after; a verifier of ID tokens, of encrypted tokens,
// or of tokens bound to a client's key, whose proof it would have to check. Log an error's `code`, never the error: jose
// puts the claims into it.
import {
  createRemoteJWKSet,
  customFetch,
  errors,
  jwtVerify,
  SignJWT,
  type CryptoKey,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';

const ALG = 'ES256';
const TYPE = 'at+jwt';
/** An hour or less, says RFC 6750 section 5.3. A stolen one works for so long, and for the leeway on top. */
export const LIFETIME_S = 300;
export const LEEWAY_S = 10;
const PAUSE_MS = 30_000;
const MAX_AGE_MS = 600_000;
/** The end of the year 9999. Milliseconds lie beyond it, and would be a token for ever. */
const LAST_TIME = 253_402_300_799;

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

/** The issuer's keys cannot be had: a 503, not a 401. */
export class KeysUnavailable extends Error {}

/**
 * The issuer's keys, made once for each issuer: it keeps them for ten minutes, and asks for an unknown one every 30 s at most,
 * for a made-up key id must not set off one fetch after another. `now` only counts up: a clock that is set back would stop it.
 */
export function keySet(
  jwksUri: string,
  fetching: typeof fetch = fetch,
  now = (): number => performance.now(),
): JWTVerifyGetKey {
  const url = new URL(jwksUri);
  // Encrypted (RFC 8414 section 2), unless it is this machine.
  if (!/^(https:|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|$))/.test(url.origin))
    throw new TypeError('a key set needs https');
  let [triedAt, readAt] = [-Infinity, -Infinity];
  let reading: Promise<void> | undefined;
  const keys = createRemoteJWKSet(url, {
    // Its own waits go by the wall clock.
    cacheMaxAge: Infinity,
    cooldownDuration: Infinity,
    [customFetch]: async (address, init) => {
      const answer = await fetching(address, init);
      // Unread, it would hold its connection.
      if (answer.status !== 200) await answer.body?.cancel();
      return answer;
    },
  });
  const isFresh = (): boolean => now() - readAt < MAX_AGE_MS;
  return async (header, jws) => {
    try {
      if (isFresh()) return await keys(header, jws);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
    }
    if (now() - triedAt >= PAUSE_MS) {
      triedAt = now();
      const read = keys.reload().then(() => void (readAt = now()));
      reading = read.finally(() => (reading = undefined));
    }
    await reading;
    if (!isFresh()) throw new KeysUnavailable('the last try was less than 30 s ago');
    return keys(header, jws);
  };
}

/** Throws a JOSEError where the token is not accepted, and KeysUnavailable. `keys` are those of `keySet`. */
export async function verify(
  token: string,
  keys: JWTVerifyGetKey,
  issuer: string,
  audience: string,
  now = Date.now(),
): Promise<JWTPayload> {
  // jose would skip the check of what is undefined, such as a setting that nobody has set.
  if (!issuer || !audience) throw new TypeError('verify needs an issuer and an audience');
  // Three parts of base64url and the 64 bytes of ES256: no five parts of an encrypted one, and no padding.
  if (typeof token !== 'string' || token.length > 8192 || !/^[\w-]+\.[\w-]+\.[\w-]{86}$/.test(token))
    throw new errors.JWSInvalid('not a JWT');
  if (!token.split('.', 2).every(isText)) throw new errors.JWTInvalid('not JSON in UTF-8');
  const { payload } = await jwtVerify(token, guarded(keys), {
    algorithms: [ALG],
    typ: TYPE,
    issuer,
    audience,
    requiredClaims: ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti'],
    clockTolerance: LEEWAY_S,
    currentDate: new Date(now),
  });
  checkTypes(payload, Math.floor(now / 1000));
  return payload;
}

/** UTF-8 (RFC 7519 section 7.2), and no byte order mark, which begins with EF: jose lets both pass. */
function isText(part: string): boolean {
  const bytes = Buffer.from(part, 'base64url');
  return isUtf8(bytes) && bytes[0] !== 0xef;
}

/** No key is looked for where the header asks for what this does not do (RFC 7515 section 4.1.11, RFC 7797). */
function guarded(keys: JWTVerifyGetKey): JWTVerifyGetKey {
  return async (header, jws) => {
    if (typeof header.kid !== 'string' || header.kid === '' || 'crit' in header || 'b64' in header)
      throw new errors.JWSInvalid('not a header of ours');
    try {
      return await keys(header, jws);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
        throw error;
      throw new KeysUnavailable('the keys of the issuer cannot be had', { cause: error });
    }
  };
}

function checkTypes(payload: JWTPayload, now: number): void {
  const check = (claim: string, isRight: boolean): void => {
    if (!isRight)
      throw new errors.JWTClaimValidationFailed(`unexpected "${claim}"`, payload, claim, 'check_failed');
  };
  for (const claim of ['sub', 'client_id', 'jti'])
    check(claim, typeof payload[claim] === 'string' && payload[claim] !== '');
  for (const claim of ['exp', 'iat', 'nbf'])
    check(claim, payload[claim] === undefined || Math.abs(Number(payload[claim])) <= LAST_TIME);
  check('iat', Number(payload.iat) <= now + LEEWAY_S);
  check(
    'aud',
    [payload.aud].flat().every((audience) => typeof audience === 'string'),
  );
  check('cnf', !('cnf' in payload));
}

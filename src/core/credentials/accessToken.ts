import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose';
import { isCanonicalBase64url, refuse, succeed, type Result } from '../shared/index.js';
import { leewayOf, refusedFrom } from './expiry.js';
import { isAlg, type Alg, type SigningKey } from './signingKey.js';

/** The claims of an access token (RFC 9068 section 2.2). `exp` and `iat` are whole seconds since 1970. */
export interface AccessTokenClaims {
  iss: string;
  sub: string;
  aud: string;
  exp: number;
  iat: number;
  jti: string;
  client_id: string;
  scope: string;
  /** The sign-in it belongs to: a refresh token family (OpenID Connect Front-Channel Logout 1.0 section 3). */
  sid?: string;
  /** Its place on a status list (draft-ietf-oauth-status-list-20 section 6.2). */
  status?: { status_list: { idx: number; uri: string } };
  /** Who acts for the subject, after a token exchange (RFC 8693 section 4.1). */
  act?: { sub: string };
  /** The person's groups, one identifier each (RFC 9068 section 2.2.3.1). */
  groups?: string[];
  /** Ours: the user's token version when it was issued. */
  token_version?: number;
  /** Ours: the API key it was exchanged for, and the limits it inherits. `window_s` is seconds. */
  key_id?: string;
  rate_limits?: Record<string, { requests: number; window_s: number }>;
}

/** What a verifier fixes for itself and never takes from the token. */
export interface AccessTokenRules {
  issuer: string;
  /** The token has to be meant for one of these. */
  audience: string | string[];
  algs: readonly Alg[];
  keyFor: (kid: string) => SigningKey | undefined;
  /** Seconds by which clocks may differ (RFC 7519 section 4.1.4: "no more than a few minutes"). */
  leewayS: number;
}

/** The checks, in the order they are made. */
export const TOKEN_CHECKS = [
  'token_header',
  'signing_key',
  'signature',
  'token_claims',
  'token_time',
] as const;
export type TokenCheck = (typeof TOKEN_CHECKS)[number];

/** Why a token is refused, and the check that says so. */
export const TOKEN_REFUSALS = {
  token_malformed: 'token_header',
  token_wrong_type: 'token_header',
  token_alg_not_allowed: 'token_header',
  token_unknown_key: 'signing_key',
  token_bad_signature: 'signature',
  token_missing_claim: 'token_claims',
  token_wrong_issuer: 'token_claims',
  token_wrong_audience: 'token_claims',
  token_not_yet_valid: 'token_time',
  token_expired: 'token_time',
} as const satisfies Record<string, TokenCheck>;
export type TokenRefusal = keyof typeof TOKEN_REFUSALS;

const ACCESS_TOKEN_TYPE = 'at+jwt';
const REQUIRED_CLAIMS = ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti'];

export async function signAccessToken(claims: AccessTokenClaims, key: SigningKey): Promise<string> {
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: key.alg, typ: ACCESS_TOKEN_TYPE, kid: key.kid })
    .sign(key.signWith);
}

/**
 * Verifies an access token as RFC 9068 section 4 asks, at `now` (milliseconds since 1970). The header is judged
 * before jose sees the token: jose would accept padding, non-canonical base64url and a missing `exp`.
 *
 * ```ts
 * const made = await generateSigningKey('ES256', 'sig-1');
 * if (!made.ok) throw new Error(made.code);
 * const key = made.value;
 * const [iss, aud] = ['https://issuer.example', 'https://api.example'];
 * const iat = Date.UTC(2026, 0, 5, 9) / 1000;
 * const claims = { iss, aud, iat, exp: iat + 900, jti: 'jti-1', sub: 'user-ana', client_id: 'demo-app', scope: '' };
 * const token = await signAccessToken(claims, key);
 *
 * const keyFor = (kid: string) => (kid === key.kid ? key : undefined);
 * const verifyAt = (now: number) =>
 *   verifyAccessToken(token, { issuer: iss, audience: aud, algs: ['ES256'], keyFor, leewayS: 0 }, now);
 * const early = await verifyAt((iat + 899) * 1000);
 * early.ok && early.value.sub; // 'user-ana'
 * const late = await verifyAt((iat + 900) * 1000);
 * late.ok || late.code; // 'token_expired': on the very second
 * ```
 */
export async function verifyAccessToken(
  token: string,
  rules: AccessTokenRules,
  now: number,
): Promise<Result<AccessTokenClaims, { code: TokenRefusal }>> {
  const header = readHeader(token);
  if (!header) return refuse('token_malformed');
  if (header.typ !== ACCESS_TOKEN_TYPE) return refuse('token_wrong_type');
  if (!isAlg(header.alg) || !rules.algs.includes(header.alg)) return refuse('token_alg_not_allowed');

  const key = header.kid === undefined ? undefined : rules.keyFor(header.kid);
  if (key?.alg !== header.alg) return refuse('token_unknown_key');

  try {
    const { payload } = await jwtVerify(token, key.verifyWith, {
      algorithms: [key.alg],
      typ: ACCESS_TOKEN_TYPE,
      issuer: rules.issuer,
      audience: rules.audience,
      requiredClaims: REQUIRED_CLAIMS,
      clockTolerance: leewayOf(rules.leewayS),
      currentDate: new Date(now),
    });
    const { sub, jti, client_id: clientId } = payload;
    if (typeof sub !== 'string' || typeof jti !== 'string' || typeof clientId !== 'string') {
      return refuse('token_missing_claim');
    }
    // jose counts whole seconds, but an expiry may lie between two (RFC 7519 section 2).
    if (now >= refusedFrom(Number(payload.exp), rules.leewayS)) return refuse('token_expired');
    // The payload is a fresh object of jose's, so it is completed in place.
    if (typeof payload['scope'] !== 'string') payload['scope'] = '';
    return succeed(payload as unknown as AccessTokenClaims);
  } catch (error) {
    return refuse(refusalOf(error));
  }
}

interface Header {
  typ?: string;
  alg?: unknown;
  kid?: string;
}

/** All tokens that one key signs begin alike, so the last header is remembered. */
let lastHeader: { segment: string; header: Header | null } | undefined;

function readHeader(token: string): Header | null {
  const [segment = '', ...others] = token.split('.');
  if (others.length !== 2 || !others.every(isCanonicalBase64url)) return null;
  if (lastHeader?.segment !== segment) {
    lastHeader = { segment, header: isCanonicalBase64url(segment) ? parseHeader(token) : null };
  }
  return lastHeader.header;
}

function parseHeader(token: string): Header | null {
  try {
    const { typ, alg, kid } = decodeProtectedHeader(token);
    return {
      alg,
      // "application/" may be left out of a media type (RFC 7515 section 4.1.9), and its case does not count.
      ...(typeof typ === 'string' && { typ: typ.toLowerCase().replace(/^application\//, '') }),
      ...(typeof kid === 'string' && { kid }),
    };
  } catch {
    return null;
  }
}

function refusalOf(error: unknown): TokenRefusal {
  if (error instanceof errors.JWTExpired) return 'token_expired';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'token_bad_signature';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.reason === 'missing') return 'token_missing_claim';
    if (error.claim === 'iss') return 'token_wrong_issuer';
    if (error.claim === 'aud') return 'token_wrong_audience';
    if (error.claim === 'nbf' && error.reason === 'check_failed') return 'token_not_yet_valid';
  }
  return 'token_malformed';
}

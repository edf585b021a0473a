import { isPassword } from '../kinds/named.js';
import type { Look } from './subject.js';

/** Where it was seen. */
export const placeLook: Look = ({ found }) => {
  const isHarmless =
    ['jwk', 'jwks', 'metadata'].includes(found.kind) || found.vendor?.secrecy === 'publishable';
  const isInUrl = found.wrappings.some((wrapping) => ['query', 'fragment', 'path'].includes(wrapping));
  return [isInUrl && !isHarmless && (isPassword(found) ? 'url-password' : 'in-url')];
};

/** A cookie that scripts are meant to read, so as to send its value in a header as well. */
const FOR_SCRIPTS = /csrf|xsrf/i;

/** How a server sets it as a cookie. */
export const cookieLook: Look = ({ cookie }) =>
  cookie
    ? [
        !cookie.isSecure && 'cookie-insecure',
        !cookie.isHttpOnly && !FOR_SCRIPTS.test(cookie.name) && 'cookie-readable',
        (cookie.sameSite === null || cookie.sameSite === 'none') && 'cookie-cross-site',
      ]
    : [];

/** A key of a vendor, or of ours. */
export const vendorLook: Look = ({ found }) => {
  if (found.kind === 'demo-key')
    return ['demo-key', found.verdicts[0]?.says === 'holds' ? 'checksum-holds' : 'checksum-fails'];
  const { vendor } = found;
  if (!vendor || found.wrappings.includes('elided')) return [];
  // Not the key as it was issued: of that one nothing more is known.
  if (vendor.checksum === 'fails') return ['checksum-fails'];
  const isSecret = vendor.secrecy === 'secret';
  return [
    vendor.checksum === 'holds' && 'checksum-holds',
    vendor.secrecy === 'publishable' && 'publishable',
    isSecret && vendor.mode !== 'test' && 'secret-key',
    vendor.secrecy === 'identifier' && 'key-id',
    isSecret && vendor.mode === 'live' && 'live-key',
    vendor.mode === 'test' && 'test-key',
    vendor.secrecy !== 'publishable' && 'vendor-ends-it',
  ];
};

const GUESSABLE_BITS = 128;

/** Everything else that opens a door. */
export const otherLook: Look = ({ found, document, inner }) => {
  const { kind, measure, name = '', wrappings } = found;
  const algs = Object.entries(document ?? {}).flatMap(([name, value]) =>
    /alg_values_supported$/.test(name) && Array.isArray(value) ? (value as unknown[]) : [],
  );
  const issuer = document?.['issuer'];
  const isRefresh =
    kind === 'token-response' ? typeof document?.['refresh_token'] === 'string' : /refresh/i.test(name);
  return [
    kind === 'basic' && (wrappings.includes('userinfo') ? 'url-password' : 'basic-credentials'),
    kind === 'jwe' && 'encrypted',
    isRefresh && 'refresh-token',
    !!document && !!inner && doesDiffer(document, inner) && 'response-differs',
    // What a person keeps in mind is guarded by other means (RFC 6749 section 10.10).
    kind === 'opaque' &&
      !isPassword(found) &&
      !!measure &&
      measure.bitsAtMost < GUESSABLE_BITS &&
      'opaque-guessable',
    kind === 'uuid' && 'uuid-guessable',
    kind === 'paseto' && 'paseto-unrevoked',
    kind === 'metadata' && algs.includes('none') && 'metadata-none',
    kind === 'metadata' && typeof issuer === 'string' && !issuer.startsWith('https://') && 'iss-not-https',
  ];
};

/** Clocks and rounding: an answer may count from another second than the token. */
const SLACK_S = 60;

/** Whether a token response says something else than the claims of the token in it (RFC 6749 section 5.1). */
function doesDiffer(response: Record<string, unknown>, claims: Record<string, unknown>): boolean {
  const { expires_in: expiresIn, scope } = response;
  const { exp, iat } = claims;
  const isOtherTime =
    typeof expiresIn === 'number' &&
    typeof exp === 'number' &&
    typeof iat === 'number' &&
    Math.abs(exp - iat - expiresIn) > SLACK_S;
  const sorted = (words: string): string => words.split(' ').sort().join(' ');
  const own = claims['scope'];
  return (
    isOtherTime || (typeof scope === 'string' && typeof own === 'string' && sorted(scope) !== sorted(own))
  );
}

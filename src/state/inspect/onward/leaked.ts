import { isProof, type Found } from '../../../core/inspector/index.js';
import { formatRoute } from '../../shell/route.js';

type Parameters = Record<string, string>;

/** What Leaked now knows of a vendor by itself. */
const VENDORS: readonly [prefix: string, vendor: string][] = [
  ['github-', 'github'],
  ['stripe-', 'stripe'],
  ['aws-', 'aws'],
  ['google-', 'google-key'],
];

/**
 * The address of Leaked now for a credential, answered by what it says of itself: kind, lifetime, leeway and whether a
 * refresh token was beside it. Null for what does no harm when it is seen. No character of the credential is in it.
 */
export function leakedAddress(found: Found, all: readonly Found[], leewayS = 0): string | null {
  const told = toldOf(found, all, leewayS);
  return told && formatRoute(['leaked'], told);
}

function toldOf(found: Found, all: readonly Found[], leewayS: number): Parameters | null {
  const { kind, vendor, name = '', wrappings } = found;
  if (isProof(found)) return null;
  switch (kind) {
    case 'metadata':
    case 'introspection':
      return null;
    case 'jwk':
    case 'jwks':
    case 'pem':
      return ofKey(found);
    case 'api-key': {
      if (vendor?.secrecy === 'publishable') return null;
      const known = VENDORS.find(([prefix]) => vendor?.id.startsWith(prefix));
      return { kind: 'third-party-key', vendor: known?.[1] ?? 'other' };
    }
    case 'demo-key':
      return { kind: 'api-key' };
    case 'basic':
      return { kind: 'unknown' };
    case 'token-response':
      return { kind: found.endings.includes('refresh') ? 'refresh-token' : 'access-token' };
    case 'opaque':
    case 'uuid':
    case 'macaroon':
      if (/refresh/i.test(name)) return { kind: 'refresh-token' };
      if (/^aws_/i.test(name)) return { kind: 'third-party-key', vendor: 'aws' };
      if (/jwt|signing/i.test(name)) return { kind: 'signing-key', alg: 'shared' };
      if (/secret/i.test(name)) return { kind: 'client-secret' };
      if (wrappings.includes('cookie')) return { kind: 'session-cookie' };
      return /access_?token/i.test(name) || wrappings.includes('scheme')
        ? { kind: 'access-token', lookup: 'introspection' }
        : { kind: 'api-key' };
    default:
      if (found.findings.some(({ id }) => id === 'hmac-key-common'))
        return { kind: 'signing-key', alg: 'shared' };
      if (/refresh/i.test(name)) return { kind: 'refresh-token' };
      if (wrappings.includes('cookie')) return { kind: 'stateless-cookie' };
      return {
        kind: 'access-token',
        ...lifetime(found),
        ...(leewayS > 0 && { leeway: String(leewayS) }),
        ...(all.some(({ endings }) => endings.includes('refresh')) && { refreshout: 'yes' }),
      };
  }
}

function ofKey({ verdicts, findings, masked }: Found): Parameters | null {
  if (!verdicts.some(({ code }) => code === 'key-exposed')) return null;
  // A key to sign in with, which no token was signed with.
  if (masked.includes('OPENSSH')) return { kind: 'unknown' };
  return { kind: 'signing-key', alg: findings.some(({ id }) => id === 'symmetric-key') ? 'shared' : 'pair' };
}

/** The longest time that Leaked now takes: ten years. */
const MOST_S = 10 * 365 * 86_400;

function lifetime(found: Found): Parameters {
  const seconds = lifetimeOf(found);
  return seconds === null || seconds > MOST_S ? {} : { lifetime: String(seconds) };
}

/** From its issue to its expiry, in whole seconds; null where it does not say both. */
export function lifetimeOf({ claims }: Pick<Found, 'claims'>): number | null {
  const { exp, iat, nbf } = claims ?? {};
  const begins = typeof iat === 'number' ? iat : nbf;
  if (typeof exp !== 'number' || typeof begins !== 'number') return null;
  const seconds = Math.ceil(exp - begins);
  return Number.isSafeInteger(seconds) && seconds > 0 ? seconds : null;
}

import { isUnsigned } from './kinds/compact.js';
import { isObjectClaim, isTextClaim } from './kinds/members.js';
import { isPassword, isPrivateKey } from './kinds/named.js';
import { isProof } from './kinds/proof.js';
import type { Ending, Found } from './types.js';

/** What can end it before its time, or without one, as far as the credential itself tells. */
export function endingsOf(found: Omit<Found, 'findings' | 'endings'>, hasRefresh: boolean): Ending[] {
  if (isProof(found)) return [];
  switch (found.kind) {
    case 'jwt':
    case 'jws':
    case 'jws-json':
    case 'sd-jwt':
    case 'paseto':
    case 'jwe': {
      const { claims = {}, header } = found;
      const own: [Ending, boolean][] = [
        ['expiry', typeof found.opensUntil === 'number'],
        ['jti', isTextClaim(claims, 'jti')],
        ['sid', isTextClaim(claims, 'sid')],
        ['status', isObjectClaim(claims, 'status')],
        ['bound', isObjectClaim(claims, 'cnf')],
        // Whoever takes an unsigned one asks no key.
        ['signing-key', found.kind !== 'jwe' && !isUnsigned(header ?? null)],
        ['decryption-key', found.kind === 'jwe'],
      ];
      return own.filter(([, holds]) => holds).map(([ending]) => ending);
    }
    case 'basic':
      return ['password'];
    case 'api-key':
      return found.vendor?.secrecy === 'publishable' ? [] : ['vendor'];
    case 'token-response':
      return hasRefresh ? ['refresh'] : ['issuer'];
    case 'introspection':
      return typeof found.opensUntil === 'number' ? ['expiry', 'issuer'] : ['issuer'];
    case 'jwk':
    case 'jwks':
    case 'pem':
      return found.verdicts.some(({ code }) => code === 'key-exposed') ? ['replace-key'] : [];
    case 'metadata':
      return [];
    default:
      if (isPrivateKey(found)) return ['replace-key'];
      return [isPassword(found) ? 'password' : 'issuer'];
  }
}

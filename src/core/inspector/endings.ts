import { isPassword, isPrivateKey } from './kinds/named.js';
import { isProof } from './kinds/proof.js';
import type { Ending, Found } from './types.js';

const has = (found: Partial<Found>, name: string): boolean =>
  !!found.claims && Object.hasOwn(found.claims, name);

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
      const own: [Ending, boolean][] = [
        ['expiry', typeof found.opensUntil === 'number'],
        ['jti', has(found, 'jti')],
        ['sid', has(found, 'sid')],
        ['status', has(found, 'status')],
        ['bound', has(found, 'cnf')],
        ['signing-key', found.kind !== 'jwe'],
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

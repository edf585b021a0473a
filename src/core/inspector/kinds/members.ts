import { isRecord } from '../../shared/index.js';

type Claims = Record<string, unknown>;

/** Whether a claim is what its specification makes it: `jti` and `sid` are texts (RFC 7519 section 4.1.7). */
export function isTextClaim(claims: Claims, name: 'jti' | 'sid'): boolean {
  return typeof claims[name] === 'string' && claims[name] !== '';
}

/** `cnf` and `status` are objects (RFC 7800 section 3.1, Token Status List section 6.1): anything else binds, or lists, nothing. */
export function isObjectClaim(claims: Claims, name: 'cnf' | 'status'): boolean {
  return isRecord(claims[name]);
}

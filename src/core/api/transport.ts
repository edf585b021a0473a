import { API_KEY_PREFIX, verifyAccessToken } from '../credentials/index.js';
import { findKey, tokenRules } from './authenticate.js';
import type { Exchange } from './exchange.js';
import { deleteKey } from './routes/keys.js';
import { listAsRevoked } from './routes/revoke.js';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Plain http to another machine has already shown the credential to everyone on the way. */
export function isInsecure(request: Request): boolean {
  const { protocol, hostname } = new URL(request.url);
  return protocol === 'http:' && !LOOPBACK.has(hostname);
}

/**
 * Ends the credential that was sent without TLS (draft-ietf-httpapi-privacy, "Credential Revocation"). The answer
 * is the same whether it was valid or not, so nothing is learned from asking.
 */
export async function revokeExposed(request: Request, exchange: Exchange): Promise<void> {
  const header = request.headers.get('x-api-key') ?? request.headers.get('authorization') ?? '';
  const credential = header.replace(/^Bearer +/i, '');
  if (credential.startsWith(API_KEY_PREFIX)) {
    const row = await findKey(credential, exchange);
    if (row) deleteKey(exchange, row);
    return;
  }
  const verified = await verifyAccessToken(credential, tokenRules(exchange), exchange.now);
  if (verified.ok) listAsRevoked(verified.value, exchange);
}

import { API_KEY_PREFIX, hashSecret, REFRESH_TOKEN_PREFIX } from '../credentials/index.js';
import { claimsOf } from './checks/issuerView.js';
import { findKey } from './checks/key.js';
import type { Exchange } from './exchange.js';
import { endFamily, findRefreshToken } from './families.js';
import { formOf } from './parameters.js';
import { deleteKey } from './routes/keys.js';
import { listAsRevoked } from './routes/revoke.js';

/**
 * Ends every credential that was sent without TLS (draft-ietf-httpapi-privacy, "Credential Revocation"). The answer
 * is the same whether it was valid or not, so nothing is learned from asking.
 */
export async function revokeExposed(request: Request, exchange: Exchange): Promise<void> {
  const form = await formOf(request);
  const exposed = [
    request.headers.get('x-api-key'),
    request.headers.get('authorization')?.replace(/^Bearer +/i, ''),
    ...['refresh_token', 'token', 'subject_token'].flatMap((name) => form?.getAll(name) ?? []),
  ];
  for (const credential of exposed) if (credential) await revokeOne(credential, exchange);
}

async function revokeOne(credential: string, exchange: Exchange): Promise<void> {
  if (credential.startsWith(API_KEY_PREFIX)) {
    exchange.hashed();
    const row = findKey(await hashSecret(credential), exchange);
    if (row) deleteKey(exchange, row);
  } else if (credential.startsWith(REFRESH_TOKEN_PREFIX)) {
    const { family } = await findRefreshToken(credential, exchange);
    if (family?.endedAt === null) endFamily(exchange, family, 'revoked');
  } else {
    const claims = await claimsOf(credential, exchange);
    if (claims) listAsRevoked(claims, exchange);
  }
}

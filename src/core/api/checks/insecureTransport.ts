import { API_KEY_PREFIX, hashSecret, REFRESH_TOKEN_PREFIX } from '../../credentials/index.js';
import { deleteKey } from '../admin/keys.js';
import { endFamily, findRefreshToken } from '../oauth/families.js';
import { listAsRevoked } from '../oauth/endpoints/revoke.js';
import { formOf } from '../oauth/parameters.js';
import type { RequestContext } from '../requestContext.js';
import { claimsOf } from './issuerView.js';
import { findKey } from './apiKey.js';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Plain http to another machine has already shown the credential to everyone on the way. */
export function isInsecure(request: Request): boolean {
  // The address of a Request is normalised, so the common case needs no parsing.
  if (request.url.startsWith('https:')) return false;
  const { protocol, hostname } = new URL(request.url);
  return protocol === 'http:' && !LOOPBACK.includes(hostname);
}

/**
 * Ends every credential that was sent without TLS (draft-ietf-httpapi-privacy, "Credential Revocation"). The answer
 * is the same whether it was valid or not, so nothing is learned from asking.
 */
export async function revokeExposed(request: Request, context: RequestContext): Promise<void> {
  const form = await formOf(request);
  const exposed = [
    request.headers.get('x-api-key'),
    request.headers.get('authorization')?.replace(/^Bearer +/i, ''),
    ...['refresh_token', 'token', 'subject_token'].flatMap((name) => form?.getAll(name) ?? []),
  ];
  for (const credential of exposed) if (credential) await revokeOne(credential, context);
}

async function revokeOne(credential: string, context: RequestContext): Promise<void> {
  if (credential.startsWith(API_KEY_PREFIX)) {
    context.hashed();
    const row = findKey(await hashSecret(credential), context);
    if (row) deleteKey(context, row);
  } else if (credential.startsWith(REFRESH_TOKEN_PREFIX)) {
    const { family } = await findRefreshToken(credential, context);
    if (family?.endedAt === null) endFamily(context, family, 'revoked');
  } else {
    const claims = await claimsOf(credential, context, 'anyVerifier');
    if (claims) listAsRevoked(claims, context);
  }
}

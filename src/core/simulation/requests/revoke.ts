import { DEFAULT_CONFIG } from '../../api/index.js';
import type { Engine } from '../engine.js';
import type { ActorId, CredentialRow } from '../types/index.js';
import { byOperator, CLIENT_ID, form } from './http.js';

/** The people who run the API end a credential. Whether it counts as ended is what the API says. */
export async function revoke(engine: Engine, credential: CredentialRow): Promise<void> {
  const { id, lane, kind, serverId } = credential;
  if (kind !== 'api_key') return revokeToken(engine, credential, 'operator');
  await engine.request({
    lane,
    actor: 'operator',
    purpose: 'revoke',
    credential: id,
    ...byOperator('DELETE', `/v1/keys/${serverId}`),
  });
}

/** Only the client that a token was issued to may revoke it (RFC 7009 section 2.1). */
export async function revokeToken(engine: Engine, credential: CredentialRow, actor: ActorId): Promise<void> {
  const token = engine.secretOf(credential.id);
  const { id, secret } = clientOf(credential);
  await engine.request({
    lane: credential.lane,
    actor,
    purpose: 'revoke',
    credential: credential.id,
    outgoing: {
      method: 'POST',
      path: '/oauth/revoke',
      ...form({ client_id: id, ...(secret && { client_secret: secret }), token }),
    },
    names: [[token, credential.id], ...(secret ? [[secret, 'client-secret'] as const] : [])],
  });
}

function clientOf({ clientId }: CredentialRow): { id: string; secret?: string } {
  return DEFAULT_CONFIG.clients.find(({ id }) => id === clientId) ?? { id: CLIENT_ID };
}

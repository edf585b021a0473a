import { ADMIN, ADMIN_HEADERS, askForTokens, CLIENT_ID, JSON_TYPE } from './errands.js';
import { registerKey, type Session } from './registry.js';
import type { Stage } from './stage.js';
import type { ActorId, CredentialId, CredentialRow, Lane } from './types.js';
import type { Outgoing, Sent } from './wire.js';

/** The requests that only some stories make: rotating and trading a key, managing users and signing keys. */

const API_KEY_TYPE = 'https://keyortoken.example/#token-type-api-key';

export async function rotateKey(
  stage: Stage,
  key: CredentialRow,
  overlapS: number,
): Promise<CredentialId | null> {
  let minted: CredentialId | null = null;
  await stage.request(
    { lane: key.lane, actor: 'operator', purpose: 'rotate', credential: key.id },
    {
      method: 'POST',
      path: `/v1/keys/${key.serverId}/rotate`,
      headers: { ...ADMIN_HEADERS, ...JSON_TYPE },
      body: JSON.stringify({ overlap_s: overlapS }),
    },
    ADMIN,
    (sent) => {
      if (sent.response.status !== 201) return undefined;
      const { names, credential } = registerKey(stage, sent, key.lane);
      minted = credential;
      return { names };
    },
  );
  return minted;
}

/** A caller trades its API key for a token (RFC 8693). Null when the API refuses. */
export async function exchangeKey(stage: Stage, key: CredentialId, actor: ActorId): Promise<Session | null> {
  const secret = stage.secretOf(key);
  return askForTokens(
    stage,
    { lane: 'jwt', actor, purpose: 'exchange', credential: key },
    {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      client_id: CLIENT_ID,
      subject_token: secret,
      subject_token_type: API_KEY_TYPE,
    },
    [[secret, key]],
  );
}

/** The people who run the API manage users and signing keys. */
export async function manage(
  stage: Stage,
  lane: Lane | null,
  { method, path, json }: { method: Outgoing['method']; path: string; json?: object },
): Promise<Sent> {
  return stage.request(
    { lane, actor: 'operator', purpose: 'manage', credential: null },
    {
      method,
      path,
      headers: { ...ADMIN_HEADERS, ...(json && JSON_TYPE) },
      ...(json && { body: JSON.stringify(json) }),
    },
    ADMIN,
  );
}

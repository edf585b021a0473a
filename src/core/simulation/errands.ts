import { DEFAULT_CONFIG } from '../api/index.js';
import { s256Challenge } from '../credentials/index.js';
import { registerKey, registerTokens, type Session } from './registry.js';
import type { Stage } from './stage.js';
import type { ClientRow, CredentialId, CredentialRow } from './types.js';
import { bearer, form, type Names } from './wire.js';

/** The requests around the calls: minting, signing in, refreshing, revoking. Each is a real request to the API. */

const CUSTOMER = 'acme';
const CLIENT_ID = 'demo-app';
const REDIRECT_URI = 'https://app.example/callback';
const SCOPE = 'orders:read';
const ADMIN: Names = [[DEFAULT_CONFIG.adminSecret, 'admin-secret']];
const ADMIN_HEADERS = bearer(DEFAULT_CONFIG.adminSecret);
const JSON_TYPE = { 'Content-Type': 'application/json' };

/** The people who run the API make a key for the customer. */
export async function mintKey(stage: Stage): Promise<CredentialId> {
  let minted: CredentialId | undefined;
  await stage.request(
    { lane: 'key', actor: 'operator', purpose: 'mint', credential: null },
    {
      method: 'POST',
      path: '/v1/keys',
      headers: { ...ADMIN_HEADERS, ...JSON_TYPE },
      body: JSON.stringify({ customer: CUSTOMER, scopes: [SCOPE] }),
    },
    ADMIN,
    (sent) => {
      const registered = registerKey(stage, sent);
      minted = registered.credential;
      return registered;
    },
  );
  if (!minted) throw new Error('minting a key always succeeds here');
  return minted;
}

export async function rotateKey(
  stage: Stage,
  key: CredentialRow,
  overlapS: number,
): Promise<CredentialId | null> {
  let minted: CredentialId | null = null;
  await stage.request(
    { lane: 'key', actor: 'operator', purpose: 'rotate', credential: key.id },
    {
      method: 'POST',
      path: `/v1/keys/${key.serverId}/rotate`,
      headers: { ...ADMIN_HEADERS, ...JSON_TYPE },
      body: JSON.stringify({ overlap_s: overlapS }),
    },
    ADMIN,
    (sent) => {
      if (sent.response.status !== 201) return undefined;
      const expiresAt = Math.min(stage.now + overlapS * 1000, key.expiresAt ?? Infinity);
      stage.put(
        'credentials',
        key.id,
        overlapS > 0 ? { ...key, expiresAt } : { ...key, revokedAt: stage.now },
      );
      const { names, credential } = registerKey(stage, sent);
      minted = credential;
      return { names };
    },
  );
  return minted;
}

/** The customer signs in: authorization code with PKCE. */
export async function signIn(stage: Stage): Promise<Session> {
  const verifier = `verifier-for-sign-in-${stage.history.log.length}`.padEnd(43, '-');
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: CLIENT_ID,
    redirect_uri: REDIRECT_URI,
    scope: SCOPE,
    code_challenge: await s256Challenge(verifier),
    code_challenge_method: 'S256',
  });
  const purpose = { lane: 'jwt', actor: 'customer', purpose: 'sign_in', credential: null } as const;
  let code = '';
  await stage.request(purpose, { method: 'GET', path: `/oauth/authorize?${query}` }, [], ({ response }) => {
    const location = response.headers.find(([name]) => name === 'location')?.[1] ?? '';
    code = new URL(location).searchParams.get('code') ?? '';
    return { names: [[code, 'code']] };
  });

  let session: Session | undefined;
  await stage.request(
    purpose,
    {
      method: 'POST',
      path: '/oauth/token',
      ...form({
        grant_type: 'authorization_code',
        client_id: CLIENT_ID,
        redirect_uri: REDIRECT_URI,
        code,
        code_verifier: verifier,
      }),
    },
    [
      [code, 'code'],
      [verifier, 'code-verifier'],
    ],
    (sent) => {
      const registered = registerTokens(stage, sent, CLIENT_ID);
      session = registered.session;
      return registered;
    },
  );
  if (!session) throw new Error('signing in always succeeds here');
  return session;
}

/** The customer trades the refresh token for a new pair. Null when the API refuses. */
export async function refresh(stage: Stage, refreshToken: CredentialId): Promise<Session | null> {
  const secret = stage.secretOf(refreshToken);
  let session: Session | null = null;
  await stage.request(
    { lane: 'jwt', actor: 'customer', purpose: 'refresh', credential: refreshToken },
    {
      method: 'POST',
      path: '/oauth/token',
      ...form({ grant_type: 'refresh_token', client_id: CLIENT_ID, refresh_token: secret }),
    },
    [[secret, refreshToken]],
    (sent) => {
      if (sent.response.status !== 200) return undefined;
      const registered = registerTokens(stage, sent, CLIENT_ID);
      session = { ...registered.session, refreshToken: registered.session.refreshToken ?? refreshToken };
      return { names: registered.names };
    },
  );
  return session;
}

/** The people who run the API end a credential. */
export async function revoke(stage: Stage, credential: CredentialRow): Promise<void> {
  const revoked = (): undefined => {
    stage.put('credentials', credential.id, { ...credential, revokedAt: stage.now });
    return undefined;
  };
  const purpose = {
    lane: credential.lane,
    actor: 'operator',
    purpose: 'revoke',
    credential: credential.id,
  } as const;
  if (credential.kind === 'api_key') {
    const path = `/v1/keys/${credential.serverId}`;
    await stage.request(purpose, { method: 'DELETE', path, headers: ADMIN_HEADERS }, ADMIN, revoked);
    return;
  }
  const token = stage.secretOf(credential.id);
  const client = clientOf(credential);
  await stage.request(
    purpose,
    {
      method: 'POST',
      path: '/oauth/revoke',
      ...form({ client_id: client.id, ...(client.secret && { client_secret: client.secret }), token }),
    },
    [[token, credential.id], ...(client.secret ? [[client.secret, 'client-secret'] as const] : [])],
    revoked,
  );
}

/** Whom a token was issued to: only that client may revoke it (RFC 7009 section 2.1). */
function clientOf({ clientId }: CredentialRow): { id: string; secret?: string } {
  return DEFAULT_CONFIG.clients.find(({ id }) => id === clientId) ?? { id: CLIENT_ID };
}

/** One call to the API with what the caller holds. Returns the status. */
export async function call(stage: Stage, client: ClientRow): Promise<number> {
  const secret = stage.secretOf(client.holds);
  const { response } = await stage.request(
    { lane: client.lane, actor: client.actor, purpose: 'call', credential: client.holds },
    { method: 'GET', path: '/v1/orders', headers: bearer(secret) },
    [[secret, client.holds]],
  );
  return response.status;
}

import { DEFAULT_CONFIG } from '../api/index.js';
import { maskCredential, s256Challenge, type RefreshTokenRow } from '../credentials/index.js';
import type { Stage } from './stage.js';
import type { ClientRow, CredentialId, CredentialRow } from './types.js';
import { bearer, form, type Names, type Sent } from './wire.js';

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

function registerKey(stage: Stage, { response }: Sent): { names: Names; credential: CredentialId } {
  const { id, key, scopes } = JSON.parse(response.body) as { id: string; key: string; scopes: string[] };
  const credential = stage.register(key, {
    lane: 'key',
    kind: 'api_key',
    serverId: id,
    preview: maskCredential(key),
    scopes,
    expiresAt: null,
  });
  return { names: [[key, credential]], credential };
}

/** What signing in or refreshing brings: a token to call with, and one to get the next with. */
export interface Session {
  accessToken: CredentialId;
  refreshToken: CredentialId;
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
      const registered = registerTokens(stage, sent);
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
      const registered = registerTokens(stage, sent);
      session = registered.session;
      return { names: registered.names };
    },
  );
  return session;
}

function registerTokens(
  stage: Stage,
  { response, trace }: Sent,
): { names: Names; credential: CredentialId; session: Session } {
  const tokens = JSON.parse(response.body) as {
    access_token: string;
    refresh_token: string;
    expires_in: number;
    scope: string;
  };
  const scopes = tokens.scope.split(' ');
  const jti = trace.changes.find(({ table, key }) => table === 'counters' && key === 'token')?.row;
  const stored = trace.changes.findLast(({ table }) => table === 'refreshTokens')?.row as RefreshTokenRow;
  const accessToken = stage.register(tokens.access_token, {
    lane: 'jwt',
    kind: 'access_token',
    serverId: `jti-${String(jti)}`,
    preview: maskCredential(tokens.access_token),
    scopes,
    // `exp` counts whole seconds (RFC 7519 section 2).
    expiresAt: (Math.floor(stage.now / 1000) + tokens.expires_in) * 1000,
  });
  const refreshToken = stage.register(tokens.refresh_token, {
    lane: 'jwt',
    kind: 'refresh_token',
    serverId: stored.familyId,
    preview: maskCredential(tokens.refresh_token),
    scopes,
    expiresAt: null,
  });
  const names: Names = [
    [tokens.access_token, accessToken],
    [tokens.refresh_token, refreshToken],
  ];
  return { names, credential: accessToken, session: { accessToken, refreshToken } };
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
  const secret = stage.secretOf(credential.id);
  await stage.request(
    purpose,
    { method: 'POST', path: '/oauth/revoke', ...form({ client_id: CLIENT_ID, token: secret }) },
    [[secret, credential.id]],
    revoked,
  );
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

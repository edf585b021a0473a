import { DEFAULT_CONFIG } from '../api/index.js';
import { s256Challenge } from '../credentials/index.js';
import { registerKey, registerTokens, type Session } from './registry.js';
import type { Stage } from './stage.js';
import type { ActorId, ClientRow, CredentialId, CredentialRow } from './types.js';
import { bearer, form, type Names } from './wire.js';

/** The requests around the calls: minting, signing in, refreshing, revoking. Each is a real request to the API. */

export const CLIENT_ID = 'demo-app';
const REDIRECT_URI = 'https://app.example/callback';
const SCOPE = 'orders:read';
export const ADMIN: Names = [[DEFAULT_CONFIG.adminSecret, 'admin-secret']];
export const ADMIN_HEADERS = bearer(DEFAULT_CONFIG.adminSecret);
export const JSON_TYPE = { 'Content-Type': 'application/json' };

/** Who asks for something around the calls, and in which lane that is counted. */
export type Errand = Pick<ClientRow, 'actor' | 'user' | 'lane'>;

/** The people who run the API make a key for a customer. Null when the API refuses. */
export async function mintKey(stage: Stage, { lane, user }: Errand): Promise<CredentialId | null> {
  let minted: CredentialId | null = null;
  await stage.request(
    { lane, actor: 'operator', purpose: 'mint', credential: null },
    {
      method: 'POST',
      path: '/v1/keys',
      headers: { ...ADMIN_HEADERS, ...JSON_TYPE },
      body: JSON.stringify({ customer: user, scopes: [SCOPE] }),
    },
    ADMIN,
    (sent) => {
      if (sent.response.status !== 201) return undefined;
      const registered = registerKey(stage, sent, lane);
      minted = registered.credential;
      return registered;
    },
  );
  return minted;
}

/** A person signs in: authorization code with PKCE. Null when the API refuses. */
export async function signIn(stage: Stage, { actor, user }: Errand): Promise<Session | null> {
  const verifier = `verifier-for-sign-in-${stage.history.log.length}`.padEnd(43, '-');
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: CLIENT_ID,
    redirect_uri: REDIRECT_URI,
    scope: SCOPE,
    login_hint: user,
    code_challenge: await s256Challenge(verifier),
    code_challenge_method: 'S256',
  });
  const purpose = { lane: 'jwt', actor, purpose: 'sign_in', credential: null } as const;
  let code: string | null = null;
  await stage.request(purpose, { method: 'GET', path: `/oauth/authorize?${query}` }, [], ({ response }) => {
    const location = response.headers.find(([name]) => name === 'location')?.[1];
    code = location === undefined ? null : new URL(location).searchParams.get('code');
    return code === null ? undefined : { names: [[code, 'code']] };
  });
  if (code === null) return null;
  return askForTokens(
    stage,
    purpose,
    {
      grant_type: 'authorization_code',
      client_id: CLIENT_ID,
      redirect_uri: REDIRECT_URI,
      code,
      code_verifier: verifier,
    },
    [
      [code, 'code'],
      [verifier, 'code-verifier'],
    ],
  );
}

/** A caller trades its refresh token for a new pair. Null when the API refuses. */
export async function refresh(
  stage: Stage,
  refreshToken: CredentialId,
  actor: ActorId,
): Promise<Session | null> {
  const secret = stage.secretOf(refreshToken);
  const session = await askForTokens(
    stage,
    { lane: 'jwt', actor, purpose: 'refresh', credential: refreshToken },
    { grant_type: 'refresh_token', client_id: CLIENT_ID, refresh_token: secret },
    [[secret, refreshToken]],
  );
  return session && { ...session, refreshToken: session.refreshToken ?? refreshToken };
}

export async function askForTokens(
  stage: Stage,
  purpose: Parameters<Stage['request']>[0],
  parameters: Record<string, string>,
  names: Names,
): Promise<Session | null> {
  let session: Session | null = null;
  await stage.request(
    purpose,
    { method: 'POST', path: '/oauth/token', ...form(parameters) },
    names,
    (sent) => {
      if (sent.response.status !== 200) return undefined;
      const registered = registerTokens(stage, sent, CLIENT_ID);
      session = registered.session;
      // What was presented is what the exchange is about; a sign-in presents nothing that has a name.
      return purpose.credential === null ? registered : { names: registered.names };
    },
  );
  return session;
}

/** The people who run the API end a credential. Whether it counts as ended is what the API says. */
export async function revoke(stage: Stage, credential: CredentialRow): Promise<void> {
  const { id, lane, kind, serverId } = credential;
  const purpose = { lane, actor: 'operator', purpose: 'revoke', credential: id } as const;
  if (kind === 'api_key') {
    const path = `/v1/keys/${serverId}`;
    await stage.request(purpose, { method: 'DELETE', path, headers: ADMIN_HEADERS }, ADMIN);
    return;
  }
  await revokeToken(stage, credential, 'operator');
}

/** Only the client that a token was issued to may revoke it (RFC 7009 section 2.1). */
export async function revokeToken(stage: Stage, credential: CredentialRow, actor: ActorId): Promise<void> {
  const token = stage.secretOf(credential.id);
  const { id, secret } = clientOf(credential);
  await stage.request(
    { lane: credential.lane, actor, purpose: 'revoke', credential: credential.id },
    {
      method: 'POST',
      path: '/oauth/revoke',
      ...form({ client_id: id, ...(secret && { client_secret: secret }), token }),
    },
    [[token, credential.id], ...(secret ? [[secret, 'client-secret'] as const] : [])],
  );
}

function clientOf({ clientId }: CredentialRow): { id: string; secret?: string } {
  return DEFAULT_CONFIG.clients.find(({ id }) => id === clientId) ?? { id: CLIENT_ID };
}

/** One call to the API with what the caller holds. Returns the status. */
export async function call(stage: Stage, client: ClientRow): Promise<number> {
  const secret = stage.secretOf(client.holds);
  const region = stage.scenario.regions?.[client.actor];
  const { response } = await stage.request(
    { lane: client.lane, actor: client.actor, purpose: 'call', credential: client.holds },
    {
      method: 'GET',
      path: '/v1/orders',
      headers: { ...bearer(secret), ...(region !== undefined && { 'Demo-Region': region }) },
    },
    [[secret, client.holds]],
  );
  return response.status;
}

import { s256Challenge } from '../../../src/core/credentials/index.js';
import { members, type Harness } from './harness.js';

/** The code verifier of RFC 7636 appendix B. */
export const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

export interface Tokens {
  access: string;
  refresh: string;
}

export async function tokensOf(response: Response): Promise<Tokens> {
  const { access_token: access, refresh_token: refresh } = await members(response);
  return { access: String(access), refresh: String(refresh) };
}

/** The query of a good authorization request of the public demo client. */
export async function authorizationQuery(changes: Record<string, string> = {}): Promise<URLSearchParams> {
  return new URLSearchParams({
    response_type: 'code',
    client_id: 'demo-app',
    redirect_uri: 'https://app.example/callback',
    code_challenge: await s256Challenge(VERIFIER),
    code_challenge_method: 'S256',
    ...changes,
  });
}

/** Asks the authorization endpoint, and reads what it sends back to the client. */
export async function authorize(
  harness: Harness,
  changes: Record<string, string> = {},
): Promise<URLSearchParams> {
  const response = await harness.call(`GET /oauth/authorize?${await authorizationQuery(changes)}`);
  return new URL(response.headers.get('location') ?? '').searchParams;
}

export function codeForm(code: string, changes: Record<string, string> = {}): Record<string, string> {
  return {
    grant_type: 'authorization_code',
    client_id: 'demo-app',
    redirect_uri: 'https://app.example/callback',
    code,
    code_verifier: VERIFIER,
    ...changes,
  };
}

/** Authorization code with PKCE, from the start to the tokens. */
export async function signIn(harness: Harness, changes: Record<string, string> = {}): Promise<Tokens> {
  const code = (await authorize(harness, changes)).get('code') ?? '';
  return tokensOf(await harness.call('POST /oauth/token', { form: codeForm(code) }));
}

export function refresh(harness: Harness, token: string, client = 'demo-app'): Promise<Response> {
  return harness.call('POST /oauth/token', {
    form: { grant_type: 'refresh_token', refresh_token: token, client_id: client },
  });
}

export function revoke(harness: Harness, token: string, client = 'demo-app'): Promise<Response> {
  return harness.call('POST /oauth/revoke', { form: { token, client_id: client } });
}

import { signerOf, type SigningKeyRow } from '../../../api/index.js';
import {
  hashSecret,
  readClaims,
  signAccessToken,
  signIdToken,
  type AccessTokenClaims,
} from '../../../credentials/index.js';
import { isRecord } from '../../../shared/index.js';
import type { Call } from '../../call.js';
import type { FrontContext } from '../context.js';
import { personOf, splitScope } from './person.js';
import type { OpenIdSession } from './sessions.js';

/** A token that allows nothing is none: who asks for `openid` alone may see orders as well. */
const LEAST_SCOPE = 'orders:read';

/** The authorization endpoint. What is about the person is remembered here; the API sees the rest. */
export async function answerAuthorize(
  { request }: Call,
  { api, own, openId, now }: FrontContext,
): Promise<Response> {
  const url = new URL(request.url);
  const { person, api: rest } = splitScope(url.searchParams.get('scope') ?? '');
  // What is said twice is wrong (RFC 6749 section 3.1), and the API says so.
  const isOnce = url.searchParams.getAll('scope').length === 1;
  if (!isOnce || !person.includes('openid')) return api.fetch(request, own);
  url.searchParams.set('scope', rest.join(' ') || LEAST_SCOPE);
  const nonce = url.searchParams.get('nonce');
  const response = await api.fetch(new Request(url, request), own);
  const code = codeIn(response.headers.get('location'));
  if (code !== null) {
    const session = { scopes: person, authTime: Math.floor(now / 1000), ...(nonce !== null && { nonce }) };
    openId.begin(await hashSecret(code), session);
  }
  return response;
}

function codeIn(location: string | null): string | null {
  return location !== null && URL.canParse(location) ? new URL(location).searchParams.get('code') : null;
}

/** The token endpoint: the API's answer, with an ID token and with further claims where they are wanted. */
export async function answerToken(call: Call, context: FrontContext): Promise<Response> {
  const { api, own, reading, extraClaims, now } = context;
  const response = await api.fetch(withoutPersonalScopes(call.request, reading.form), own);
  if (!response.ok) return response;
  const signer = signerOf(api.state.signingKeys.values(), api.config.alg, now);
  const body: unknown = await response.clone().json();
  if (!signer || !isRecord(body) || typeof body['access_token'] !== 'string') return response;
  const { claims } = readClaims(body['access_token']);
  const session = await sessionOf(claims, context);
  const wantsIdToken = session !== undefined && signer.alg !== 'HS256';
  if (!wantsIdToken && !extraClaims) return response;
  const told = {
    ...body,
    ...(extraClaims && { access_token: await signAccessToken({ ...extraClaims, ...claims }, signer) }),
    ...(wantsIdToken && (await idTokenMembers(claims, session, reading.grant, signer))),
  };
  return new Response(JSON.stringify(told), { status: response.status, headers: response.headers });
}

async function sessionOf(
  { sid }: AccessTokenClaims,
  { openId, reading: { grant, form } }: FrontContext,
): Promise<OpenIdSession | undefined> {
  if (sid === undefined) return undefined;
  if (grant === 'refresh_token') return openId.of(sid);
  // Any other grant, such as an exchange of the token, is nobody's sign-in at this client.
  return grant === 'authorization_code'
    ? openId.exchange(await hashSecret(form?.get('code') ?? ''), sid)
    : undefined;
}

async function idTokenMembers(
  { iss, sub, client_id: aud, iat, exp, sid, scope }: AccessTokenClaims,
  { scopes, nonce, authTime }: OpenIdSession,
  grant: string | null,
  signer: SigningKeyRow,
): Promise<{ id_token: string; scope: string }> {
  const claims = {
    iss,
    sub,
    aud,
    exp,
    iat,
    auth_time: authTime,
    ...(sid !== undefined && { sid }),
    // After a refresh it should have none (OpenID Connect Core 1.0 section 12.2).
    ...(nonce !== undefined && grant === 'authorization_code' && { nonce }),
    ...personOf(sub, scopes),
  };
  return { id_token: await signIdToken(claims, signer), scope: [...scopes, scope].join(' ') };
}

/** A refresh may name the scopes of the sign-in again; the API knows its own alone. */
function withoutPersonalScopes(request: Request, form: URLSearchParams | null): Request {
  const { person, api } = splitScope(form?.get('scope') ?? '');
  if (!form || person.length === 0 || form.getAll('scope').length > 1) return request;
  const body = new URLSearchParams(form);
  if (api.length > 0) body.set('scope', api.join(' '));
  else body.delete('scope');
  const { method, headers } = request;
  return new Request(request.url, { method, headers, body: body.toString() });
}

import { isRecord } from '../../../shared/index.js';
import { INNER, type Call } from '../../call.js';
import type { FrontContext } from '../context.js';
import { personOf } from './person.js';

/** Who has signed in (OpenID Connect Core 1.0 section 5.3), for an access token that was got with `openid`. */
export async function answerUserInfo(
  { request }: Call,
  { api, own, openId, reading }: FrontContext,
): Promise<Response> {
  const asked = await api.fetch(new Request(`${INNER}/v1/me`, { headers: request.headers }), own);
  if (!asked.ok) return asked;
  const me: unknown = await asked.json();
  const family = reading.presented?.claims?.['sid'];
  const session = typeof family === 'string' ? openId.of(family) : undefined;
  if (!session || !isRecord(me)) return lacksOpenId();
  const subject = String(me['subject']);
  return Response.json(
    { sub: subject, ...personOf(subject, session.scopes) },
    { headers: { 'Cache-Control': 'no-store' } },
  );
}

function lacksOpenId(): Response {
  const detail = 'The access token was not got with the scope openid.';
  const title = 'The credential does not allow this';
  const challenge = `Bearer realm="api", error="insufficient_scope", error_description="${detail}", scope="openid"`;
  return new Response(JSON.stringify({ type: 'about:blank', title, status: 403, detail }), {
    status: 403,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      'WWW-Authenticate': challenge,
    },
  });
}

import { hashSecret, mintOpaque } from '../../../credentials/index.js';
import type { RequestContext } from '../../requestContext.js';
import { missing, pkceMissing, repeated, scopesAllowed, type OAuthFault } from '../oauthFault.js';
import { OAuthParameters } from '../parameters.js';
import { redirectionOf, withAnswer, type Redirection } from '../redirect.js';
import { refusalResponse, wordsOf } from '../../http/respond.js';
import type { RoutedRequest } from '../../http/router.js';
import { isWithin } from '../scope.js';
import { targetOf } from '../target.js';
import { userOf } from '../../users.js';

export const CODE_PREFIX = 'kot_code_';
const CODE_TTL_MS = 60_000;
const DEMO_USER = 'user-ana';

/** The authorization endpoint (RFC 6749 section 3.1) with PKCE S256. The demo users approve at once, without a page. */
export async function answerAuthorize({ request, context }: RoutedRequest): Promise<Response> {
  const query = new OAuthParameters(new URL(request.url).searchParams);
  const found = redirectionOf(query, context.config.clients);
  if (!found.ok) {
    const { code } = context.fail('client', found.code);
    return refusalResponse(code, context.config, { members: { detail: found.detail } });
  }
  context.pass('client');

  const { client, redirectUri } = found.value;
  const answer = new URLSearchParams();
  const state = query.get('state');
  if (state !== undefined) answer.set('state', state);
  answer.set('iss', context.config.issuer);

  const scope = query.get('scope') ?? client.scopes.join(' ');
  const fault = authorizationFault(query, scope, client.scopes, context);
  if (fault) {
    const { error, description } = wordsOf(fault.code, fault.detail);
    answer.set('error', error);
    answer.set('error_description', description);
  } else answer.set('code', await issueCode(query, scope, found.value, context));
  return new Response(null, {
    status: 302,
    headers: { Location: withAnswer(redirectUri, answer), 'Cache-Control': 'no-store' },
  });
}

/** What to tell the client through the redirect (RFC 6749 section 4.1.2.1), or null. */
function authorizationFault(
  query: OAuthParameters,
  scope: string,
  allowed: readonly string[],
  context: RequestContext,
): OAuthFault | null {
  const malformed = malformation(query);
  if (malformed !== null) return { ...context.fail('input', 'invalid_request'), detail: malformed };
  if (query.get('response_type') !== 'code') return context.fail('input', 'unsupported_response_type');
  const unsafe = pkceFault(query);
  if (unsafe !== null) return { ...context.fail('input', 'invalid_request'), detail: unsafe };
  if (!isWithin(scope, allowed)) {
    return { ...context.fail('input', 'invalid_scope'), detail: scopesAllowed('This client', allowed) };
  }
  const target = targetOf(query, [context.config.audience]);
  if (!target.ok) return { ...target, ...context.fail('input', target.code) };
  // Ours: a test may ask for a user who refuses. Whoever has been deleted cannot approve either.
  const refuses =
    query.get('demo_consent') === 'deny' || userOf(subjectOf(query), context).deletedAt !== null;
  if (refuses) return context.fail('input', 'access_denied');
  context.pass('input');
  return null;
}

function malformation(query: OAuthParameters): string | null {
  if (query.repeated.size > 0) return repeated(query.repeated);
  return query.has('response_type') ? null : missing('response_type');
}

/** A server that asks for PKCE says so (RFC 7636 section 4.4.1). */
function pkceFault(query: OAuthParameters): string | null {
  const challenge = query.get('code_challenge');
  if (challenge === undefined) return pkceMissing('code_challenge');
  const method = query.get('code_challenge_method');
  // Without a method it would be `plain` (RFC 7636 section 4.3), which shows the verifier to whoever sees the request.
  if (method === undefined) return `${missing('code_challenge_method')} It must be S256.`;
  if (method !== 'S256') return 'The parameter code_challenge_method must be S256: plain is not offered.';
  return /^[\w-]{43}$/.test(challenge)
    ? null
    : 'The parameter code_challenge must be 43 characters of base64url: the SHA-256 of code_verifier.';
}

async function issueCode(
  query: OAuthParameters,
  scope: string,
  { client, redirectUri }: Redirection,
  context: RequestContext,
): Promise<string> {
  context.sweep('codes', ({ expiresAt }) => context.now >= expiresAt);
  const code = mintOpaque(CODE_PREFIX, context.random);
  context.hashed();
  const hash = await hashSecret(code);
  context.write('codes', hash, {
    hash,
    clientId: client.id,
    redirectUri,
    ...(!query.has('redirect_uri') && { redirectUriLeftOut: true }),
    codeChallenge: query.get('code_challenge') ?? '',
    scope,
    subject: subjectOf(query),
    expiresAt: context.now + CODE_TTL_MS,
    usedFor: null,
  });
  context.pass('handler');
  return code;
}

function subjectOf(query: OAuthParameters): string {
  return query.get('login_hint') ?? DEMO_USER;
}

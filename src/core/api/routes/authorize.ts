import { hashSecret, mintOpaque } from '../../credentials/index.js';
import { readParameters } from '../clientAuth.js';
import type { Exchange } from '../exchange.js';
import { refusalResponse } from '../respond.js';
import type { Router } from '../router.js';
import { isWithin } from '../scope.js';
import { userOf } from '../users.js';

const CODE_PREFIX = 'kot_code_';
const CODE_TTL_MS = 60_000;
const DEMO_USER = 'user-ana';

/** The authorization endpoint (RFC 6749 section 3.1) with PKCE S256. The demo users approve at once, without a page. */
export function authorizeRoute(router: Router, base: string): void {
  router.add('GET', `${base}/oauth/authorize`, async ({ request, exchange }) => {
    const { given: query, repeated } = readParameters(new URL(request.url).searchParams);
    const client = exchange.config.clients.find(({ id }) => id === query.get('client_id'));
    const redirectUri = query.get('redirect_uri') ?? '';
    // Exact match, and no redirect to an address that is not the client's (RFC 9700 section 2.1).
    if (!client?.redirectUris.includes(redirectUri)) {
      return refusalResponse(exchange.fail('client', 'invalid_redirect').code, exchange.config);
    }
    exchange.pass('client');

    const answer = new URL(redirectUri);
    const state = query.get('state');
    if (state !== undefined) answer.searchParams.set('state', state);
    answer.searchParams.set('iss', exchange.config.issuer);

    const scope = query.get('scope') ?? client.scopes.join(' ');
    const error = repeated
      ? exchange.fail('input', 'invalid_request').code
      : authorizationError(query, scope, client.scopes, exchange);
    if (error !== null) answer.searchParams.set('error', error);
    else answer.searchParams.set('code', await issueCode(query, scope, client.id, redirectUri, exchange));
    return new Response(null, {
      status: 302,
      headers: { Location: answer.href, 'Cache-Control': 'no-store' },
    });
  });
}

/** The `error` to send back to the client (RFC 6749 section 4.1.2.1), or null. */
function authorizationError(
  query: Map<string, string>,
  scope: string,
  allowed: readonly string[],
  exchange: Exchange,
): string | null {
  const responseType = query.get('response_type');
  if (responseType === undefined) return exchange.fail('input', 'invalid_request').code;
  if (responseType !== 'code') return exchange.fail('input', 'unsupported_response_type').code;
  const challenge = query.get('code_challenge') ?? '';
  if (query.get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(challenge)) {
    return exchange.fail('input', 'invalid_request').code;
  }
  if (!isWithin(scope, allowed)) return exchange.fail('input', 'invalid_scope').code;
  // Ours: a test may ask for a user who refuses. Whoever has been deleted cannot approve either.
  const refuses =
    query.get('demo_consent') === 'deny' || userOf(subjectOf(query), exchange).deletedAt !== null;
  if (refuses) return exchange.fail('input', 'access_denied').code;
  exchange.pass('input');
  return null;
}

async function issueCode(
  query: Map<string, string>,
  scope: string,
  clientId: string,
  redirectUri: string,
  exchange: Exchange,
): Promise<string> {
  exchange.sweep('codes', ({ expiresAt }) => exchange.now >= expiresAt);
  const code = mintOpaque(CODE_PREFIX, exchange.random);
  exchange.hashed();
  const hash = await hashSecret(code);
  exchange.write('codes', hash, {
    hash,
    clientId,
    redirectUri,
    codeChallenge: query.get('code_challenge') ?? '',
    scope,
    subject: subjectOf(query),
    expiresAt: exchange.now + CODE_TTL_MS,
    usedFor: null,
  });
  exchange.pass('handler');
  return code;
}

function subjectOf(query: Map<string, string>): string {
  return query.get('login_hint') ?? DEMO_USER;
}

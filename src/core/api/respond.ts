import type { ApiConfig } from './config.js';
import { isOAuthRefusal, OAUTH_ERRORS, PROBLEMS, type OAuthRefusal, type Refusal } from './refusals.js';

/** Registered problem type for a used-up quota (draft-ietf-httpapi-ratelimit-headers-10 section 5). */
const QUOTA_EXCEEDED = 'https://iana.org/assignments/http-problem-types#quota-exceeded';

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    // A shared cache may keep an answer to X-API-Key: RFC 9111 section 3.5 guards Authorization only.
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers },
  });
}

/** The answer to a refused request: problem details (RFC 9457), and a challenge where one is due. */
export function refusalResponse(
  refusal: Refusal,
  config: ApiConfig,
  extra: { headers?: Record<string, string>; scope?: string } = {},
): Response {
  if (isOAuthRefusal(refusal)) return oauthError(refusal);
  const { status, name, title, detail, error } = PROBLEMS[refusal];
  const type = refusal === 'rate_limited' ? QUOTA_EXCEEDED : `${config.problemBase}problem-${name}`;
  const violated = refusal === 'rate_limited' ? { 'violated-policies': ['default'] } : {};
  return new Response(JSON.stringify({ type, title, status, detail, ...violated }), {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...(error !== undefined && { 'WWW-Authenticate': challenge(error, detail, extra.scope) }),
      ...extra.headers,
    },
  });
}

/** An OAuth error (RFC 6749 section 5.2). A client that authenticated with Basic gets 401 and a challenge. */
export function oauthError(refusal: OAuthRefusal, usedBasic = false): Response {
  const { error, description } = OAUTH_ERRORS[refusal];
  const challenged = refusal === 'invalid_client' && usedBasic;
  return json(
    challenged ? 401 : 400,
    { error, error_description: description },
    { Pragma: 'no-cache', ...(challenged && { 'WWW-Authenticate': 'Basic realm="oauth"' }) },
  );
}

function challenge(error: string | null, description: string, scope?: string): string {
  const parameters = ['realm="api"'];
  if (error !== null) parameters.push(`error="${error}"`, `error_description="${asciiOf(description)}"`);
  if (scope !== undefined) parameters.push(`scope="${scope}"`);
  return `Bearer ${parameters.join(', ')}`;
}

/** `error_description` holds ASCII without quote and backslash (RFC 6750 section 3). */
function asciiOf(text: string): string {
  return text.replace(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, '');
}

import type { ApiConfig } from '../config.js';
import { isOAuthRefusal, OAUTH_ERRORS, PROBLEMS, type OAuthRefusal, type Refusal } from '../refusals.js';

const REGISTRY = 'https://iana.org/assignments/http-problem-types#';

/** When to try again while something is down. Nobody knows how long that is: this suits a person who waits. */
const RETRY_AFTER_S = 5;

/** For what the issuer publishes, which anybody may keep for a while. */
export const PUBLIC = { 'Cache-Control': 'public, max-age=300' };

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    // A shared cache may keep an answer to X-API-Key: RFC 9111 section 3.5 guards Authorization only.
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers },
  });
}

/** What an answer says about this refusal beyond its code. */
export interface Explained {
  /** One or more sentences in place of those that go with the code; never a byte of the request. */
  detail?: string;
  members?: Record<string, unknown>;
}

/** The answer to a refused request: problem details (RFC 9457), and a challenge where one is due. */
export function refusalResponse(
  refusal: Refusal,
  config: ApiConfig,
  extra: Explained & { headers?: Record<string, string>; scope?: string } = {},
): Response {
  if (isOAuthRefusal(refusal)) return oauthError(refusal);
  const { status, name, registered, title, detail: ofItsKind, error } = PROBLEMS[refusal];
  const { detail = ofItsKind } = extra;
  const type = registered ? `${REGISTRY}${name}` : `${config.problemBase}problem-${name}`;
  return new Response(JSON.stringify({ type, title, status, detail, ...extra.members }), {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...(error !== undefined && { 'WWW-Authenticate': challenge(error, detail, extra.scope) }),
      ...(status === 503 && { 'Retry-After': String(RETRY_AFTER_S) }),
      ...extra.headers,
    },
  });
}

/**
 * An OAuth error (RFC 6749 section 5.2), described by `detail` where there is one. A client that tried to authenticate
 * in the Authorization header gets 401 and a challenge.
 */
export function oauthError(
  refusal: OAuthRefusal,
  { detail, inHeader = false }: { detail?: string; inHeader?: boolean } = {},
): Response {
  const { error, description } = wordsOf(refusal, detail);
  const challenged = refusal === 'invalid_client' && inHeader;
  const unavailable = refusal === 'issuer_unavailable';
  return json(
    unavailable ? 503 : challenged ? 401 : 400,
    { error, error_description: description },
    {
      Pragma: 'no-cache',
      ...(challenged && { 'WWW-Authenticate': 'Basic realm="oauth"' }),
      ...(unavailable && { 'Retry-After': String(RETRY_AFTER_S) }),
    },
  );
}

/** The code and the sentence of an OAuth error, for a body (RFC 6749 section 5.2) or a redirect (section 4.1.2.1). */
export function wordsOf(refusal: OAuthRefusal, detail?: string): { error: string; description: string } {
  const { error, description } = OAUTH_ERRORS[refusal];
  return { error, description: asciiOf(detail ?? description) };
}

function challenge(error: string | null, description: string, scope?: string): string {
  const parameters = ['realm="api"'];
  if (error !== null) parameters.push(`error="${error}"`, `error_description="${asciiOf(description)}"`);
  if (scope !== undefined) parameters.push(`scope="${scope}"`);
  return `Bearer ${parameters.join(', ')}`;
}

/** `error_description` holds ASCII without quote and backslash (RFC 6749 section 5.2, RFC 6750 section 3). */
function asciiOf(text: string): string {
  return text.replace(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, '');
}

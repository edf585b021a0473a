import { json, oauthError, rateLimitHeaders, refusalResponse, type ApiConfig } from '../../api/index.js';
import type { Call } from '../call.js';
import { withResourceMetadata } from '../front/resourceMetadata.js';

/** What a fault does in place of an answer, or to one. */
export type FaultAnswer =
  | { kind: 'refuse'; name: string }
  | { kind: 'slow'; ms: number }
  | { kind: 'timeout' }
  | { kind: 'cut-connection' }
  | { kind: 'malformed-json' }
  | { kind: 'unknown-kid' };

/** As the API itself refuses, so that a client learns what it will meet. */
type Refuse = (call: Call, config: ApiConfig) => Response;

/** In a fault there is no counter that says when there is more. */
const RETRY_AFTER_S = 2;

/** Answers that say no. Each is named by its status and, where it has one, its error code. */
const REFUSALS: Readonly<Record<string, Refuse>> = {
  '400-invalid_grant': () => oauthError('grant_expired'),
  '401-no_credential': (_, config) => refusalResponse('no_credential', config),
  '401-invalid_token': (_, config) => refusalResponse('token_expired', config),
  '401-invalid_client': () => oauthError('invalid_client', { inHeader: true }),
  '403-insufficient_scope': lacksScope,
  '429': limited,
  '500': (call) => failed(call),
  '503': (call, config) =>
    isOAuth(call) ? oauthError('issuer_unavailable') : refusalResponse('store_unavailable', config),
};

const OTHERS = [
  'timeout',
  'slow: 2000',
  'malformed-json',
  'cut-connection',
  'unknown-kid',
  'jwks-slow',
] as const;
/** As they are written in a request; `slow` is followed by milliseconds. */
export const ANSWERS: readonly string[] = [...Object.keys(REFUSALS), ...OTHERS];

const MOST_MS = 600_000;
const JWKS_PATH = '/.well-known/jwks.json';

/** Reads an answer as it is written; `path` is where it applies when nobody says where. Null for an unknown one. */
export function readAnswer(text: string): { answer: FaultAnswer; path?: string } | null {
  if (Object.hasOwn(REFUSALS, text)) return { answer: { kind: 'refuse', name: text } };
  const slow = /^(slow|jwks-slow)(?:: ?(\d{1,6}))?$/.exec(text);
  if (slow) {
    const ms = Number(slow[2] ?? 2000);
    if (ms > MOST_MS) return null;
    return { answer: { kind: 'slow', ms }, ...(slow[1] === 'jwks-slow' && { path: JWKS_PATH }) };
  }
  if (text === 'unknown-kid') return { answer: { kind: text }, path: JWKS_PATH };
  return text === 'timeout' || text === 'cut-connection' || text === 'malformed-json'
    ? { answer: { kind: text } }
    : null;
}

/** The answer to a refused request: an OAuth error at an OAuth endpoint, problem details (RFC 9457) elsewhere. */
export function refusalOf(name: string, call: Call, config: ApiConfig): Response {
  const refuse = REFUSALS[name] ?? failed;
  return withResourceMetadata(refuse(call, config), call);
}

function lacksScope({ path, request }: Call, config: ApiConfig): Response {
  const writes = request.method === 'POST' ? 'orders:write' : 'orders:read';
  const scope = path === '/oauth/userinfo' ? 'openid' : writes;
  const detail = `This request needs the scope ${scope}, which the credential lacks.`;
  return refusalResponse('insufficient_scope', config, { scope, detail });
}

function limited(call: Call, config: ApiConfig): Response {
  const retry = { 'Retry-After': String(RETRY_AFTER_S) };
  if (isOAuth(call)) {
    // RFC 6749 has no code for it: the one of section 4.1.2.1 says that it is for now alone.
    const error_description = 'Too many requests. Wait as long as Retry-After says.';
    return json(429, { error: 'temporarily_unavailable', error_description }, retry);
  }
  const policy = { name: 'default', ...config.limit } as const;
  const left = rateLimitHeaders([{ policy, remaining: 0, resetS: RETRY_AFTER_S }]);
  return refusalResponse('rate_limited', config, {
    headers: { ...left, ...retry },
    members: { 'violated-policies': [policy.name] },
  });
}

function failed(call: Call): Response {
  const detail = 'Something went wrong.';
  if (isOAuth(call)) return json(500, { error: 'server_error', error_description: detail });
  const problem = { type: 'about:blank', title: 'Internal Server Error', status: 500, detail };
  return json(500, problem, { 'Content-Type': 'application/problem+json' });
}

/** What answers with the errors of RFC 6749 section 5.2. Userinfo is a protected resource. */
function isOAuth({ path }: Call): boolean {
  return ['/oauth/token', '/oauth/revoke', '/oauth/introspect'].includes(path);
}

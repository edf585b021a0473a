/** What a fault does in place of an answer, or to one. */
export type FaultAnswer =
  | { kind: 'refuse'; name: string }
  | { kind: 'slow'; ms: number }
  | { kind: 'timeout' }
  | { kind: 'cut-connection' }
  | { kind: 'malformed-json' }
  | { kind: 'unknown-kid' };

interface Refusal {
  status: number;
  /** An OAuth error (RFC 6749 section 5.2) or the error of a challenge (RFC 6750 section 3.1). */
  error?: string;
  title: string;
  detail: string;
  retryAfterS?: number;
}

const invalidToken = (detail: string): Refusal => ({
  status: 401,
  error: 'invalid_token',
  title: 'The credential is not accepted',
  detail,
});

/** Answers that say no. Each is named by its status and, where it has one, its error code. */
export const REFUSALS: Readonly<Record<string, Refusal>> = {
  '400-invalid_grant': {
    status: 400,
    error: 'invalid_grant',
    title: 'The grant is not accepted',
    detail: 'The grant expired.',
  },
  '401-no_credential': {
    status: 401,
    title: 'A credential is needed',
    detail: 'Send an API key or an access token as: Authorization: Bearer …',
  },
  '401-invalid_token': invalidToken('The access token expired.'),
  '401-invalid_client': {
    status: 401,
    error: 'invalid_client',
    title: 'The client is not accepted',
    detail: 'Client authentication failed.',
  },
  '403-insufficient_scope': {
    status: 403,
    error: 'insufficient_scope',
    title: 'The credential does not allow this',
    detail: 'The credential is valid, but lacks a scope that this request needs.',
  },
  '429': {
    status: 429,
    title: 'Too many requests',
    detail: 'This caller’s limit is used up. Wait as long as Retry-After says.',
    retryAfterS: 2,
  },
  '500': { status: 500, title: 'Internal Server Error', detail: 'Something went wrong.' },
  '503': {
    status: 503,
    error: 'temporarily_unavailable',
    title: 'The service cannot answer now',
    detail: 'Try again a little later.',
    retryAfterS: 5,
  },
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
export function refusalOf(name: string, path: string): Response {
  const { status, error, title, detail, retryAfterS } = REFUSALS[name] ?? {
    status: 500,
    title: name,
    detail: name,
  };
  const isOAuth = path.startsWith('/oauth/');
  const challenge = challengeOf(status, error, detail, isOAuth);
  const headers = {
    'Content-Type': isOAuth ? 'application/json' : 'application/problem+json',
    'Cache-Control': 'no-store',
    ...(challenge !== null && { 'WWW-Authenticate': challenge }),
    ...(retryAfterS !== undefined && { 'Retry-After': String(retryAfterS) }),
  };
  const body = isOAuth
    ? { error: error ?? 'server_error', error_description: detail.replace(/’/g, '') }
    : { type: 'about:blank', title, status, detail };
  return new Response(JSON.stringify(body), { status, headers });
}

function challengeOf(
  status: number,
  error: string | undefined,
  detail: string,
  isOAuth: boolean,
): string | null {
  if (status !== 401 && status !== 403) return null;
  if (isOAuth) return status === 401 ? 'Basic realm="oauth"' : null;
  return error === undefined
    ? 'Bearer realm="api"'
    : `Bearer realm="api", error="${error}", error_description="${detail}"`;
}

/** What a page of another origin may read besides the few fields that CORS always shows. */
const EXPOSED = [
  'WWW-Authenticate',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'Location',
  'Allow',
  'Server-Timing',
  'Practice',
];

/** Every origin may call: credentials travel in header fields that a page sets itself, never in cookies. */
const ANY_ORIGIN = { 'Access-Control-Allow-Origin': '*' };

/** Fetch standard, "CORS protocol and HTTP caches": the same for every caller, so no `Vary`. */
const ANSWER = {
  ...ANY_ORIGIN,
  'Access-Control-Expose-Headers': EXPOSED.join(', '),
  'Timing-Allow-Origin': '*',
};

const PREFLIGHT = {
  ...ANY_ORIGIN,
  'Access-Control-Allow-Methods': 'GET, HEAD, POST, PATCH, DELETE',
  // The wildcard covers every field but Authorization (Fetch standard, "CORS-preflight fetch").
  'Access-Control-Allow-Headers': 'Authorization, *',
  'Access-Control-Max-Age': '600',
};

/** True for the question a browser asks before the request proper. An OPTIONS without it is a request like any other. */
export function isPreflight({ method, headers }: Request): boolean {
  return method === 'OPTIONS' && headers.has('origin') && headers.has('access-control-request-method');
}

export function preflightResponse(): Response {
  return new Response(null, { status: 204, headers: PREFLIGHT });
}

/** The same answer, for pages of other origins to read. */
export function readableAnywhere(response: Response): Response {
  for (const [name, value] of Object.entries(ANSWER)) response.headers.set(name, value);
  return response;
}

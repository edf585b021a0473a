// The key stays on the server: the page calls this proxy with its session, and the proxy calls the API with the key. The
// API sees one caller who may do everything, so it is here that somebody else's order is refused (OWASP API1:2023).
// Nothing of the page's request is passed on: each rule builds a new one from checked parts. It is no gateway for any
// path, no sign-in, and no limit: count each user's calls before it.
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';

/** What a page asked for: values of letters, digits, `-` and `_`, and a body of JSON. */
export interface Asked {
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  body: unknown;
}

/** What the API is asked instead: the fields that a page may set, never the page's own body. */
export interface Call {
  path: string;
  query?: Record<string, string>;
  body?: unknown;
}

export interface Rule {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As the page writes it, after /api: `/orders/:id`. */
  path: string;
  /** The query parameters that it may have, each once. */
  query?: readonly string[];
  /** Where this user may do this, what to ask; undefined where they may not, or where the body makes no sense. */
  callFor(user: string, asked: Asked): Call | undefined | Promise<Call | undefined>;
}

export interface Upstream {
  /** As `https://api.example`: without a path, and encrypted unless it is this machine. */
  origin: string;
  /** From the environment or a secret store, never from the code. */
  key: string;
  allowed: readonly Rule[];
  /** Who is signed in, by the session cookie; undefined for nobody. */
  userOf(cookie: string | undefined): string | undefined | Promise<string | undefined>;
  fetch: typeof fetch;
  timeoutMs?: number;
}

const MOST = { requestBytes: 64_000, answerBytes: 1_000_000 };
const PLAIN = /^[\w-]{1,64}$/;
const JSON_TYPE = /^application\/(?:[\w.-]{1,60}\+)?json *(?:;|$)/i;
/** What the API says of the request, and not of the key or of itself. */
const PASSED_ON = [400, 404, 409, 410, 412, 422];
const JSON_HEADER = { 'Content-Type': 'application/json' };
const HEADERS = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  // Should a browser show an answer after all, it runs nothing.
  'Content-Security-Policy': "default-src 'none'; sandbox",
};

interface SignedIn {
  Variables: { user: string };
}

export function proxy({ origin, key, allowed, userOf, fetch, timeoutMs = 10_000 }: Upstream): Hono<SignedIn> {
  // Found when the server starts: later, a setting that is missing would be one more 404 or 502.
  if (!isOrigin(origin)) throw new TypeError('not a safe origin');
  if (!key) throw new TypeError('no key');
  const app = new Hono<SignedIn>();
  app.use('/api/*', bodyLimit({ maxSize: MOST.requestBytes, onError: () => problem(413) }));
  app.use('/api/*', async (context, next) => {
    // A header that a form of another site cannot set: it forces a preflight, which is not answered here.
    const site = context.req.header('Sec-Fetch-Site') ?? 'same-origin';
    if (context.req.header('X-Requested-With') === undefined || site !== 'same-origin')
      return problem(403, 'Not from this page');
    const user = await userOf(context.req.header('Cookie'));
    // A 401 has to name a scheme to try again with (RFC 9110 section 15.5.2), and a cookie has none.
    if (!user) return problem(403, 'Sign in first');
    context.set('user', user);
    return next();
  });
  for (const rule of allowed)
    app.on(rule.method, `/api${rule.path}`, async (context) => {
      const asked = await askedOf(context, rule);
      if (!asked) return problem(400);
      const call = await rule.callFor(context.get('user'), asked);
      // Not 403: whether somebody else has such an order is nobody's business.
      if (!call) return problem(404);
      return answer(rule.method, call);
    });
  app.notFound(() => problem(404));
  // The place to log it, redacted.
  app.onError(() => problem(500));
  return app;

  async function answer(method: string, { path, query = {}, body }: Call): Promise<Response> {
    const url = new URL(origin + path);
    // What a parser changes (dot segments, another host, a query) was not meant by the rule.
    if (url.pathname !== path || path.includes('//')) return problem(404);
    url.search = String(new URLSearchParams(query));
    const headers = {
      Authorization: `Bearer ${key}`,
      Accept: 'application/json',
      ...(body !== undefined && JSON_HEADER),
    };
    try {
      const came = await fetch(url.href, {
        method,
        headers,
        body: body === undefined ? null : JSON.stringify(body),
        // It would take the key elsewhere.
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const isJson = JSON_TYPE.test(came.headers.get('Content-Type') ?? '');
      // 401 and 403 are about the key, 429 about all users together: none of them is this user's doing.
      if (!came.ok) {
        // Unread, it would hold its connection.
        await came.body?.cancel();
        return problem(PASSED_ON.includes(came.status) ? came.status : 502);
      }
      const text = await textOf(came);
      if (text === '') return new Response(null, { status: came.status, headers: HEADERS });
      // Anything but JSON would run with the app's own origin: HTML with the session of whoever opens it.
      if (!isJson) return problem(502);
      return new Response(text, { status: came.status, headers: { ...HEADERS, ...JSON_HEADER } });
    } catch (error) {
      return problem(error instanceof Error && error.name === 'TimeoutError' ? 504 : 502);
    }
  }
}

async function askedOf(context: Context, { query: names = [], method }: Rule): Promise<Asked | undefined> {
  const given = [...new URL(context.req.url).searchParams];
  const params = context.req.param();
  const query = Object.fromEntries(given);
  const isOnce = Object.keys(query).length === given.length;
  const isKnown = given.every(([name, value]) => names.includes(name) && PLAIN.test(value));
  const isPlain = Object.values(params).every((value) => PLAIN.test(value));
  if (!isOnce || !isKnown || !isPlain) return undefined;
  const text = method === 'GET' ? '' : await context.req.text();
  if (text === '') return { params, query, body: undefined };
  if (!JSON_TYPE.test(context.req.header('Content-Type') ?? '')) return undefined;
  try {
    return { params, query, body: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

async function textOf(answer: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of answer.body ?? []) {
    text += decoder.decode(bytes as Uint8Array, { stream: true });
    if (text.length > MOST.answerBytes) throw new Error('the answer is too long');
  }
  return text + decoder.decode();
}

function isOrigin(origin: string): boolean {
  return (
    URL.canParse(origin) &&
    new URL(origin).origin === origin &&
    /^(https:|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|$))/.test(origin)
  );
}

const TITLES: Record<number, string> = { 400: 'Not understood', 404: 'Not offered here', 504: 'Too late' };

/** RFC 9457. What went wrong further on stays there. */
function problem(status: number, title = TITLES[status] ?? 'Not done'): Response {
  const headers = { ...HEADERS, 'Content-Type': 'application/problem+json' };
  return Response.json({ title, status }, { status, headers });
}

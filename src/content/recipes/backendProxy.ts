// The key stays on the server: the page calls this proxy with its session, and the proxy calls the API with the key. It
// passes on what the page needs and nothing else, so that it is no open door to everything the key may do.
import { Hono } from 'hono';

export interface Upstream {
  origin: string;
  /** From the environment or a secret store, never from the code. */
  key: string;
  /** What a page may ask for: a rule has to match the whole path. */
  allowed: readonly { method: string; path: RegExp }[];
  /** Who is signed in, by the session cookie; undefined for nobody. */
  userOf(cookie: string | undefined): string | undefined;
  fetch: typeof fetch;
}

export function proxy({ origin, key, allowed, userOf, fetch }: Upstream): Hono {
  const app = new Hono();
  app.all('/api/*', async (context) => {
    const { method, url } = context.req;
    // A header that a form of another site cannot set: it forces a preflight, which is not answered there.
    if (context.req.header('X-Requested-With') === undefined) return context.text('missing header', 403);
    if (userOf(context.req.header('Cookie')) === undefined) return context.text('sign in first', 401);
    // As it was written: decoded, a path may pass here and lead elsewhere there (%5C is a slash to the next parser).
    const { pathname, search } = new URL(url);
    const wanted = pathname.slice('/api'.length);
    if (!allowed.some((rule) => rule.method === method && rule.path.exec(wanted)?.[0] === wanted))
      return context.text('not offered here', 404);
    const hasBody = method !== 'GET' && method !== 'HEAD';
    const answer = await fetch(origin + wanted + search, {
      method,
      headers: {
        Authorization: `Bearer ${key}`,
        ...(hasBody && { 'Content-Type': context.req.header('Content-Type') ?? 'application/json' }),
      },
      ...(hasBody && { body: await context.req.text() }),
      // A redirect would take the key elsewhere.
      redirect: 'error',
    });
    // Chosen headers, not all: the upstream's challenges and cookies are not for the page.
    const type = answer.headers.get('Content-Type') ?? 'application/octet-stream';
    return new Response(answer.body, {
      status: answer.status,
      headers: { 'Content-Type': type, 'Cache-Control': 'no-store' },
    });
  });
  return app;
}

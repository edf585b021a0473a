import type { RequestContext } from '../requestContext.js';

/** A request on its way to the route that answers it. */
export interface RoutedRequest {
  request: Request;
  context: RequestContext;
  /** What stands where the route's address says `:id`, decoded; empty elsewhere. */
  id: string;
}
export type RouteHandler = (routed: RoutedRequest) => Response | Promise<Response>;

export const METHODS = ['GET', 'POST', 'PATCH', 'DELETE'] as const;
type Method = (typeof METHODS)[number];

interface Route {
  method: Method;
  /** An address with at most one `:id` in it, such as `/v1/keys/:id/rotate`. */
  path: string;
  handler: RouteHandler;
}

/**
 * Finds the route of a request. Some twenty addresses with at most one `:id` need no more than a table, and no routing
 * library.
 */
export class Router {
  readonly routes: Route[] = [];
  readonly #fixed = new Map<string, RouteHandler>();
  readonly #withId: { method: Method; before: string; after: string; handler: RouteHandler }[] = [];

  add(method: Method, path: string, handler: RouteHandler): void {
    this.routes.push({ method, path, handler });
    const [before = '', after] = path.split(':id');
    if (after === undefined) this.#fixed.set(`${method} ${path}`, handler);
    else this.#withId.push({ method, before, after, handler });
  }

  find(method: string, path: string): { handler: RouteHandler; id: string } | null {
    const handler = this.#fixed.get(`${method} ${path}`);
    if (handler) return { handler, id: '' };
    for (const route of this.#withId) {
      const id = route.method === method ? between(path, route.before, route.after) : null;
      if (id !== null) return { handler: route.handler, id };
    }
    return null;
  }
}

/** The path of a request's address, as it was sent, with needless escapes decoded. */
export function pathOf({ url }: Request): string {
  const start = url.indexOf('/', url.indexOf('://') + 3);
  const end = url.slice(start).search(/[?#]/);
  return decoded(end === -1 ? url.slice(start) : url.slice(start, start + end), decodeURI);
}

function between(path: string, before: string, after: string): string | null {
  if (!path.startsWith(before) || !path.endsWith(after)) return null;
  const id = path.slice(before.length, path.length - after.length);
  return id === '' || id.includes('/') || path.length < before.length + after.length
    ? null
    : decoded(id, decodeURIComponent);
}

/** Malformed escapes stay as they are. */
function decoded(text: string, decode: (text: string) => string): string {
  if (!text.includes('%')) return text;
  try {
    return decode(text);
  } catch {
    return text;
  }
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

export interface Handler {
  /** Whether this handler answers for a path; the others go on to whoever comes next. */
  serves(path: string): boolean;
  fetch(request: Request): Promise<Response>;
}

export type Middleware = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** A name that no host has (RFC 6761 section 6.4), for requests that do not name theirs. */
const NO_HOST = 'host.invalid';

/** Serves web-standard requests and responses on `node:http`, as Connect middleware. */
export function nodeMiddleware({ serves, fetch }: Handler): Middleware {
  return (incoming, outgoing, next) => {
    const address = addressOf(incoming);
    if (!address || !serves(address.pathname)) next();
    // No Host, two, or one that cannot be a host (RFC 9112 section 3.2).
    else if (address.hostname === NO_HOST) outgoing.writeHead(400).end();
    // A web-standard Request cannot be a TRACE (Fetch standard, "Methods").
    else if (incoming.method === 'TRACE') outgoing.writeHead(501).end();
    else {
      fetch(requestOf(incoming, address))
        .then((response) => send(response, outgoing))
        // Whoever hung up before the end gets no answer; anything else is a bug.
        .catch((error: unknown) => (outgoing.destroyed ? undefined : next(error)));
    }
  };
}

/** The address asked for, in origin form or in absolute form (RFC 9112 section 3.2). */
function addressOf({ url = '', headersDistinct }: IncomingMessage): URL | null {
  const [host = '', another] = headersDistinct['host'] ?? [];
  const isKnown = another === undefined && isHost(host);
  const address = url.startsWith('/') ? `http://${isKnown ? host : NO_HOST}${url}` : url;
  return URL.canParse(address) ? new URL(address) : null;
}

/** Nothing else may stand there: a slash or an `@` would change what the rest of the address means. */
function isHost(text: string): boolean {
  return /^([\w.-]+|\[[\da-f:.]+\])(:\d+)?$/i.test(text) && URL.canParse(`http://${text}`);
}

function requestOf(incoming: IncomingMessage, address: URL): Request {
  const { method = 'GET', rawHeaders } = incoming;
  const headers = new Headers();
  // As they came: Node would keep only the first of two Authorization fields, and two are a fault worth seeing.
  for (let index = 0; index < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '');
  }
  if (method === 'GET' || method === 'HEAD') return new Request(address, { method, headers });
  const body = Readable.toWeb(incoming) as ReadableStream<Uint8Array>;
  const init: RequestInit & { duplex: 'half' } = { method, headers, body, duplex: 'half' };
  return new Request(address, init);
}

/** Whole answers, not streams: they are short, and so they carry a Content-Length. */
async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) outgoing.setHeader(name, value);
  outgoing.end(body);
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { isCut } from '../core/practice/index.js';
import type { Peer } from './control/access.js';

export interface Handler {
  /** Whether this handler answers for a path; the others go on to whoever comes next. */
  serves(path: string): boolean;
  fetch(request: Request, peer: Peer): Promise<Response>;
}

export type Middleware = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** A name that no host has (RFC 6761 section 6.4), for requests that do not name theirs. */
const NO_HOST = 'host.invalid';

/** Each answer says that it is one of a test double. */
const MARK = { Practice: 'key-or-token' };

/** Serves web-standard requests and responses on `node:http`, as Connect middleware. */
export function nodeMiddleware({ serves, fetch }: Handler): Middleware {
  return (incoming, outgoing, next) => {
    const address = addressOf(incoming);
    if (!address || !serves(address.pathname)) next();
    // No Host, two, or one that cannot be a host (RFC 9112 section 3.2).
    else if (address.hostname === NO_HOST || hasUserinfo(address)) outgoing.writeHead(400, MARK).end();
    // A web-standard Request cannot be a TRACE (Fetch standard, "Methods").
    else if (incoming.method === 'TRACE') outgoing.writeHead(501, MARK).end();
    else {
      // Who hangs up frees what was held for them.
      const hungUp = new AbortController();
      outgoing.once('close', () => hungUp.abort());
      const answer = async (): Promise<void> => {
        const peer = { isLocal: isLocal(incoming), hungUp: hungUp.signal };
        await send(await fetch(requestOf(incoming, address), peer), outgoing, incoming);
      };
      // Within a promise from the start: what is thrown outside of one ends the process.
      answer()
        // Whoever hung up before the end gets no answer; anything else is a bug.
        .catch((error: unknown) => (outgoing.destroyed ? undefined : next(error)));
    }
  };
}

/** The address asked for, in origin form or in absolute form (RFC 9112 section 3.2). */
function addressOf({ url = '', headersDistinct, socket }: IncomingMessage): URL | null {
  const [host = '', another] = headersDistinct['host'] ?? [];
  const isKnown = another === undefined && isHost(host);
  const scheme = 'encrypted' in socket ? 'https' : 'http';
  const address = url.startsWith('/') ? `${scheme}://${isKnown ? host : NO_HOST}${url}` : url;
  return URL.canParse(address) ? new URL(address) : null;
}

/** A name and a password have no place in the target of a request (RFC 9110 section 4.2.4). */
function hasUserinfo({ username, password }: URL): boolean {
  return username !== '' || password !== '';
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

/** What proxies add (RFC 7239, RFC 9110 section 7.6.3) or have always added. */
const BY_PROXY = /^(?:forwarded|x-forwarded-.*|x-real-ip|via)$/;

/** A connection from this machine, unless it says that it speaks for another; a proxy that does not say so looks like it. */
function isLocal({ socket, headers }: IncomingMessage): boolean {
  const isHere = /^(?:::1|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/.test(socket.remoteAddress ?? '');
  return isHere && !Object.keys(headers).some((name) => BY_PROXY.test(name));
}

/** Whole answers, since they are short, and so they carry a Content-Length; but for events, which come as they happen. */
async function send(response: Response, outgoing: ServerResponse, incoming: IncomingMessage): Promise<void> {
  if (isCut(response)) {
    outgoing.destroy();
    return;
  }
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) outgoing.setHeader(name, value);
  if (response.body && response.headers.get('content-type') === 'text/event-stream')
    stream(response.body, outgoing);
  else outgoing.end(Buffer.from(await response.arrayBuffer()));
  if (response.status === TOO_LARGE) letGo(incoming);
}

const TOO_LARGE = 413;
const PATIENCE_MS = 1000;

/**
 * Nothing more is kept of what was too large. A client that is still sending may not look at the answer before it has
 * sent all, so it gets a moment before the connection ends.
 */
function letGo(incoming: IncomingMessage): void {
  incoming.removeAllListeners('data').resume();
  const timer = setTimeout(() => incoming.complete || incoming.socket.destroy(), PATIENCE_MS);
  timer.unref();
}

function stream(body: ReadableStream<Uint8Array>, outgoing: ServerResponse): void {
  outgoing.flushHeaders();
  const events = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
  outgoing.once('close', () => events.destroy());
  // A reader that goes away ends it, and that is no fault.
  events.on('error', () => outgoing.end()).pipe(outgoing);
}

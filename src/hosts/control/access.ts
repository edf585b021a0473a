import { problem } from '../problem.js';

export const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Who asks, as far as the connection shows. */
export interface Peer {
  /** Whether the other end of the connection is this machine. */
  isLocal: boolean;
  /** Says when it has hung up. A request has a signal as well, but one that is made for each costs more than its call. */
  hungUp?: AbortSignal;
}

/**
 * Whether a call of the control plane is refused, and how. A page of another origin cannot reach it, even one of this
 * machine: its browser says where it comes from (Fetch standard, "Origin" and "Sec-Fetch-Site"). Whoever sends the
 * control secret may: a page does not know it.
 */
export function accessFault(request: Request, peer: Peer, controlSecret: string): Response | null {
  const { headers } = request;
  const url = new URL(request.url);
  if (request.method === 'POST' && !isJson(headers)) {
    return problem(415, 'Unsupported Media Type', 'Send the body as application/json.', {
      'Accept-Post': 'application/json',
    });
  }
  // The name of a scheme is case-insensitive (RFC 9110 section 11.1).
  const [, secret] = /^bearer +(.*)$/i.exec(headers.get('authorization') ?? '') ?? [];
  if (secret === controlSecret) return null;
  if (!peer.isLocal || !LOOPBACK.has(url.hostname)) {
    return forbidden('The control plane answers this machine only, or whoever sends the control secret.');
  }
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  const isForeign =
    (origin !== null && origin !== url.origin) || site === 'cross-site' || site === 'same-site';
  return isForeign
    ? forbidden('A page of another origin may not steer the server without the control secret.')
    : null;
}

function isJson(headers: Headers): boolean {
  return /^application\/json\s*(;|$)/i.test(headers.get('content-type') ?? '');
}

function forbidden(detail: string): Response {
  return problem(403, 'Forbidden', `${detail} Send it as: Authorization: Bearer …`);
}

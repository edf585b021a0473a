import type { Engine } from '../engine.js';
import type { Incoming, Sent } from '../transport.js';
import { describeRequest } from './describe.js';
import { knownTo } from './secrets.js';
import type { ManualRequest } from './request.js';

/**
 * Answers a real request: what it says is described, the description is sent, and the answer goes back as it came,
 * credentials included. Only the caller sees those.
 */
export async function serve(
  engine: Engine,
  request: Request,
  send: (described: ManualRequest) => Promise<Sent | undefined>,
): Promise<Response> {
  const { method, url, headers } = request;
  const described = await describeRequest(
    { method, url, headers, body: await request.text() },
    knownTo(engine),
  );
  const codes = engine.codes.size;
  const sent = await send(described);
  if (!sent) throw new Error('a description of what the run knows can always be sent');
  if (engine.codes.size > codes) rememberChallenge(engine, new URL(url));
  return responseOf(sent.response, request);
}

/** The caller will prove with a verifier of its own that the code is meant for it (RFC 7636 section 4.6). */
function rememberChallenge(engine: Engine, { searchParams }: URL): void {
  const [name, code] = [...engine.codes].at(-1) ?? [];
  if (name && code) engine.codes.set(name, { ...code, challenge: searchParams.get('code_challenge') });
}

const WITHOUT_BODY = new Set([204, 205, 304]);

function responseOf({ status, headers, body }: Incoming, { method, url }: Request): Response {
  const answered = new Headers(headers);
  const location = answered.get('location');
  const state = new URL(url).searchParams.get('state');
  // Only the caller knows its `state` (RFC 6749 section 4.1.1), so only here can it be given back.
  if (location !== null && state !== null) answered.set('location', withState(location, state));
  return new Response(WITHOUT_BODY.has(status) || method === 'HEAD' ? null : body, {
    status,
    headers: answered,
  });
}

function withState(location: string, state: string): string {
  const address = new URL(location);
  if (address.searchParams.has('state')) address.searchParams.set('state', state);
  return address.href;
}

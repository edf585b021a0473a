import { createApi, DEFAULT_CONFIG, isRedirectUri, type OAuthClient } from '../core/api/index.js';
import { mintOpaque } from '../core/credentials/index.js';
import type { Clock, Random } from '../core/shared/index.js';
import { readBody } from './boundedBody.js';
import { isPreflight, preflightResponse, readableAnywhere } from './cors.js';
import { PRACTICE_PATH } from './paths.js';
import { contentTooLarge, problem } from './problem.js';

export interface PracticeDeps {
  clock: Clock;
  random: Random;
  /** Milliseconds that only ever go up, for `Server-Timing`. */
  stopwatch: { now(): number };
  /** The port that this machine listens on. */
  port: number;
  /** Where both demo clients have authorization codes sent to, instead of the usual place. */
  redirectUri?: string | undefined;
}

/** A mock API for real clients, on the clock it is given. Its secrets are drawn at the start and kept nowhere. */
export interface Practice {
  /** Answers a request to a path of `isPracticePath`. */
  fetch(request: Request): Promise<Response>;
  issuer: string;
  /** Address of the authorization server metadata (RFC 8414 section 3.1). */
  metadata: string;
  adminSecret: string;
  clients: readonly OAuthClient[];
}

export const MAX_BODY_BYTES = 1_000_000;

const DEFAULT_REDIRECT_URI = 'http://localhost:3000/callback';
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Throws when `redirectUri` cannot be one. */
export async function startPractice(deps: PracticeDeps): Promise<Practice> {
  const { clock, random, stopwatch, port, redirectUri = DEFAULT_REDIRECT_URI } = deps;
  if (!isRedirectUri(redirectUri)) {
    throw new Error(
      `The redirect URI ${redirectUri} must be a whole address without a fragment, in ASCII, such as ${DEFAULT_REDIRECT_URI}.`,
    );
  }
  const origin = `http://localhost:${port}`;
  const issuer = origin + PRACTICE_PATH;
  const adminSecret = mintOpaque('kot_admin_', random);
  const clients = DEFAULT_CONFIG.clients.map((client) => ({
    ...client,
    redirectUris: [redirectUri],
    ...(client.secret !== undefined && { secret: mintOpaque('kot_client_', random) }),
  }));
  const api = await createApi({
    clock,
    random,
    stopwatch,
    config: { issuer, audience: issuer, problemBase: `${origin}/#`, adminSecret, clients },
  });

  async function answer(request: Request): Promise<Response> {
    const complete = await readBody(request, MAX_BODY_BYTES);
    if (!isThisMachine(new URL(request.url), port)) return misdirected(issuer);
    return complete ? api.fetch(complete) : contentTooLarge(MAX_BODY_BYTES);
  }

  return {
    issuer,
    metadata: `${origin}/.well-known/oauth-authorization-server${PRACTICE_PATH}`,
    adminSecret,
    clients,
    async fetch(request) {
      return isPreflight(request) ? preflightResponse() : readableAnywhere(await answer(request));
    },
  };
}

/**
 * A page whose own name was pointed at this machine after it loaded (DNS rebinding) is of the same origin as what
 * answers it, and no CORS rule holds it back; but its requests still carry its name.
 */
function isThisMachine({ hostname, port }: URL, ownPort: number): boolean {
  return LOOPBACK.has(hostname) && Number(port || 80) === ownPort;
}

/** RFC 9110 section 15.5.20. */
function misdirected(issuer: string): Response {
  return problem(421, 'Misdirected Request', `The Host is not one this server answers for. Call ${issuer}.`);
}

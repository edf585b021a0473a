import { Hono } from 'hono/tiny';
import { generateSigningKey } from '../credentials/index.js';
import type { Clock, Random } from '../shared/index.js';
import { DEFAULT_CONFIG, type ApiConfig } from './config.js';
import { Exchange } from './exchange.js';
import { refusalResponse } from './respond.js';
import type { ApiRouter } from './routes/app.js';
import { authorizeRoute } from './routes/authorize.js';
import { keyRoutes } from './routes/keys.js';
import { metadataRoutes } from './routes/metadata.js';
import { resourceRoutes } from './routes/resources.js';
import { revokeRoute } from './routes/revoke.js';
import { tokenRoute } from './routes/token.js';
import { unroutedRequests } from './routes/unrouted.js';
import { emptyState, type ServerState } from './state.js';
import type { Trace } from './trace.js';
import { isInsecure, revokeExposed } from './transport.js';

export interface ApiDeps {
  clock: Clock;
  random: Random;
  config?: Partial<ApiConfig>;
  /** Cloned, so that the giver's copy stays as it is. Without one the API starts empty, with a fresh signing key. */
  state?: ServerState;
  observe?: (trace: Trace) => void;
}

export interface Api {
  /** Answers one request. Requests are handled one after the other: races are decided by order, not by luck. */
  fetch(request: Request): Promise<Response>;
  readonly state: ServerState;
  readonly config: Readonly<ApiConfig>;
  /** Changes settings from the next request on. The issuer and the algorithm stay: routes and keys are made for them. */
  configure(changes: Partial<Omit<ApiConfig, 'issuer' | 'alg'>>): void;
}

/** The mock API. Throws when this platform's WebCrypto lacks the configured algorithm. */
export async function createApi({ clock, random, config, state: given, observe }: ApiDeps): Promise<Api> {
  const state = given ? structuredClone(given) : emptyState();
  let settings: ApiConfig = { ...DEFAULT_CONFIG, ...config };
  const canSign = [...state.signingKeys.values()].some(({ alg }) => alg === settings.alg);
  if (!canSign) await addSigningKey(state, settings);

  const router = makeRouter(new URL(settings.issuer).pathname.replace(/\/$/, ''));
  let queue: Promise<unknown> = Promise.resolve();

  async function answer(request: Request): Promise<Response> {
    const exchange = new Exchange(state, settings, random, clock.now());
    const requestId = `req-${exchange.nextNumber('request')}`;
    const response = await route(request, exchange);
    observe?.(exchange.trace(requestId, response.status));
    return response;
  }

  async function route(request: Request, exchange: Exchange): Promise<Response> {
    if (isInsecure(request)) {
      await revokeExposed(request, exchange);
      return refusalResponse(exchange.fail('transport', 'insecure_transport').code, exchange.config);
    }
    return router.fetch(request, { exchange });
  }

  return {
    state,
    get config() {
      return settings;
    },
    configure(changes) {
      settings = { ...settings, ...changes };
    },
    fetch(request) {
      const answered = queue.then(() => answer(request));
      queue = answered.catch(() => undefined);
      return answered;
    },
  };
}

function makeRouter(issuerPath: string): ApiRouter {
  const root: ApiRouter = new Hono();
  metadataRoutes(root, issuerPath);
  const api: ApiRouter = issuerPath === '' ? root : root.basePath(issuerPath);
  resourceRoutes(api);
  keyRoutes(api);
  authorizeRoute(api);
  tokenRoute(api);
  revokeRoute(api);
  unroutedRequests(root);
  return root;
}

async function addSigningKey(state: ServerState, { alg }: ApiConfig): Promise<void> {
  const number = (state.counters.get('signing-key') ?? 0) + 1;
  state.counters.set('signing-key', number);
  const key = await generateSigningKey(alg, `sig-${number}`);
  if (!key.ok) throw new Error(`This browser cannot sign with ${alg}.`);
  state.signingKeys.set(key.value.kid, key.value);
}

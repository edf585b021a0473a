import type { Clock, Random } from '../shared/index.js';
import { DEFAULT_CONFIG, type ApiConfig } from './config.js';
import { Exchange, type Stopwatch } from './exchange.js';
import { headersFault } from './headers.js';
import { nameOf, type Ids } from './ids.js';
import { refusalResponse } from './respond.js';
import { authorizeRoute } from './routes/authorize.js';
import { keyRoutes } from './routes/keys.js';
import { resourceRoutes } from './routes/resources.js';
import { revokeRoute } from './routes/revoke.js';
import { seldomRoutes } from './routes/seldom.js';
import { tokenRoute } from './routes/token.js';
import { answerUnrouted } from './routes/unrouted.js';
import { pathOf, Router } from './router.js';
import { makeSigningKey, signerOf } from './signingKeys.js';
import { seldom } from './seldom.js';
import { emptyState, type ServerState } from './state.js';
import type { Trace } from './trace.js';
import { isInsecure } from './transport.js';

export interface ApiDeps {
  clock: Clock;
  random: Random;
  config?: Partial<ApiConfig>;
  /** How what the API makes is named: `random` unless a replay has to repeat it. */
  ids?: Ids;
  /** Cloned, so that the giver's copy stays as it is. Without one the API starts empty, with a fresh signing key. */
  state?: ServerState;
  observe?: (trace: Trace) => void;
  /** Where a host gives one, answers say in `Server-Timing` how long each step took. */
  stopwatch?: Stopwatch;
}

export interface Api {
  /** Answers one request. Requests are handled one after the other: races are decided by order, not by luck. */
  fetch(request: Request): Promise<Response>;
  readonly state: ServerState;
  readonly config: Readonly<ApiConfig>;
  /** Changes settings from the next request on. The issuer stays: routes are made for it. */
  configure(changes: Partial<Omit<ApiConfig, 'issuer'>>): void;
}

/** The mock API. Throws when this platform's WebCrypto lacks the configured algorithm. */
export async function createApi(deps: ApiDeps): Promise<Api> {
  const { clock, random, observe, stopwatch, ids = 'random' } = deps;
  const state = deps.state ? { ...emptyState(), ...structuredClone(deps.state) } : emptyState();
  let settings: ApiConfig = { ...DEFAULT_CONFIG, ...deps.config };
  // What a given state lacks, the next request makes, so that it is told like any other change.
  let mayLackKey = deps.state !== undefined;
  if (!mayLackKey) await makeFirstKey();

  const base = new URL(settings.issuer).pathname.replace(/\/$/, '');
  const router = makeRouter(base);
  let queue: Promise<unknown> = Promise.resolve();

  async function makeFirstKey(): Promise<void> {
    const published = { at: clock.now(), request: 0 };
    const kid = nameOf('signing-key', 1, ids, random);
    const row = await makeSigningKey(settings.alg, kid, { published, signsFrom: published.at });
    state.counters.set('signing-key', 1);
    state.signingKeys.set(kid, row);
  }

  async function answer(request: Request): Promise<Response> {
    const region = regionOf(request, settings.regions);
    const exchange = new Exchange(state, settings, random, clock.now(), region, stopwatch, ids);
    if (mayLackKey) await provideSigningKey(exchange);
    mayLackKey = false;
    const response = await route(request, exchange);
    if (exchange.serverTiming !== null) response.headers.set('Server-Timing', exchange.serverTiming);
    observe?.(exchange.trace(response.status));
    return response;
  }

  async function route(request: Request, exchange: Exchange): Promise<Response> {
    const tooLarge = headersFault(request.headers, settings.headerLimits);
    if (tooLarge) return refusalResponse(exchange.fail('headers', tooLarge).code, exchange.config);
    if (isInsecure(request)) {
      await (await seldom()).revokeExposed(request, exchange);
      return refusalResponse(exchange.fail('transport', 'insecure_transport').code, exchange.config);
    }
    const path = pathOf(request);
    const isHead = request.method === 'HEAD';
    if (settings.innerIdentity !== 'none' && path === `${base}/inner/orders`) {
      return (await seldom()).answerInner({ request, exchange, id: '' });
    }
    const found = router.find(isHead ? 'GET' : request.method, path);
    if (!found) return answerUnrouted(router, path, exchange);
    const response = await found.handler({ request, exchange, id: found.id });
    return isHead ? new Response(null, response) : response;
  }

  return {
    state,
    get config() {
      return settings;
    },
    configure(changes) {
      settings = { ...settings, ...changes };
      mayLackKey ||= changes.alg !== undefined;
    },
    fetch(request) {
      const answered = queue.then(() => answer(request));
      queue = answered.catch(() => undefined);
      return answered;
    },
  };
}

function regionOf(request: Request, [home = '', ...others]: readonly string[]): string {
  const asked = others.length > 0 ? request.headers.get('demo-region') : null;
  return others.find((region) => region === asked) ?? home;
}

/** Everything the API answers. The routes of an issuer with a path lie under it. */
export function makeRouter(issuerPath: string): Router {
  const router = new Router();
  resourceRoutes(router, issuerPath);
  keyRoutes(router, issuerPath);
  authorizeRoute(router, issuerPath);
  tokenRoute(router, issuerPath);
  revokeRoute(router, issuerPath);
  seldomRoutes(router, issuerPath);
  return router;
}

/** Makes a key to sign with, where there is none for the algorithm. */
async function provideSigningKey(exchange: Exchange): Promise<void> {
  const { alg } = exchange.config;
  if (signerOf(exchange.rows('signingKeys'), alg, exchange.now)) return;
  const life = { published: exchange.moment, signsFrom: exchange.now };
  const row = await makeSigningKey(alg, exchange.newName('signing-key'), life);
  exchange.keep('signingKeys', row.kid, row);
}

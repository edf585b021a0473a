import { createQueue, type Clock, type Random } from '../shared/index.js';
import { isInsecure, revokeExposed } from './checks/insecureTransport.js';
import { DEFAULT_CONFIG, type ApiConfig } from './config.js';
import { headersFault, longestLine } from './http/headerLimits.js';
import { refusalResponse } from './http/respond.js';
import { pathOf } from './http/router.js';
import { answerUnrouted } from './http/unrouted.js';
import { nameOf, type Ids } from './ids.js';
import { RequestContext, type Stopwatch } from './requestContext.js';
import { answerInner } from './resources/inner.js';
import { makeRouter } from './routes.js';
import { makeSigningKey, signerOf } from './signingKeys.js';
import { emptyState, type ServerState } from './state.js';
import type { Trace } from './trace.js';

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
  /**
   * Answers one request. Requests are handled one after the other: races are decided by order, not by luck. A host may
   * answer it under other settings than the rest, such as the issuer by whose name it was asked.
   */
  fetch(request: Request, settings?: Partial<ApiConfig>): Promise<Response>;
  readonly state: ServerState;
  readonly config: Readonly<ApiConfig>;
  /** Changes settings from the next request on. The issuer stays: routes are made for it. */
  configure(changes: Partial<Omit<ApiConfig, 'issuer'>>): void;
}

/**
 * The mock API. Throws when this platform's WebCrypto lacks the configured algorithm.
 *
 * ```ts
 * const api = await createApi({
 *   clock: { now: () => Date.UTC(2026, 0, 5, 9) },
 *   random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
 * });
 * const admin = { Authorization: `Bearer ${api.config.adminSecret}` };
 * const call = (method: string, path: string, headers: Record<string, string>) =>
 *   api.fetch(new Request(`https://api.example${path}`, { method, headers }));
 *
 * const { id, key } = await (await call('POST', '/v1/keys', admin)).json();
 * (await call('GET', '/v1/orders', { 'X-API-Key': key })).status; // 200
 * (await call('DELETE', `/v1/keys/${id}`, admin)).status; // 204
 * (await call('GET', '/v1/orders', { 'X-API-Key': key })).status; // 401: a revoked key is refused on the next call
 * ```
 */
export async function createApi(deps: ApiDeps): Promise<Api> {
  const { clock, random, observe, stopwatch, ids = 'random' } = deps;
  const state = deps.state ? { ...emptyState(), ...structuredClone(deps.state) } : emptyState();
  let settings: ApiConfig = { ...DEFAULT_CONFIG, ...deps.config };
  if (!deps.state) await makeFirstKey();

  const base = new URL(settings.issuer).pathname.replace(/\/$/, '');
  const router = makeRouter(base);
  const oneByOne = createQueue();

  async function makeFirstKey(): Promise<void> {
    const published = { at: clock.now(), request: 0 };
    const kid = nameOf('signing-key', 1, ids, random);
    const row = await makeSigningKey(settings.alg, kid, { published, signsFrom: published.at });
    state.counters.set('signing-key', 1);
    state.signingKeys.set(kid, row);
  }

  async function answer(request: Request, own?: Partial<ApiConfig>): Promise<Response> {
    const region = regionOf(request, settings.regions);
    const seen = own ? { ...settings, ...own } : settings;
    const context = new RequestContext(state, seen, random, clock.now(), region, stopwatch, ids);
    await provideSigningKey(context);
    const response = await route(request, context);
    if (context.serverTiming !== null) response.headers.set('Server-Timing', context.serverTiming);
    observe?.(context.trace(response.status));
    return response;
  }

  async function route(request: Request, context: RequestContext): Promise<Response> {
    if (settings.headerLimits !== 'none') context.longestLine = longestLine(request.headers);
    const tooLarge = headersFault(request.headers, settings.headerLimits);
    if (tooLarge) return refusalResponse(context.fail('headers', tooLarge).code, context.config);
    if (isInsecure(request)) {
      await revokeExposed(request, context);
      return refusalResponse(context.fail('transport', 'insecure_transport').code, context.config);
    }
    const path = pathOf(request);
    const isHead = request.method === 'HEAD';
    if (settings.innerIdentity !== 'none' && path === `${base}/inner/orders`) {
      return answerInner({ request, context, id: '' });
    }
    const found = router.find(isHead ? 'GET' : request.method, path);
    if (!found) return answerUnrouted(router, path, context);
    const response = await found.handler({ request, context, id: found.id });
    return isHead ? new Response(null, response) : response;
  }

  return {
    state,
    get config() {
      return settings;
    },
    configure(changes) {
      settings = { ...settings, ...changes };
    },
    fetch: (request, own) => oneByOne(() => answer(request, own)),
  };
}

function regionOf(request: Request, [home = '', ...others]: readonly string[]): string {
  const asked = others.length > 0 ? request.headers.get('demo-region') : null;
  return others.find((region) => region === asked) ?? home;
}

/**
 * There is always a key that signs. A given state may have none, another algorithm may be in use by now, or time was set back
 * to before there was any: then the next request makes one, so that it is told like any other change.
 */
async function provideSigningKey(context: RequestContext): Promise<void> {
  const { alg } = context.config;
  if (signerOf(context.rows('signingKeys'), alg, context.now)) return;
  const life = { published: context.moment, signsFrom: context.now };
  const row = await makeSigningKey(alg, context.newName('signing-key'), life);
  context.keep('signingKeys', row.kid, row);
}

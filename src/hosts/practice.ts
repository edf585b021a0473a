import {
  answerCall,
  drawSecrets,
  INNER,
  isCut,
  placeOf,
  readSettings,
  RepeatableRandom,
  sentenceOf,
  TENANT,
  World,
  type Call,
  type GivenSettings,
  type Place,
  type Secrets,
  type WorldDeps,
} from '../core/practice/index.js';
import { readBody } from './boundedBody.js';
import { accessFault, LOOPBACK, type Peer } from './control/access.js';
import { answerControl } from './control/answerControl.js';
import { Worlds } from './control/worlds.js';
import { isPreflight, preflightResponse, readableAnywhere } from './cors.js';
import { PRACTICE_PATH } from './paths.js';
import { contentTooLarge, problem } from './problem.js';

export interface PracticeDeps extends WorldDeps {
  /** As they were given: read here, and refused by name where they cannot be. */
  settings?: unknown;
  /** The port that this machine listens on; null where there is none, and any host is answered. */
  port: number | null;
  /** How the server is asked: http unless it has a certificate. */
  scheme?: 'http' | 'https';
}

/** A mock API for real clients, in which time, revocation and faults obey. Its secrets are kept nowhere else. */
export interface Practice extends Secrets {
  /** Answers a request to a path of `isPracticePath`. A connection that is cut is a network error: `Response.error()`. */
  fetch(request: Request, peer?: Peer): Promise<Response>;
  /** What is answered, whatever the path, where the host is not one of ours; null where it is. */
  misdirected(address: URL): Response | null;
  origin: string;
  /** The address of the API. */
  api: string;
  issuer: string;
  /** Address of the authorization server metadata (RFC 8414 section 3.1). */
  metadata: string;
  settings: GivenSettings;
  worlds: Worlds;
}

export const MAX_BODY_BYTES = 1_000_000;
const DEFAULT_PORTS = { http: 80, https: 443 };
const LOCAL: Peer = { isLocal: true };

/** Throws when a setting cannot be what it was given as. */
export function startPractice(deps: PracticeDeps): Practice {
  const { port, scheme = 'http', sleep } = deps;
  const read = readSettings(deps.settings ?? {});
  if (!read.ok) throw new Error(sentenceOf(read.faults));
  const settings = read.value;
  const origin = `${scheme}://localhost${port === null || port === DEFAULT_PORTS[scheme] ? '' : `:${port}`}`;
  const api = origin + PRACTICE_PATH;
  const issuer = settings.issuer ?? api;
  const seeded = settings.seed === undefined ? deps.random : new RepeatableRandom(settings.seed, 'secrets');
  const secrets = drawSecrets(settings, seeded);
  const worlds = new Worlds((name) => new World(settings, secrets, `${origin}/#`, deps, name));
  const hosts = new Set([...(settings.hosts ?? []), ...namesIn(settings)].map(asInAddress));

  /** A name that was pointed at this machine after its page loaded (DNS rebinding) is not one of ours. */
  function isOurs({ hostname, port: asked, protocol }: URL): boolean {
    if (port === null || hosts.has(hostname)) return true;
    return (
      LOOPBACK.has(hostname) &&
      Number(asked || DEFAULT_PORTS[protocol === 'https:' ? 'https' : 'http']) === port
    );
  }

  /** RFC 9110 section 15.5.20. */
  function misdirected(address: URL): Response | null {
    const detail = `The Host is not one this server answers for. Call ${api}.`;
    return isOurs(address) ? null : problem(421, 'Misdirected Request', detail);
  }

  async function answer(request: Request, peer: Peer): Promise<Response> {
    const url = new URL(request.url);
    const away = misdirected(url);
    if (away) return away;
    const complete = await readBody(request, MAX_BODY_BYTES);
    if (!complete) return contentTooLarge(MAX_BODY_BYTES);
    const place = placeOf(url.pathname);
    if (place.kind === 'nothing')
      return problem(404, 'Not Found', `Nothing has this address. The API is ${api}.`);
    const tenant = place.tenant ?? request.headers.get('practice-tenant');
    if (tenant !== null && !TENANT.test(tenant)) {
      return problem(
        400,
        'Bad Request',
        'Practice-Tenant must be 1 to 64 letters, digits, dots, hyphens or underscores.',
      );
    }
    const fault = place.kind === 'control' ? accessFault(complete, peer, secrets.controlSecret) : null;
    if (fault) return fault;
    const mayBegin = request.headers.get('sec-fetch-site') !== 'cross-site';
    if (!mayBegin && !worlds.has(tenant)) {
      const detail =
        'A page of another site may not begin a tenant. GET /__/counters of the tenant begins it.';
      return problem(403, 'Forbidden', detail);
    }
    const world = worlds.of(tenant);
    if (!world)
      return problem(
        503,
        'Service Unavailable',
        'There are 1000 tenants. DELETE /__/tenants/:id makes room.',
      );
    return place.kind === 'control'
      ? answerControl(complete, place.path, world, { worlds, sleep })
      : answerCall(world, callOf(complete, url, place, peer.hungUp ?? request.signal));
  }

  function callOf(
    request: Request,
    url: URL,
    place: Extract<Place, { kind: 'api' }>,
    hungUp: AbortSignal,
  ): Call {
    const { path, mount, tenant } = place;
    const address = url.origin + mount;
    const inner = innerAddress(path);
    // Where the path is the same, the request is as good as it came: to make another costs as much as its call.
    const isInner = LOOPBACK.has(url.hostname) && inner === `http://localhost${url.pathname}`;
    return {
      request: isInner ? request : new Request(inner + url.search, request),
      path,
      hungUp,
      address,
      issuer: tenant === null ? (settings.issuer ?? address) : address,
      isOurs: (iss: string) => iss === settings.issuer || isNameOf(iss, mount),
    };
  }

  function isNameOf(iss: string, mount: string): boolean {
    if (!URL.canParse(iss)) return false;
    const url = new URL(iss);
    return url.pathname === mount && iss === url.origin + mount && isOurs(url);
  }

  return {
    ...secrets,
    origin,
    api,
    issuer,
    metadata: `${origin}/.well-known/oauth-authorization-server${PRACTICE_PATH}`,
    settings,
    worlds,
    misdirected,
    async fetch(request, peer = LOCAL) {
      const response = isPreflight(request) ? preflightResponse() : await answer(request, peer);
      if (isCut(response)) return response;
      response.headers.set('Practice', 'key-or-token');
      return readableAnywhere(response);
    },
  };
}

/** Where the API itself looks for a path: at home, whichever name it was asked by. */
function innerAddress(path: string): string {
  if (path === '/.well-known/oauth-authorization-server') return `http://localhost${path}${PRACTICE_PATH}`;
  return path === '/' ? INNER : INNER + path;
}

/** Whoever names an interface or an issuer wants to be called by that name. */
function namesIn({ host, issuer }: GivenSettings): string[] {
  return [...(host === undefined ? [] : [host]), ...(issuer === undefined ? [] : [new URL(issuer).hostname])];
}

/** A name as the host of an address has it: in small letters, and an IPv6 address in brackets and shortened. */
function asInAddress(name: string): string {
  const address = `http://${name.includes(':') && !name.startsWith('[') ? `[${name}]` : name}`;
  return URL.canParse(address) ? new URL(address).hostname : name;
}

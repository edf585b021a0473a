import {
  createApi,
  type Api,
  type ApiConfig,
  type Ids,
  type ServerState,
  type Trace,
} from '../../../src/core/api/index.js';
import type { Clock, Random } from '../../../src/core/shared/index.js';

export const START = Date.UTC(2026, 0, 1);
export const ADMIN = bearer('demo-admin-secret');

/** mulberry32: the same seed gives the same bytes. */
export function seededRandom(seed = 1): Random {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 24;
  };
  return { bytes: (length) => Uint8Array.from({ length }, next) };
}

export class SettableClock implements Clock {
  at = START;
  now(): number {
    return this.at;
  }
  passSeconds(seconds: number): void {
    this.at += seconds * 1000;
  }
}

export interface CallOptions {
  headers?: Record<string, string>;
  json?: unknown;
  form?: Record<string, string> | string;
  body?: string;
}

export interface Harness {
  api: Api;
  clock: SettableClock;
  traces: Trace[];
  /** `call('GET /v1/orders', …)`; the path follows the issuer, a full address stands as it is. */
  call: (line: string, options?: CallOptions) => Promise<Response>;
  lastTrace: () => Trace;
}

export async function startApi(
  options: { config?: Partial<ApiConfig>; state?: ServerState; seed?: number; ids?: Ids } = {},
): Promise<Harness> {
  const clock = new SettableClock();
  const traces: Trace[] = [];
  // Counted names, so that a test can say them.
  const { config, state, seed, ids = 'counted' } = options;
  const api = await createApi({
    clock,
    random: seededRandom(seed),
    ids,
    observe: (trace) => traces.push(trace),
    ...(config && { config }),
    ...(state && { state }),
  });
  return {
    api,
    clock,
    traces,
    call: (line, init = {}) => api.fetch(requestOf(api.config.issuer, line, init)),
    lastTrace() {
      const trace = traces.at(-1);
      if (!trace) throw new Error('no request was made');
      return trace;
    },
  };
}

function requestOf(issuer: string, line: string, { headers, json, form, body }: CallOptions): Request {
  const [method = '', path = ''] = line.split(' ');
  const text =
    body ?? (form === undefined ? json && JSON.stringify(json) : String(new URLSearchParams(form)));
  return new Request(path.startsWith('/') ? issuer + path : path, {
    method,
    ...(typeof text === 'string' && { body: text }),
    headers: {
      ...(json !== undefined && { 'Content-Type': 'application/json' }),
      ...(form !== undefined && { 'Content-Type': 'application/x-www-form-urlencoded' }),
      ...headers,
    },
  });
}

export function bearer(credential: string): { Authorization: string } {
  return { Authorization: `Bearer ${credential}` };
}

export function basic(id: string, secret: string): { Authorization: string } {
  return { Authorization: `Basic ${btoa(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`)}` };
}

/** The members of a JSON answer, whatever they are. */
export async function members(response: Response): Promise<Record<string, unknown>> {
  return (await response.json()) as Record<string, unknown>;
}

export async function mintKey(harness: Harness, asked: object = {}): Promise<{ id: string; key: string }> {
  const { id, key } = await members(await harness.call('POST /v1/keys', { headers: ADMIN, json: asked }));
  return { id: String(id), key: String(key) };
}

/** `WWW-Authenticate` read strictly: one challenge, every value a quoted string (RFC 9110 section 11.2). */
export function challengeOf(response: Response): { scheme: string; parameters: Record<string, string> } {
  const header = response.headers.get('www-authenticate') ?? '';
  const one = /([a-z_]+)="([\x20-\x21\x23-\x5b\x5d-\x7e]*)"/;
  const whole = new RegExp(`^([A-Za-z]+) ${one.source}(?:, ${one.source})*$`);
  if (!whole.test(header)) throw new Error(`not a challenge: ${header}`);
  const pairs = [...header.matchAll(new RegExp(one, 'g'))].map(([, name, value]) => [name, value]);
  const parameters = Object.fromEntries(pairs) as Record<string, string>;
  const scheme = header.split(' ', 1).join();
  return { scheme, parameters };
}

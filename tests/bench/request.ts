import { Hono } from 'hono/tiny';
import { jwtVerify } from 'jose';
import { createApi, type Api } from '../../src/core/api/index.js';
import type { Alg } from '../../src/core/credentials/index.js';
import type { Benchmark, Figure, Goal } from './benchmark.js';
import { interleave, type Task, type Timing } from './interleave.js';
import { accessToken, ambient, apiKey, NO_LIMIT } from './world.js';

/** A request through the API, and the least that its credential and its answer cost without one. */
interface Case {
  variant: string;
  ours: Task;
  /** The credential alone: the signature checked, or the hash made and looked up. */
  credential: Task;
  /** The same Request through a route that answers the same Response. */
  route: Task;
  goal: Goal;
}

export const request: Benchmark = {
  name: 'request',
  title: 'An authenticated request through api.fetch, against its credential check plus an empty Hono route',
  unit: 'µs',
  hosts: ['node', 'chromium'],
  async run() {
    const figures = [];
    // One server after the other, as each would run by itself.
    for (const made of [await tokenCase('ES256'), await tokenCase('HS256'), await keyCase()]) {
      const { ours, credential, route } = made;
      const inTurn = async (): Promise<unknown> => [await credential(), await route()];
      figures.push(figureOf(made, await interleave({ ours, credential, route, inTurn })));
    }
    return figures;
  },
};

function figureOf(
  { variant, goal }: Case,
  { ours, credential, route, inTurn }: Record<'ours' | 'credential' | 'route' | 'inTurn', Timing>,
): Figure {
  const alone = [credential, route].map(({ quiet }) => quiet.toFixed(1)).join(' + ');
  const medians = [credential.median + route.median, ours.median].map((median) => median.toFixed(1));
  return {
    variant,
    value: ours.quiet,
    floor: credential.quiet + route.quiet,
    goal,
    note: `floor: ${alone}, in turn ${inTurn.quiet.toFixed(1)}; medians ${medians.join(' and ')}`,
  };
}

async function tokenCase(alg: Alg): Promise<Case> {
  const api = await createApi({ ...ambient(), config: { alg, limit: NO_LIMIT } });
  const token = await accessToken(api);
  const [key] = api.state.signingKeys.values();
  if (!key) throw new Error('createApi always provides a signing key');
  return {
    variant: alg,
    ...(await throughAndBeside(api, token)),
    credential: () => jwtVerify(token, key.verifyWith),
    goal: { kind: 'ratio', most: 1.2 },
  };
}

async function keyCase(): Promise<Case> {
  const api = await createApi({ ...ambient(), config: { limit: NO_LIMIT } });
  const key = await apiKey(api);
  const rows = api.state.apiKeys;
  return {
    variant: 'API key',
    ...(await throughAndBeside(api, key)),
    async credential() {
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key)));
      let hash = '';
      for (const byte of digest) hash += byte.toString(16).padStart(2, '0');
      if (!rows.has(hash)) throw new Error('the key is known');
    },
    goal: { kind: 'excess', most: 60 },
  };
}

async function throughAndBeside(api: Api, credential: string): Promise<Pick<Case, 'ours' | 'route'>> {
  const makeRequest = (): Request =>
    new Request('https://api.example/v1/orders', { headers: { Authorization: `Bearer ${credential}` } });
  const answered = await api.fetch(makeRequest());
  if (answered.status !== 200) throw new Error(`answered ${answered.status}`);

  const headers = Object.fromEntries(answered.headers);
  const body = await answered.text();
  const empty = new Hono().get('/v1/orders', () => new Response(body, { status: 200, headers }));
  return { ours: () => api.fetch(makeRequest()), route: async () => empty.fetch(makeRequest()) };
}

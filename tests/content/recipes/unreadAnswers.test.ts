import { describe, expect, test } from 'vitest';
import { keySet, verify } from '../../../src/content/recipes/accessToken.js';
import { proxy } from '../../../src/content/recipes/backendProxy.js';
import { signIn } from '../../../src/content/recipes/deviceFlow.js';
import { recipes } from '../../../src/content/recipes/index.js';
import { OnBehalf } from '../../../src/content/recipes/onBehalf.js';
import { Client, SignedOut, type Tokens } from '../../../src/content/recipes/refreshOnce.js';
import { cases, ISSUER, AUDIENCE, NOW } from './tables/accessToken.js';

/**
 * An answer that is neither read to its end nor given up holds its connection, and a server that is asked often runs out of
 * them. Each recipe that fetches is given every kind of answer here; none may be left open.
 */
interface Network {
  fetch: typeof fetch;
  /** How many answers came, and of how many the body still waits. */
  came: number;
  open: number;
}

interface Kind {
  status: number;
  type?: string;
  /** What is sent in pieces, with time between them, as over a network. */
  pieces: readonly string[];
}

function network({ status, type = 'application/json', pieces }: Kind): Network {
  const told: Network = { came: 0, open: 0, fetch: (() => Promise.resolve(answer())) as typeof fetch };
  return told;

  function answer(): Response {
    const rest = [...pieces];
    told.came += 1;
    told.open += 1;
    const body = new ReadableStream<Uint8Array>(
      {
        async pull(stream) {
          await new Promise((done) => setTimeout(done));
          const piece = rest.shift();
          if (piece !== undefined) return stream.enqueue(new TextEncoder().encode(piece));
          told.open -= 1;
          stream.close();
        },
        cancel: () => void (told.open -= 1),
      },
      { highWaterMark: 0 },
    );
    return new Response(body, { status, headers: { 'Content-Type': type } });
  }
}

const KINDS: Kind[] = [
  ...[200, 201, 400, 401, 402, 403, 404, 409, 410, 418, 422, 429, 500, 502, 503].flatMap((status) => [
    { status, pieces: ['{"error":', '"invalid_grant"}'] },
    { status, pieces: ['<html>', 'x'.repeat(2000), '</html>'], type: 'text/html' },
    { status, pieces: [] },
  ]),
  { status: 200, pieces: ['null'] },
  { status: 200, pieces: ['"', ...Array<string>(30).fill('x'.repeat(100_000)), '"'] },
];

const fail = (reason: Error) => (): Promise<Tokens> => Promise.reject(reason);
const renew = (): Promise<Tokens> => Promise.resolve({ accessToken: 'a2', refreshToken: 'r2' });

/** Calls through the recipe, and reads what it hands on. */
const CALLS: Record<string, (network: Network) => Promise<unknown>> = {
  'accessToken.ts': ({ fetch }) =>
    verify(String(cases[0]?.token), keySet('https://a.example/jwks', fetch), ISSUER, AUDIENCE, NOW * 1000),
  'backendProxy.ts': async ({ fetch }) => {
    const rule = { method: 'GET', path: '/orders', callFor: () => ({ path: '/orders' }) } as const;
    const server = { origin: 'https://a.example', key: 'k', allowed: [rule], userOf: () => 'ana' };
    const app = proxy({ ...server, fetch });
    await (await app.request('/api/orders', { headers: { 'X-Requested-With': 'page' } })).text();
  },
  'deviceFlow.ts': async ({ fetch }) => {
    const provider = { clientId: 'c', scope: 's', tokenEndpoint: 'https://a.example/token' };
    let now = 0;
    const begun = {
      device_code: 'd',
      user_code: 'U',
      verification_uri: 'https://a.example/',
      expires_in: 60,
    };
    await signIn(
      { ...provider, deviceEndpoint: 'https://a.example/device' },
      {
        fetch: (address, init) =>
          address.endsWith('token') ? fetch(address, init) : Promise.resolve(Response.json(begun)),
        show: () => undefined,
        sleep: (ms) => Promise.resolve((now += ms)),
        now: () => now,
      },
    );
  },
  'onBehalf.ts': ({ fetch }) => {
    const service = { tokenEndpoint: 'https://a.example/token', clientId: 'c', clientSecret: 's' };
    return new OnBehalf({ ...service, fetch }).tokenFor({ token: 't', exp: 1e11 }, { audience: 'b' }, 's');
  },
  'refreshOnce.ts': async ({ fetch }) => {
    for (const refresh of [renew, fail(new Error('offline')), fail(new SignedOut('ended'))])
      for (const body of [null, new Blob(['x']).stream()]) {
        const client = new Client({ accessToken: 'a1', refreshToken: 'r1' }, refresh, fetch, [
          'https://a.example',
        ]);
        const calls = [1, 2].map(() => client.call('https://a.example/x', { method: 'POST', body }));
        for (const call of await Promise.allSettled(calls))
          if (call.status === 'fulfilled') await call.value.text();
      }
  },
};

test('every recipe that fetches is asked', () => {
  const fetching = recipes.filter(({ code }) => /typeof (?:globalThis\.)?fetch|globalThis\.fetch/.test(code));
  expect(Object.keys(CALLS).sort()).toEqual(fetching.map(({ file }) => file).sort());
});

describe.each(Object.entries(CALLS))('%s leaves no answer unread', (_, call) => {
  test.each(KINDS.map((kind) => [kind.status, kind.type ?? 'JSON', kind] as const))(
    'of status %i and type %s',
    async (__, ___, kind) => {
      const net = network(kind);
      await call(net).catch(() => undefined);
      expect(net.came).toBeGreaterThan(0);
      expect(net.open).toBe(0);
    },
  );
});

import { createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { describe, expect, test } from 'vitest';
import { verify } from '../../../src/content/recipes/accessToken.js';
import { Denylist } from '../../../src/content/recipes/denylist.js';
import { Client, type Tokens } from '../../../src/content/recipes/refreshOnce.js';
import { startApi, START, type Harness } from '../../core/api/harness.js';
import { refresh, signIn, tokensOf } from '../../core/api/oauth.js';

/** The mock API as an outside service meets it: its keys, and a token it has issued. */
async function issued(): Promise<{
  harness: Harness;
  keys: ReturnType<typeof createLocalJWKSet>;
  access: string;
  refreshToken: string;
}> {
  const harness = await startApi({ config: { alg: 'ES256' } });
  const { access, refresh: refreshToken } = await signIn(harness);
  const set = (await (await harness.call('GET /.well-known/jwks.json')).json()) as JSONWebKeySet;
  return { harness, keys: createLocalJWKSet(set), access, refreshToken };
}

test('the verifier accepts what the mock API issues, and the denylist ends it', async () => {
  const { harness, keys, access } = await issued();
  const { issuer, audience } = harness.api.config;
  const claims = await verify(access, keys, issuer, String(audience), START);
  const list = new Denylist();
  expect(list.isRevoked(claims)).toBe(false);
  list.revoke(claims);
  expect(list.isRevoked(claims)).toBe(true);
  expect(list.isRevoked({ ...claims, jti: 'another' })).toBe(false);
  expect(list.isRevoked({ ...claims, iss: 'https://other.example' })).toBe(false);
});

describe('a client that refreshes', () => {
  /** The mock API, where the access token has just expired. */
  async function expired(): Promise<{ client: Client; refreshes: () => number }> {
    const { harness, access, refreshToken } = await issued();
    harness.clock.passSeconds(harness.api.config.accessTtlS + harness.api.config.leewayS);
    let count = 0;
    const renew = async (token: string): Promise<Tokens> => {
      count += 1;
      const answer = await refresh(harness, token);
      if (!answer.ok) throw new Error('sign in again');
      const { access: accessToken, refresh: next } = await tokensOf(answer);
      return { accessToken, refreshToken: next };
    };
    const send = ((address: string, init: RequestInit) =>
      harness.api.fetch(new Request(address, init))) as typeof fetch;
    return { client: new Client({ accessToken: access, refreshToken }, renew, send), refreshes: () => count };
  }

  test('does so once for ten calls at a time, and all of them are answered', async () => {
    const { client, refreshes } = await expired();
    const { issuer } = (await startApi()).api.config;
    const answers = await Promise.all(Array.from({ length: 10 }, () => client.call(`${issuer}/v1/orders`)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(refreshes()).toBe(1);
  });

  test('gives up where the refresh is refused, and tries anew on the next call', async () => {
    let tries = 0;
    const renew = (): Promise<Tokens> => Promise.reject(new Error(`refused ${(tries += 1)}`));
    const refuse = (() => Promise.resolve(new Response(null, { status: 401 }))) as typeof fetch;
    const client = new Client({ accessToken: 'a', refreshToken: 'r' }, renew, refuse);
    await expect(client.call('https://api.example/')).rejects.toThrow('refused 1');
    await expect(client.call('https://api.example/')).rejects.toThrow('refused 2');
  });

  test('does not try a third time', async () => {
    const sent: string[] = [];
    const refuse = ((_: string, { headers }: RequestInit) => {
      sent.push(new Headers(headers).get('Authorization') ?? '');
      return Promise.resolve(new Response(null, { status: 401 }));
    }) as typeof fetch;
    const client = new Client(
      { accessToken: 'a', refreshToken: 'r' },
      () => Promise.resolve({ accessToken: 'b', refreshToken: 's' }),
      refuse,
    );
    expect((await client.call('https://api.example/')).status).toBe(401);
    expect(sent).toEqual(['Bearer a', 'Bearer b']);
  });
});

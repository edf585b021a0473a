import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, type JSONWebKeySet } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { LEEWAY_S, LIFETIME_S, sign, verify } from '../../../src/content/recipes/accessToken.js';
import { Denylist } from '../../../src/content/recipes/denylist.js';
import { Client, type Tokens } from '../../../src/content/recipes/refreshOnce.js';
import { startApi, START, type Harness } from '../../core/api/harness.js';
import { refresh, signIn, tokensOf } from '../../core/api/oauth.js';

const NOW = Date.UTC(2026, 0, 1);
const GRANT = {
  issuer: 'https://issuer.example',
  audience: 'https://api.example',
  subject: 'user-ana',
  clientId: 'demo-app',
  scope: 'orders:read',
};

describe('an access token', () => {
  let keys: ReturnType<typeof createLocalJWKSet>;
  let privateKey: CryptoKey;
  let token: string;
  const check = (
    text: string,
    now = NOW,
    audience = GRANT.audience,
    issuer = GRANT.issuer,
  ): Promise<unknown> => verify(text, keys, issuer, audience, now);

  beforeAll(async () => {
    const pair = await generateKeyPair('ES256', { extractable: true });
    privateKey = pair.privateKey;
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'sig-1', alg: 'ES256' };
    keys = createLocalJWKSet({ keys: [jwk] });
    token = await sign(GRANT, privateKey, 'sig-1', NOW);
  });

  test('is accepted by the verifier it is meant for', async () => {
    expect(await check(token)).toMatchObject({
      sub: 'user-ana',
      client_id: 'demo-app',
      scope: 'orders:read',
    });
  });

  test('lives as long as it says, and the leeway', async () => {
    const ends = NOW + (LIFETIME_S + LEEWAY_S) * 1000;
    await expect(check(token, ends - 1000)).resolves.toBeTruthy();
    await expect(check(token, ends)).rejects.toMatchObject({ code: 'ERR_JWT_EXPIRED' });
  });

  test('is for one audience, and of one issuer, to the letter', async () => {
    await expect(check(token, NOW, 'https://other.example')).rejects.toMatchObject({ claim: 'aud' });
    await expect(check(token, NOW, GRANT.audience, `${GRANT.issuer}/`)).rejects.toMatchObject({
      claim: 'iss',
    });
  });

  test('is refused unsigned, changed, or with its algorithm changed', async () => {
    const [header = '', payload = '', signature = ''] = token.split('.');
    const none = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url');
    const hs = Buffer.from('{"alg":"HS256","typ":"at+jwt","kid":"sig-1"}').toString('base64url');
    const other = Buffer.from('{"sub":"user-eve"}').toString('base64url');
    for (const text of [
      `${none}.${payload}.`,
      `${hs}.${payload}.${signature}`,
      `${header}.${other}.${signature}`,
    ])
      await expect(check(text)).rejects.toThrow();
  });

  test.each(['JWT', undefined])('of type %s is no access token', async (typ) => {
    const jwt = new SignJWT({ client_id: 'demo-app' }).setProtectedHeader({
      alg: 'ES256',
      kid: 'sig-1',
      ...(typ && { typ }),
    });
    const text = await jwt
      .setIssuer(GRANT.issuer)
      .setAudience(GRANT.audience)
      .setSubject('user-ana')
      .setJti('1')
      .setIssuedAt(NOW / 1000)
      .setExpirationTime(NOW / 1000 + 60)
      .sign(privateKey);
    await expect(check(text)).rejects.toMatchObject({ claim: 'typ' });
  });

  test('without an expiry is refused', async () => {
    const text = await new SignJWT({ client_id: 'demo-app' })
      .setProtectedHeader({ alg: 'ES256', kid: 'sig-1', typ: 'at+jwt' })
      .setIssuer(GRANT.issuer)
      .setAudience(GRANT.audience)
      .setSubject('user-ana')
      .setJti('1')
      .setIssuedAt(NOW / 1000)
      .sign(privateKey);
    await expect(check(text)).rejects.toMatchObject({ claim: 'exp' });
  });
});

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

test('a denylist forgets what would be refused anyway, and not before', () => {
  const list = new Denylist();
  list.revoke({ iss: 'a', jti: '1', exp: NOW / 1000 });
  list.forget(NOW + 60_000);
  expect(list.size).toBe(1);
  list.forget(NOW + 61_000);
  expect(list.size).toBe(0);
  expect(() => list.revoke({ iss: 'a', exp: 1 })).toThrow('iss, jti, exp');
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

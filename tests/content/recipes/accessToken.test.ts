import { createLocalJWKSet, decodeJwt, errors, generateKeyPair } from 'jose';
import { describe, expect, test, vi } from 'vitest';
import {
  keySet,
  KeysUnavailable,
  LEEWAY_S,
  LIFETIME_S,
  sign,
  verify,
} from '../../../src/content/recipes/accessToken.js';
import { answersAlike } from './languages/alike.js';
import {
  AUDIENCE,
  cases,
  ISSUER,
  jwks,
  keySets,
  NOW,
  type Asked,
  type Input,
  type Steps,
  type Verdict,
} from './tables/accessToken.js';

const REMOTE = 'https://issuer.example/jwks.json';

async function ask({ token, issuer, audience, now, isDown, jwks: own }: Input): Promise<Verdict> {
  const keys = keySet(REMOTE, () =>
    isDown ? Promise.reject(new Error('unreachable')) : Promise.resolve(Response.json(own ?? jwks)),
  );
  try {
    await verify(token, keys, issuer, audience, now * 1000);
    return 'accepted';
  } catch (error) {
    if (error instanceof errors.JOSEError) return 'refused';
    if (error instanceof KeysUnavailable) return 'unavailable';
    if (error instanceof TypeError && error.message.startsWith('verify needs')) return 'misconfigured';
    throw error;
  }
}

/** Seconds of the recipe's own clock; the wall clock is set back by an hour after each step. */
async function step(steps: Steps['steps']): Promise<Asked> {
  vi.useFakeTimers({ toFake: ['Date'] });
  const asked = { answers: [] as string[], fetched: 0 };
  let [now, isDown] = [0, false];
  const issuer = (): Promise<Response> => {
    asked.fetched += 1;
    return isDown ? Promise.reject(new Error('unreachable')) : Promise.resolve(Response.json(jwks));
  };
  const keys = keySet(REMOTE, issuer, () => now * 1000);
  for (const { at, kid, isDown: isNowDown = false } of steps) {
    [now, isDown] = [at, isNowDown];
    const token = cases[0]?.token.replace(/^[^.]+/, headerOf(kid)) ?? '';
    const answer = verify(token, keys, ISSUER, AUDIENCE, NOW * 1000).catch((error: unknown) => error);
    const got = await answer;
    asked.answers.push(
      got instanceof KeysUnavailable
        ? 'unavailable'
        : got instanceof errors.JWKSNoMatchingKey
          ? 'unknown'
          : 'known',
    );
    vi.setSystemTime(Date.now() - 3_600_000);
  }
  vi.useRealTimers();
  return asked;
}

const headerOf = (kid: string): string =>
  Buffer.from(JSON.stringify({ alg: 'ES256', typ: 'at+jwt', kid })).toString('base64url');

answersAlike<Verdict | Asked, Input | Steps>(
  'accessToken',
  [...cases, ...keySets],
  (input) => ('steps' in input ? step(input.steps) : ask(input)),
  {
    needsJwt: true,
    shared: { jwks },
  },
);

describe('a token of the recipe', () => {
  const GRANT = {
    issuer: ISSUER,
    audience: AUDIENCE,
    subject: 'user-ana',
    clientId: 'demo-app',
    scope: 'orders:read',
  };

  test('is accepted for as long as it says, and the leeway', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    const token = await sign(GRANT, privateKey, 'sig-1', NOW * 1000);
    const check = (at: number): Promise<unknown> =>
      verify(token, () => publicKey, ISSUER, AUDIENCE, (NOW + at) * 1000);
    expect(await check(LIFETIME_S + LEEWAY_S - 1)).toMatchObject({ sub: 'user-ana', client_id: 'demo-app' });
    await expect(check(LIFETIME_S + LEEWAY_S)).rejects.toMatchObject({ code: 'ERR_JWT_EXPIRED' });
  });

  test('has a name of its own', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    const ids = await Promise.all(
      Array.from({ length: 20 }, async () => decodeJwt(await sign(GRANT, privateKey, 'sig-1')).jti),
    );
    expect(new Set(ids).size).toBe(20);
  });
});

describe('the key set of jose', () => {
  test.each([
    ['answers', () => Response.json(jwks), errors.JWKSNoMatchingKey],
    ['is down', () => new Response(null, { status: 503 }), KeysUnavailable],
    ['answers with a page', () => new Response('<html>'), KeysUnavailable],
  ])('asks an issuer that %s once for a hundred unknown kids in half a minute', async (_, answer, thrown) => {
    const [first] = cases;
    let fetched = 0;
    let now = 0;
    const keys = keySet(
      REMOTE,
      () => Promise.resolve((fetched++, answer())),
      () => now,
    );
    for (let index = 0; index < 100; index += 1) {
      const token = `${headerOf(`guess-${index}`)}.${String(first?.token).split('.').slice(1).join('.')}`;
      await expect(verify(token, keys, ISSUER, AUDIENCE, NOW * 1000)).rejects.toThrow(thrown);
    }
    expect(fetched).toBe(1);
    now += 30_000;
    await verify(String(first?.token), keys, ISSUER, AUDIENCE, NOW * 1000).catch(() => undefined);
    expect(fetched).toBe(answer().ok && thrown === errors.JWKSNoMatchingKey ? 1 : 2);
  });
});

test.each([
  ['answers 500', () => Promise.resolve(new Response(null, { status: 500 }))],
  ['answers with a page', () => Promise.resolve(new Response('<html>'))],
  ['answers with no set', () => Promise.resolve(Response.json({}))],
  ['does not answer in time', () => Promise.reject(new DOMException('late', 'TimeoutError'))],
])('an issuer that %s makes no token a wrong one', async (_, answer) => {
  const keys = keySet(REMOTE, answer);
  const [{ token = '' } = {}] = cases;
  await expect(verify(token, keys, ISSUER, AUDIENCE, NOW * 1000)).rejects.toThrow(KeysUnavailable);
});

test.each([undefined, null, 7, {}, [], ['a.b.c'], new Uint8Array(9)])(
  'what is no text is no token: %s',
  async (none) => {
    const verified = verify(none as unknown as string, () => expect.fail(), ISSUER, AUDIENCE);
    await expect(verified).rejects.toThrow(errors.JWSInvalid);
  },
);

test('no error holds the token, whatever is wrong with it', async () => {
  const keys = createLocalJWKSet(jwks as Parameters<typeof createLocalJWKSet>[0]);
  let refused = 0;
  for (const { token, answer } of cases.filter(({ token }) => token.length > 200)) {
    if (answer !== 'refused') continue;
    const message = await verify(token, keys, ISSUER, AUDIENCE, NOW * 1000).then(String, String);
    for (const part of token.split('.')) if (part.length > 20) expect(message).not.toContain(part);
    refused += 1;
  }
  expect(refused).toBeGreaterThan(100);
});

test.each([
  'http://issuer.example/jwks.json',
  'http://localhost.evil.example/jwks.json',
  'http://127.0.0.1.evil.example/',
  'ftp://issuer.example/jwks.json',
  'file:///etc/jwks.json',
  'data:application/json,{"keys":[]}',
  'issuer.example',
  '',
])('keys are not fetched from %j', (address) => {
  expect(() => keySet(address, () => expect.fail())).toThrow(TypeError);
});

test.each([
  'https://issuer.example:8443/x',
  'http://localhost:4000/x',
  'http://127.0.0.1/x',
  'http://[::1]:1/',
])('keys are fetched from %s', async (address) => {
  const asked: string[] = [];
  const keys = keySet(address, (url) => {
    asked.push(String(url));
    return Promise.resolve(Response.json(jwks));
  });
  await verify(String(cases[0]?.token), keys, ISSUER, AUDIENCE, NOW * 1000);
  expect(asked).toEqual([address]);
});

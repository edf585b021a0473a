import { createLocalJWKSet, decodeJwt, errors, generateKeyPair } from 'jose';
import { afterEach, describe, expect, test, vi } from 'vitest';
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
  type Input,
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

answersAlike(
  'accessToken',
  [...cases, ...keySets],
  (input) => ('steps' in input ? expect.fail() : ask(input)),
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
  afterEach(() => void vi.useRealTimers());

  test.each([
    ['answers', () => Response.json(jwks), errors.JWKSNoMatchingKey],
    ['is down', () => new Response(null, { status: 503 }), KeysUnavailable],
    ['answers with a page', () => new Response('<html>'), KeysUnavailable],
  ])('asks an issuer that %s once for a hundred unknown kids in half a minute', async (_, answer, thrown) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const [first] = cases;
    let fetched = 0;
    const keys = keySet(REMOTE, () => Promise.resolve((fetched++, answer())));
    for (let index = 0; index < 100; index += 1) {
      const header = Buffer.from(JSON.stringify({ alg: 'ES256', typ: 'at+jwt', kid: `guess-${index}` }));
      const token = `${header.toString('base64url')}.${String(first?.token).split('.').slice(1).join('.')}`;
      await expect(verify(token, keys, ISSUER, AUDIENCE, NOW * 1000)).rejects.toThrow(thrown);
    }
    expect(fetched).toBe(1);
    vi.setSystemTime(Date.now() + 30_000);
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

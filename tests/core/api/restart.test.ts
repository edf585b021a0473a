import { createRemoteJWKSet, customFetch, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import type { ApiConfig } from '../../../src/core/api/index.js';
import { ADMIN, bearer, members, mintKey, START, startApi, type Harness } from './harness.js';
import { signIn } from './oauth.js';

const ISSUER = 'https://api.example';

const startAgain = (seed: number, config: Partial<ApiConfig> = {}) =>
  startApi({ ids: 'random', seed, config: { statusList: true, ...config } });

/** Every name that one life of the API gives out. */
async function namesOf(harness: Harness): Promise<string[]> {
  const { access } = await signIn(harness);
  const claims = decodeJwt<{ status: { status_list: { uri: string } } }>(access);
  const { id, key } = await mintKey(harness);
  const order = await members(
    await harness.call('POST /v1/orders', { headers: bearer(key), json: { item: 'Ink', quantity: 1 } }),
  );
  const added = await members(await harness.call('POST /v1/signing-keys', { headers: ADMIN }));
  return [
    decodeProtectedHeader(access).kid,
    added['kid'],
    claims.jti,
    claims['sid'],
    claims.status.status_list.uri,
    id,
    order['id'],
  ].map(String);
}

test('no name comes again after a restart under the same issuer', async () => {
  const lives: string[] = [];
  for (const seed of [1, 2, 3]) lives.push(...(await namesOf(await startAgain(seed))));
  expect(new Set(lives).size).toBe(3 * 7);
});

test('every name has at least 128 random bits', async () => {
  for (const name of await namesOf(await startAgain(1))) {
    // 22 base62 characters: log2(62) · 22 = 131.
    expect(name).toMatch(/(^|=)[a-z]+[-_][0-9A-Za-z]{22}$/);
  }
});

test('names are random unless a replay asks for counted ones', async () => {
  const { createApi } = await import('../../../src/core/api/index.js');
  const { api, clock } = await startApi();
  const other = await createApi({ clock, random: { bytes: (length) => new Uint8Array(length).fill(7) } });
  expect([...api.state.signingKeys.keys()]).toEqual(['sig-1']);
  expect([...other.state.signingKeys.keys()]).toEqual([`sig-${'7'.repeat(22)}`]);
});

test('a verifier that kept the old key set fetches the new one, and takes new tokens', async () => {
  let harness = await startAgain(1);
  const keys = createRemoteJWKSet(new URL(`${ISSUER}/.well-known/jwks.json`), {
    cooldownDuration: 0,
    [customFetch]: (url, init) => harness.api.fetch(new Request(url, init)),
  });
  const verify = (token: string) =>
    jwtVerify(token, keys, { issuer: ISSUER, audience: ISSUER, currentDate: new Date(START) });
  const old = (await signIn(harness)).access;
  expect((await verify(old)).payload.iss).toBe(ISSUER);

  harness = await startAgain(2);
  const { access } = await signIn(harness);
  expect((await verify(access)).payload.jti).toBe(decodeJwt(access).jti);
  // The key that signed it is gone, and no other answers to its name.
  await expect(verify(old)).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' });
});

test('a list of revoked tokens from before holds no token from after', async () => {
  const [before, after] = [await startAgain(1), await startAgain(2)];
  const denied = new Set<string>();
  const places = new Set<string>();
  const placeOf = (token: string): string => JSON.stringify(decodeJwt<{ status: unknown }>(token).status);
  for (let count = 0; count < 5; count += 1) {
    const { access } = await signIn(before);
    denied.add(String(decodeJwt(access).jti));
    places.add(placeOf(access));
  }
  for (let count = 0; count < 5; count += 1) {
    const { access } = await signIn(after);
    expect(denied.has(String(decodeJwt(access).jti)) || places.has(placeOf(access))).toBe(false);
  }
});

test('the status list is of the address that tokens name', async () => {
  const harness = await startAgain(1);
  const { access } = await signIn(harness);
  const { uri } = decodeJwt<{ status: { status_list: { uri: string } } }>(access).status.status_list;
  const list = await (await harness.api.fetch(new Request(uri))).text();
  expect(decodeJwt(list).sub).toBe(uri);
});

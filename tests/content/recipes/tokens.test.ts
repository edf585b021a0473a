import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, type JSONWebKeySet } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { LEEWAY_S, LIFETIME_S, sign, verify } from '../../../src/content/recipes/accessToken.js';
import { Denylist } from '../../../src/content/recipes/denylist.js';
import { tokenEndpoint } from '../../../src/content/recipes/keyForToken.js';
import {
  claimsFor,
  isStillGood,
  signOutEverywhere,
  type User,
} from '../../../src/content/recipes/notBefore.js';
import { RefreshTokens } from '../../../src/content/recipes/refreshRotation.js';
import { members, startApi, START, type Harness } from '../../core/api/harness.js';
import { refresh, signIn } from '../../core/api/oauth.js';

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

test('a raised version ends all tokens of the user, a closed account too, and of nobody else', () => {
  const ana: User = { id: 'user-ana', tokenVersion: 1, isActive: true };
  const gil: User = { id: 'user-gil', tokenVersion: 1, isActive: true };
  const find = (id: string): User | undefined => [ana, gil].find((user) => user.id === id);
  const [before, other] = [claimsFor(ana), claimsFor(gil)];
  expect(isStillGood(before, find)).toBe(true);
  signOutEverywhere(ana);
  expect([isStillGood(before, find), isStillGood(claimsFor(ana), find), isStillGood(other, find)]).toEqual([
    false,
    true,
    true,
  ]);
  gil.isActive = false;
  expect(isStillGood(other, find)).toBe(false);
  expect(isStillGood({ sub: 'nobody', token_version: 1 }, find)).toBe(false);
  expect(isStillGood({}, find)).toBe(false);
});

describe('refresh tokens', () => {
  const S = 1000;

  test('work once each, and go on', () => {
    const tokens = new RefreshTokens();
    const first = tokens.begin(NOW);
    const second = tokens.refresh(first.token, NOW + S);
    expect(second.ok && tokens.refresh(second.token, NOW + 2 * S).ok).toBe(true);
  });

  test('let two tabs race, and end the family when one comes back later', () => {
    const tokens = new RefreshTokens();
    const { token } = tokens.begin(NOW);
    const one = tokens.refresh(token, NOW + S);
    const two = tokens.refresh(token, NOW + 2 * S);
    expect([one.ok, two.ok]).toEqual([true, true]);
    expect(tokens.refresh(token, NOW + 3 * S).ok).toBe(false);
    expect(two.ok && tokens.refresh(two.token, NOW + 4 * S).ok).toBe(false);
  });

  test('end the family for the grandparent, even within the grace', () => {
    const tokens = new RefreshTokens();
    const { token } = tokens.begin(NOW);
    const child = tokens.refresh(token, NOW);
    const grandchild = child.ok && tokens.refresh(child.token, NOW);
    expect(tokens.refresh(token, NOW).ok).toBe(false);
    expect(grandchild && grandchild.ok && tokens.refresh(grandchild.token, NOW).ok).toBe(false);
  });

  test('end by themselves: unused, or after their time, however often they were used', () => {
    const tokens = new RefreshTokens();
    const idle = tokens.begin(NOW);
    expect(tokens.refresh(idle.token, NOW + 14 * 86_400 * S).ok).toBe(false);
    const { token } = tokens.begin(NOW, 10 * S);
    const next = tokens.refresh(token, NOW + 9 * S);
    expect(next.ok && tokens.refresh(next.token, NOW + 10 * S).ok).toBe(false);
  });

  test('that nobody issued, or whose family was ended, are refused', () => {
    const tokens = new RefreshTokens();
    const { token, family } = tokens.begin(NOW);
    expect(tokens.refresh(`${family}.guess`, NOW).ok).toBe(false);
    expect(tokens.refresh('', NOW).ok).toBe(false);
    tokens.end(family);
    expect(tokens.refresh(token, NOW).ok).toBe(false);
  });

  test('answer as those of the mock API do: once, then invalid_grant', async () => {
    const { harness, refreshToken } = await issued();
    expect((await refresh(harness, refreshToken)).status).toBe(200);
    harness.clock.passSeconds(120);
    const again = await refresh(harness, refreshToken);
    expect([again.status, (await members(again))['error']]).toEqual([400, 'invalid_grant']);
  });
});

describe('a key swapped for a token', () => {
  const KEY_TYPE = 'https://api.example/#api-key';
  const rows = new Map([
    ['kot_demo_1', { id: 'key_1', customer: 'acme', scopes: ['orders:read', 'orders:write'] }],
  ]);
  const app = tokenEndpoint({
    keyType: KEY_TYPE,
    findKey: (key) => rows.get(key),
    sign: (subject, scope, keyId) => Promise.resolve([subject, scope, keyId].join('|')),
    lifetimeS: 300,
  });
  const swap = (changes: Record<string, string> = {}): Promise<Response> =>
    Promise.resolve(
      app.request('/token', {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
          subject_token_type: KEY_TYPE,
          subject_token: 'kot_demo_1',
          ...changes,
        }),
      }),
    );

  test('carries the key’s scopes, or fewer, and its id', async () => {
    const answer = await swap({ scope: 'orders:read' });
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(await answer.json()).toEqual({
      access_token: 'acme|orders:read|key_1',
      issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      token_type: 'Bearer',
      expires_in: 300,
      scope: 'orders:read',
    });
    expect(await (await swap()).json()).toMatchObject({ scope: 'orders:read orders:write' });
  });

  test.each([
    ['another grant', { grant_type: 'password' }, 'unsupported_grant_type'],
    ['another kind of token', { subject_token_type: 'x' }, 'invalid_request'],
    ['a key that is none', { subject_token: 'kot_demo_2' }, 'invalid_request'],
    ['more than the key may', { scope: 'admin:all' }, 'invalid_scope'],
  ])('is refused for %s', async (_, changes, error) => {
    const answer = await swap(changes);
    expect([answer.status, await answer.json()]).toEqual([400, { error }]);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
  });
});

import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { verify } from '../../../src/content/recipes/accessToken.js';
import { tokenEndpoint, type Exchange } from '../../../src/content/recipes/keyForToken.js';
import { startApi, members, mintKey } from '../../core/api/harness.js';

const NOW = Date.UTC(2026, 0, 1);
const KEY_TYPE = 'https://api.example/#api-key';
const GRANT = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';
const KEY = 'kot_demo_1';
const ACME = { id: 'key_1', customer: 'acme', scopes: ['orders:read', 'orders:write'] };

type Row = NonNullable<Awaited<ReturnType<Exchange['findKey']>>>;
let signed: unknown[][] = [];

function endpoint(row: Partial<Row> = {}, changes: Partial<Exchange> = {}): ReturnType<typeof tokenEndpoint> {
  signed = [];
  return tokenEndpoint({
    keyType: KEY_TYPE,
    findKey: (key) => (key === KEY ? { ...ACME, ...row } : undefined),
    sign: (...grant) => {
      signed.push(grant);
      return Promise.resolve('token');
    },
    lifetimeS: 300,
    now: () => NOW,
    ...changes,
  });
}

const GOOD = { grant_type: GRANT, subject_token_type: KEY_TYPE, subject_token: KEY };

async function swap(
  changes: Record<string, string> | [string, string][] = {},
  app = endpoint(),
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Record<string, unknown>; headers: Headers }> {
  const extra = Array.isArray(changes) ? changes : [];
  const body = new URLSearchParams({ ...GOOD, ...(Array.isArray(changes) ? {} : changes) });
  for (const [name, value] of extra) body.append(name, value);
  const answer = await app.request('/token', {
    method: 'POST',
    body: String(body),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
  });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : { text },
  };
}

describe('a key swapped for a token', () => {
  test('gives one with the key’s scopes, its customer and its id', async () => {
    const { status, body, headers } = await swap();
    expect([status, body]).toEqual([
      200,
      {
        access_token: 'token',
        issued_token_type: ACCESS_TOKEN,
        token_type: 'Bearer',
        expires_in: 300,
        scope: 'orders:read orders:write',
      },
    ]);
    expect(signed).toEqual([['acme', 'orders:read orders:write', 'key_1', 300, undefined]]);
    expect([headers.get('Cache-Control'), headers.get('Pragma')]).toEqual(['no-store', 'no-cache']);
  });

  test.each([
    ['fewer', 'orders:read', 'orders:read'],
    ['the same one twice', 'orders:read orders:read', 'orders:read'],
    ['none, which counts as not asked', '', 'orders:read orders:write'],
  ])('gives the scopes that were asked for: %s', async (_, scope, given) => {
    expect((await swap({ scope })).body).toMatchObject({ scope: given });
  });

  test.each([
    'admin:all',
    'orders:read admin:all',
    'ORDERS:READ',
    'orders',
    'orders:*',
    'orders:read,orders:write',
    'orders:read  orders:write',
    ' orders:read',
    'orders:read\torders:write',
    '__proto__',
    'constructor',
  ])('never gives more than the key may: %s', async (scope) => {
    expect((await swap({ scope })).body).toEqual({ error: 'invalid_scope' });
    expect(signed).toEqual([]);
  });

  test('gives nothing to a key without scopes', async () => {
    expect((await swap({}, endpoint({ scopes: [] }))).body).toEqual({ error: 'invalid_scope' });
  });

  test.each<[number | null | undefined, number]>([
    [null, 300],
    [undefined, 300],
    [NOW + 3_600_000, 300],
    [NOW + 90_999, 90],
    [NOW + 1000, 1],
  ])('does not outlive the key: one that ends at %s', async (expiresAt, lifetime) => {
    const { body } = await swap({}, endpoint(expiresAt === undefined ? {} : { expiresAt }));
    expect(body).toMatchObject({ expires_in: lifetime });
    expect(signed[0]?.[3]).toBe(lifetime);
  });

  test.each([NOW + 999, NOW, NOW - 1, NaN, -Infinity])(
    'is refused at the end of the key: %s',
    async (expiresAt) => {
      expect((await swap({}, endpoint({ expiresAt }))).body).toEqual({ error: 'invalid_request' });
      expect(signed).toEqual([]);
    },
  );

  test.each<[string, Record<string, string> | [string, string][], string]>([
    ['another grant', { grant_type: 'password' }, 'unsupported_grant_type'],
    ['no grant', { grant_type: '' }, 'invalid_request'],
    ['another kind of token', { subject_token_type: 'x' }, 'invalid_request'],
    ['a token of ours, to go on for ever', { subject_token_type: ACCESS_TOKEN }, 'invalid_request'],
    ['another kind asked for', { requested_token_type: 'urn:x' }, 'invalid_request'],
    ['a key that is none', { subject_token: 'kot_demo_2' }, 'invalid_request'],
    ['no key', { subject_token: '' }, 'invalid_request'],
    ['an actor, who would be missing from the token', { actor_token: 'x' }, 'invalid_request'],
    [
      'a scope twice',
      [
        ['scope', 'orders:read'],
        ['scope', 'orders:write'],
      ],
      'invalid_request',
    ],
    ['a key twice', [['subject_token', KEY]], 'invalid_request'],
    ['a grant twice', [['grant_type', 'password']], 'invalid_request'],
  ])('is refused for %s', async (_, changes, error) => {
    const { status, body, headers } = await swap(changes);
    expect([status, body]).toEqual([400, { error }]);
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(signed).toEqual([]);
  });

  test.each(['application/json', 'text/plain', 'multipart/form-data', 'application/x-www-form-urlencodedx'])(
    'is refused as %s',
    async (type) => {
      expect((await swap({}, endpoint(), { 'Content-Type': type })).body).toEqual({
        error: 'invalid_request',
      });
    },
  );

  test('is taken as a form of any case, with a charset', async () => {
    const type = 'Application/X-WWW-Form-Urlencoded; charset=UTF-8';
    expect((await swap({}, endpoint(), { 'Content-Type': type })).status).toBe(200);
  });

  test('of a megabyte is refused unread', async () => {
    const { status, headers } = await swap({ subject_token: 'a'.repeat(1_000_000) });
    expect([status, headers.get('Cache-Control'), signed]).toEqual([413, 'no-store', []]);
  });

  test('is not given out for a key in the address, where logs would keep it', async () => {
    const answer = await endpoint().request(`/token?${String(new URLSearchParams(GOOD))}`, {
      method: 'POST',
    });
    expect(answer.status).toBe(400);
    expect((await endpoint().request(`/token?${String(new URLSearchParams(GOOD))}`)).status).toBe(404);
  });
});

describe('the API that a token is for', () => {
  const two = { audiences: ['https://orders.example', 'https://billing.example'] };

  test.each<[string, [string, string][], string]>([
    ['not named', [], 'https://orders.example'],
    ['named', [['audience', 'https://billing.example']], 'https://billing.example'],
    ['named as a resource', [['resource', 'https://billing.example']], 'https://billing.example'],
    [
      'named in both ways',
      [
        ['resource', 'https://billing.example'],
        ['audience', 'https://billing.example'],
      ],
      'https://billing.example',
    ],
  ])('is one of ours: %s', async (_, changes, audience) => {
    expect((await swap(changes, endpoint({}, two))).status).toBe(200);
    expect(signed[0]?.[4]).toBe(audience);
  });

  test.each<[string, [string, string][]]>([
    ['somebody else’s', [['audience', 'https://evil.example']]],
    ['one of ours and a slash', [['audience', 'https://billing.example/']]],
    [
      'two',
      [
        ['audience', 'https://billing.example'],
        ['audience', 'https://orders.example'],
      ],
    ],
    [
      'two in two ways',
      [
        ['audience', 'https://billing.example'],
        ['resource', 'https://orders.example'],
      ],
    ],
  ])('is refused where it is %s', async (_, changes) => {
    expect((await swap(changes, endpoint({}, two))).body).toEqual({ error: 'invalid_target' });
    expect(signed).toEqual([]);
  });

  test('cannot be asked for where there is no choice', async () => {
    expect((await swap({ audience: 'https://api.example' })).body).toEqual({ error: 'invalid_target' });
  });
});

test('whoever tries too often waits, and no key is looked up', async () => {
  let looked = 0;
  const waits = [0, 12.3];
  const app = endpoint({}, { waitS: () => waits.shift() ?? 0, findKey: () => void (looked += 1) });
  expect((await swap({}, app)).status).toBe(400);
  const { status, headers } = await swap({}, app);
  expect([status, headers.get('Retry-After'), headers.get('Cache-Control'), looked]).toEqual([
    429,
    '13',
    'no-store',
    1,
  ]);
});

test('the token passes the verifier of its API, until the key ends and no longer', async () => {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'sig', alg: 'ES256' }] });
  const app = endpoint(
    { expiresAt: NOW + 60_000 },
    {
      audiences: ['https://orders.example'],
      sign: (subject, scope, keyId, lifetimeS, audience = '') =>
        new SignJWT({ client_id: subject, scope, key_id: keyId })
          .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'sig' })
          .setIssuer('https://issuer.example')
          .setAudience(audience)
          .setSubject(subject)
          .setIssuedAt(NOW / 1000)
          .setExpirationTime(NOW / 1000 + lifetimeS)
          .setJti('1')
          .sign(privateKey),
    },
  );
  const token = String((await swap({}, app)).body['access_token']);
  const check = (audience: string, now: number): Promise<unknown> =>
    verify(token, keys, 'https://issuer.example', audience, now);
  expect(await check('https://orders.example', NOW)).toMatchObject({ sub: 'acme', key_id: 'key_1' });
  await expect(check('https://billing.example', NOW)).rejects.toMatchObject({ claim: 'aud' });
  await expect(check('https://orders.example', NOW + 120_000)).rejects.toMatchObject({ claim: 'exp' });
});

test('answers as the mock API does to the same mistakes', async () => {
  const harness = await startApi();
  const { key } = await mintKey(harness, { scopes: ['orders:read'] });
  const theirs = { client_id: 'demo-app', grant_type: GRANT, subject_token: key };
  const type = 'https://keyortoken.example/#token-type-api-key';
  const cases: [Record<string, string>, Record<string, string>][] = [
    [{}, { subject_token_type: type }],
    [{ scope: 'admin:all' }, { subject_token_type: type, scope: 'admin:all' }],
    [{ subject_token_type: 'urn:x' }, { subject_token_type: 'urn:x' }],
    [{ subject_token: 'kot_demo_2' }, { subject_token_type: type, subject_token: `${key}x` }],
    [{ audience: 'https://evil.example' }, { subject_token_type: type, audience: 'https://evil.example' }],
  ];
  for (const [ours, mock] of cases) {
    const [mine, answer] = [
      await swap(ours),
      await harness.call('POST /oauth/token', { form: { ...theirs, ...mock } }),
    ];
    expect([ours, mine.status, mine.body['error']]).toEqual([
      ours,
      answer.status,
      (await members(answer))['error'],
    ]);
  }
});

test.each(['orders', 'orders:read', 'o', 'orders:read orders:write'])(
  'a key whose scopes are one text by mistake gives nothing to who asks for %s',
  async (scope) => {
    const app = endpoint({ scopes: 'orders:read orders:write' as unknown as string[] });
    const { status, body } = await swap({ scope }, app);
    expect([status, body['access_token'], signed]).toEqual([500, undefined, []]);
  },
);

import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkApiKey } from '../../../src/content/recipes/apiKeyCheck.js';
import { hashOf, mintApiKey } from '../../../src/content/recipes/apiKeyMint.js';
import { take } from '../../../src/content/recipes/limitPerKey.js';
import { rotate, stillUsed, type Key } from '../../../src/content/recipes/rotateWithOverlap.js';
import { reports, type Found } from '../../../src/content/recipes/secretScanning.js';
import { ADMIN, members, startApi } from '../../core/api/harness.js';

const NOW = Date.UTC(2026, 0, 1);

describe('a key that was minted', () => {
  const { key, row } = mintApiKey('acme', ['orders:read'], NOW, NOW + 1000);
  const rows = new Map([[row.hash, row]]);
  const check = (
    authorization: string | null,
    scope = 'orders:read',
    now = NOW,
  ): ReturnType<typeof checkApiKey> => checkApiKey(authorization, scope, rows, now);

  test('is nowhere in its row, and never the same', () => {
    expect(JSON.stringify(row)).not.toContain(key);
    expect(row.hash).toBe(hashOf(key));
    expect(mintApiKey('acme', [], NOW).key).not.toBe(key);
  });

  test('is let in, and its use is noted', () => {
    expect(check(`Bearer ${key}`)).toMatchObject({ ok: true, row: { customer: 'acme', lastUsedAt: NOW } });
  });

  test.each([
    ['none at all', null, 'Bearer realm="api"'],
    ['one changed letter', `Bearer ${key.slice(0, -1)}!`, 'Bearer realm="api", error="invalid_token"'],
    ['another scheme', `Basic ${key}`, 'Bearer realm="api", error="invalid_token"'],
  ])('is refused as 401: %s', (_, authorization, challenge) => {
    expect(check(authorization)).toEqual({ ok: false, status: 401, challenge });
  });

  test('is refused from its expiry on', () => {
    expect(check(`Bearer ${key}`, 'orders:read', NOW + 999).ok).toBe(true);
    expect(check(`Bearer ${key}`, 'orders:read', NOW + 1000)).toMatchObject({ ok: false, status: 401 });
  });

  test('may not do what its scopes leave out', () => {
    expect(check(`Bearer ${key}`, 'orders:write')).toEqual({
      ok: false,
      status: 403,
      challenge: 'Bearer error="insufficient_scope", scope="orders:write"',
    });
  });
});

test('the recipe and the mock API answer alike', async () => {
  const { call } = await startApi();
  const { row, key } = mintApiKey('acme', ['orders:read'], NOW);
  const rows = new Map([[row.hash, row]]);
  const minted = await call('POST /v1/keys', { headers: ADMIN, json: { scopes: ['orders:read'] } });
  const theirs = String((await members(minted))['key']);
  const cases: [line: string, scope: string, ours: string | null, api: Record<string, string>][] = [
    ['GET /v1/orders', 'orders:read', `Bearer ${key}`, { Authorization: `Bearer ${theirs}` }],
    ['GET /v1/orders', 'orders:read', null, {}],
    ['GET /v1/orders', 'orders:read', `Bearer ${key}x`, { Authorization: `Bearer ${theirs}x` }],
    ['POST /v1/orders', 'orders:write', `Bearer ${key}`, { Authorization: `Bearer ${theirs}` }],
  ];
  for (const [line, scope, authorization, headers] of cases) {
    const checked = checkApiKey(authorization, scope, rows, NOW);
    const answer = await call(line, {
      headers,
      ...(line.startsWith('POST') && { json: { item: 'Ink', quantity: 1 } }),
    });
    expect([line, checked.ok ? 200 : checked.status]).toEqual([
      line,
      answer.status === 201 ? 200 : answer.status,
    ]);
    const error = /error="(\w+)"/;
    if (!checked.ok)
      expect(error.exec(checked.challenge)?.[1]).toBe(
        error.exec(answer.headers.get('WWW-Authenticate') ?? '')?.[1],
      );
  }
});

describe('a limit', () => {
  const limit = { requests: 2, windowS: 10 };

  test('lets as many calls through as it says, and says when the next one may come', () => {
    const buckets = new Map();
    const ask = (at: number): ReturnType<typeof take> => take('acme', limit, buckets, NOW + at);
    expect([ask(0).allowed, ask(0).allowed]).toEqual([true, true]);
    const refused = ask(0);
    expect(refused).toMatchObject({ allowed: false, headers: { 'Retry-After': '5' } });
    expect(ask(4999).allowed).toBe(false);
    expect(ask(5000)).toMatchObject({ allowed: true });
    expect(refused.headers['RateLimit-Policy']).toBe('"customer";q=2;w=10');
  });

  test('is counted for each customer, whatever key they come with', () => {
    const buckets = new Map();
    for (let call = 0; call < 3; call += 1) take('acme', limit, buckets, NOW);
    expect(take('globex', limit, buckets, NOW).allowed).toBe(true);
  });
});

describe('a rotation', () => {
  const key = (id: string, expiresAt: number | null = null): Key => ({
    id,
    customer: 'acme',
    expiresAt,
    replacedBy: null,
  });

  test('gives the old key its overlap, and never more than its own time', () => {
    expect(rotate(key('a'), key('b'), 'routine', 60, NOW)).toBe(NOW + 60_000);
    expect(rotate(key('a', NOW + 1000), key('b'), 'routine', 60, NOW)).toBe(NOW + 1000);
  });

  test('gives an exposed one none', () => {
    const old = key('a');
    expect(rotate(old, key('b'), 'exposed', 86_400, NOW)).toBe(NOW);
    expect(old).toMatchObject({ expiresAt: NOW, replacedBy: 'b' });
  });

  test('says who still calls with the old one', () => {
    const old = { ...key('a'), replacedBy: 'b', lastUsedAt: NOW };
    expect(stillUsed([old, { ...key('b'), lastUsedAt: NOW }], NOW - 1000)).toEqual(['acme']);
    expect(() => rotate(key('a'), { ...key('b'), customer: 'globex' }, 'routine', 0, NOW)).toThrow();
  });
});

describe('a report of found secrets', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const found: Found[] = [
    { token: 'kot_demo_ours', type: 'kot_key', url: 'https://code.example/1', source: 'commit' },
    { token: 'kot_demo_other', type: 'kot_key', url: 'https://code.example/2', source: 'commit' },
  ];

  async function report(
    body: string,
    signed = body,
    keyId = 'k1',
  ): Promise<{ status: number; revoked: string[]; told: number }> {
    const revoked: string[] = [];
    let told = 0;
    const app = reports({
      publicKey: (id) => Promise.resolve(id === 'k1' ? pem : undefined),
      revoke: (token) => Promise.resolve(token === 'kot_demo_ours' && revoked.push(token) > 0),
      tellOwner: () => Promise.resolve(void (told += 1)),
    });
    const signature = sign('sha256', Buffer.from(signed), privateKey).toString('base64');
    const { status } = await app.request('/secret-scanning', {
      method: 'POST',
      headers: { 'Github-Public-Key-Identifier': keyId, 'Github-Public-Key-Signature': signature },
      body,
    });
    return { status, revoked, told };
  }

  test('revokes what is ours, and tells its owner', async () => {
    expect(await report(JSON.stringify(found))).toEqual({ status: 204, revoked: ['kot_demo_ours'], told: 1 });
  });

  test.each([
    ['a body that was changed', () => report(JSON.stringify(found), '[]')],
    ['a key that is not published', () => report(JSON.stringify(found), undefined, 'k2')],
  ])('does nothing for %s', async (_, ask) => {
    expect(await ask()).toEqual({ status: 401, revoked: [], told: 0 });
  });

  test('can end a key of the mock API', async () => {
    const { call } = await startApi();
    const { id, key } = await members(await call('POST /v1/keys', { headers: ADMIN, json: {} }));
    const app = reports({
      publicKey: () => Promise.resolve(pem),
      revoke: async (token) =>
        token === key && (await call(`DELETE /v1/keys/${String(id)}`, { headers: ADMIN })).ok,
      tellOwner: () => Promise.resolve(),
    });
    const body = JSON.stringify([{ ...found[0], token: key }]);
    const signature = sign('sha256', Buffer.from(body), privateKey).toString('base64');
    await app.request('/secret-scanning', {
      method: 'POST',
      headers: { 'Github-Public-Key-Signature': signature },
      body,
    });
    expect(
      (await call('GET /v1/orders', { headers: { Authorization: `Bearer ${String(key)}` } })).status,
    ).toBe(401);
  });
});

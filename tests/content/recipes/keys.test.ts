import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { take } from '../../../src/content/recipes/limitPerKey.js';
import { rotate, stillUsed, type Key } from '../../../src/content/recipes/rotateWithOverlap.js';
import { reports, type Found } from '../../../src/content/recipes/secretScanning.js';
import { ADMIN, members, startApi } from '../../core/api/harness.js';

const NOW = Date.UTC(2026, 0, 1);

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

import { describe, expect, test } from 'vitest';
import { checkApiKey } from '../../../src/content/recipes/apiKeyCheck.js';
import { hashOf, mintApiKey } from '../../../src/content/recipes/apiKeyMint.js';
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

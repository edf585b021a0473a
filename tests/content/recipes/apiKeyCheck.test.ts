import { expect, test } from 'vitest';
import { checkApiKey } from '../../../src/content/recipes/apiKeyCheck.js';
import { mintApiKey } from '../../../src/content/recipes/apiKeyMint.js';
import { ADMIN, members, startApi } from '../../core/api/harness.js';
import { answersAlike } from './languages/alike.js';
import { cases, KEY, MINTED, NOW, type Answer, type Input } from './tables/apiKeyCheck.js';

type Row = typeof MINTED;

class Counted extends Map<string, Row> {
  reads = 0;
  override get(hash: string): Row | undefined {
    this.reads += 1;
    return super.get(hash);
  }
}

function ask({ authorization, scope, now, hash, row: changed }: Input): Answer {
  const row = { ...MINTED, ...changed } as Row;
  const rows = new Counted([[hash, row]]);
  const checked = checkApiKey(authorization, scope, rows, now);
  return {
    status: checked.ok ? 200 : checked.status,
    challenge: checked.ok ? null : checked.challenge,
    used: row.lastUsedAt === now,
    reads: rows.reads,
  };
}

answersAlike('apiKeyCheck', cases, ask);

test('scopes that are one text by mistake let nobody in who holds a part of it', () => {
  const row = { ...MINTED, scopes: 'orders:read orders:write' as unknown as string[] };
  expect(() => checkApiKey(`Bearer ${KEY}`, 'orders', new Map([[row.hash, row]]), NOW)).toThrow(TypeError);
});

test('a row that lacks a column is no key', () => {
  for (const column of ['expiresAt', 'revokedAt']) {
    const row = { ...MINTED, [column]: undefined } as unknown as Row;
    const checked = checkApiKey(`Bearer ${KEY}`, 'orders:read', new Map([[row.hash, row]]), NOW);
    expect([column, checked.ok]).toEqual([column, false]);
  }
});

test('the recipe and the mock API answer alike', async () => {
  const { call } = await startApi();
  const { row, key } = mintApiKey('acme', ['orders:read'], NOW);
  const rows = new Map([[row.hash, row]]);
  const minted = await call('POST /v1/keys', { headers: ADMIN, json: { scopes: ['orders:read'] } });
  const theirs = String((await members(minted))['key']);
  const read = ['GET /v1/orders', 'orders:read'] as const;
  const cases: [line: string, scope: string, header: ((key: string) => string) | null][] = [
    [...read, (mine) => `Bearer ${mine}`],
    [...read, (mine) => `bearer   ${mine}`],
    [...read, null],
    [...read, () => ''],
    [...read, (mine) => `Basic ${btoa(`${mine}:`)}`],
    [...read, (mine) => `ApiKey ${mine}`],
    [...read, (mine) => mine],
    [...read, (mine) => `Bearer\t${mine}`],
    [...read, () => 'Bearer'],
    [...read, (mine) => `Bearer ${mine} ${mine}`],
    [...read, (mine) => `Bearer ${mine}, Bearer ${mine}`],
    [...read, (mine) => `Bearer ${mine}x`],
    [...read, (mine) => `Bearer ${mine.toUpperCase()}`],
    ['POST /v1/orders', 'orders:write', (mine) => `Bearer ${mine}`],
  ];
  const error = /error="(\w+)"/;
  for (const [line, scope, header] of cases) {
    const checked = checkApiKey(header && header(key), scope, rows, NOW);
    const answer = await call(line, {
      headers: header ? { Authorization: header(theirs) } : {},
      ...(line.startsWith('POST') && { json: { item: 'Ink', quantity: 1 } }),
    });
    const ours = checked.ok ? [200, undefined] : [checked.status, error.exec(checked.challenge)?.[1]];
    expect([header?.('KEY'), ...ours]).toEqual([
      header?.('KEY'),
      answer.status,
      error.exec(answer.headers.get('WWW-Authenticate') ?? '')?.[1],
    ]);
  }
});

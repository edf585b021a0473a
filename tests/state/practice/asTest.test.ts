import { expect, test } from 'vitest';
import {
  addFault,
  advance,
  end,
  rotateSigningKey,
  signOut,
} from '../../../src/state/practice/steer/action.js';
import { testOf } from '../../../src/state/practice/steer/asTest.js';

const named = { masked: '…', issued_at: null, expires_at: null, subject: null };
const key = { ...named, id: 'cred-1', kind: 'api_key', client: null } as const;
const token = { ...named, id: 'cred-2', kind: 'access_token', client: 'demo-backend' } as const;

/** What it calls, it calls by these names: the module itself stands in for the package. */
async function run(text: string): Promise<number[]> {
  const { createPracticeApi } = await import('../../../src/hosts/package/index.js');
  const { transformWithOxc } = await import('vite');
  const { code } = await transformWithOxc(text.replace(/^import .*$/gm, ''), 'copied.ts');
  let body: () => Promise<void> = () => Promise.resolve();
  let found: number[] = [];
  const tools = {
    createPracticeApi,
    test: (_: string, copied: () => Promise<void>) => (body = copied),
    expect: (statuses: number[]) => ({ toMatchInlineSnapshot: () => (found = statuses) }),
  };
  // What a person would paste is what is to be run.
  const define = new Function(...Object.keys(tools), code) as (...given: unknown[]) => void;
  define(...Object.values(tools));
  await body();
  return found;
}

test.each([
  ['a key that is revoked', [end('revoke', key)], [200, 401]],
  ['a token that expires, and a fault', [end('expire', token), addFault('503', '/v1/*')], [200, 401, 503]],
  ['a clock that is moved', [advance('PT1H', '1 h')], [200, 401]],
  ['a new signing key, and somebody signed out', [rotateSigningKey(), signOut('user-ana')], [200, 200, 200]],
])('the test that is copied runs: %s', async (_, actions, statuses) => {
  expect(await run(testOf(actions))).toEqual(statuses);
});

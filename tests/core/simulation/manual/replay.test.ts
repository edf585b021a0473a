import fc from 'fast-check';
import { expect, test } from 'vitest';
import { replay, type Run, type RunFile } from '../../../../src/core/simulation/index.js';
import { revokeBoth } from '../harness.js';
import {
  ADMIN,
  authorize,
  bearer,
  call,
  exchangeCode,
  mintKey,
  post,
  signIn,
  underWay,
  VERIFIER,
  withoutBytes,
} from './harness.js';

/** What somebody at the console may do, with what earlier steps brought. */
interface Hand {
  keys: string[];
  tokens: string[];
  refreshTokens: string[];
  codes: string[];
}
type Step = (run: Run, hand: Hand) => Promise<unknown>;

const last = (list: readonly string[]): string => list.at(-1) ?? 'nothing-yet-0123456789';

const STEPS: Record<string, Step> = {
  mint: async (run, { keys }) => keys.push((await mintKey(run, { customer: 'acme' })).key),
  mintShort: async (run, { keys }) => keys.push((await mintKey(run, { expires_in: 20 })).key),
  orders: (run, { keys }) => call(run, '/v1/orders', bearer(last(keys))),
  typo: (run, { keys }) =>
    call(run, '/v1/orders', { headers: { 'X-API-Key': `${last(keys).slice(0, -1)}!` } }),
  revokeKey: (run) => call(run, '/v1/keys/key_1', { method: 'DELETE', headers: ADMIN }),
  list: (run) => call(run, '/v1/keys', { headers: ADMIN }),
  signIn: async (run, { tokens, refreshTokens }) => {
    const signedIn = await signIn(run);
    tokens.push(signedIn.access_token);
    refreshTokens.push(signedIn.refresh_token);
  },
  authorize: async (run, { codes }) => codes.push(await authorize(run)),
  exchangeCode: (run, { codes }) => exchangeCode(run, last(codes), VERIFIER),
  me: (run, { tokens }) => call(run, '/v1/me', bearer(last(tokens))),
  tampered: (run, { tokens }) => {
    const [header, payload, signature = ''] = last(tokens).split('.');
    return call(run, '/v1/me', bearer(`${header}.${payload}.${[...signature].reverse().join('')}`));
  },
  refresh: (run, { refreshTokens }) =>
    call(
      run,
      '/oauth/token',
      post({ grant_type: 'refresh_token', client_id: 'demo-app', refresh_token: last(refreshTokens) }),
    ),
  revokeToken: (run, { tokens }) =>
    call(run, '/oauth/revoke', post({ client_id: 'demo-app', token: last(tokens) })),
  signOut: (run) => call(run, '/v1/users/user-ana/sign-out', { method: 'POST', headers: ADMIN }),
  rotateSigningKey: (run) => call(run, '/v1/signing-keys', { method: 'POST', headers: ADMIN }),
  jwks: (run) => call(run, '/.well-known/jwks.json'),
  nothing: (run) => call(run, '/v1/orders'),
};

const steps = fc.array(fc.tuple(fc.constantFrom(...Object.keys(STEPS)), fc.nat(40_000), fc.boolean()), {
  minLength: 1,
  maxLength: 8,
});

/** Carries the steps out, some of them on a fork, as a person does who scrubs back. */
async function play(todo: readonly (readonly [string, number, boolean])[]): Promise<Run> {
  const hand: Hand = { keys: [], tokens: [], refreshTokens: [], codes: [] };
  let run = await underWay(7);
  for (const [name, afterMs, backFirst] of todo) {
    if (backFirst) run = await run.fork(run.now - afterMs);
    else await run.advance(run.now + afterMs);
    await STEPS[name]?.(run, hand);
  }
  return run;
}

test('a run with requests by hand replays to the same log, byte for byte, but for what is cut from credentials', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (todo) => {
      const run = await play(todo);
      await run.advance(run.now + 60_000);
      const again = await replay(JSON.parse(JSON.stringify(run.export())) as RunFile);
      expect(again.ok && withoutBytes(again.value.log)).toBe(withoutBytes(run.log));
    }),
    { numRuns: 40 },
  );
});

test('a fork of it has the same past and, left alone, the same future', async () => {
  const run = await play([
    ['mint', 1000, false],
    ['signIn', 1000, false],
    ['tampered', 1000, false],
    ['revokeKey', 90_000, false],
    ['me', 1000, false],
  ]);
  await run.advance(run.now + 120_000);
  const fork = await run.fork(run.now - 150_000);
  const forked = withoutBytes(fork.log);
  expect(withoutBytes(run.log.slice(0, fork.log.length))).toBe(forked);
  for (const command of run.export().commands.filter(({ at }) => at > fork.now)) await fork.issue(command);
  await fork.advance(run.now);
  expect(withoutBytes(fork.log)).toBe(withoutBytes(run.log));
});

test('a credential of a future that was left is a stranger in the one that came instead', async () => {
  const run = await underWay();
  const { key } = await mintKey(run);
  const fork = await run.fork(run.now - 1);
  expect((await call(fork, '/v1/orders', bearer(key))).status).toBe(401);
  expect(fork.export().commands.at(-1)).toMatchObject({
    request: { credentials: [{ secret: 'unknown-key' }] },
  });
  const { key: next } = await mintKey(fork);
  await call(fork, '/v1/orders', bearer(next));
  expect(fork.export().commands.at(-1)).toMatchObject({ request: { credentials: [{ secret: 'cred-4' }] } });
});

test('requests by hand and commands may take turns', async () => {
  const run = await underWay();
  await call(run, '/v1/orders');
  for (const command of revokeBoth) await run.issue(command);
  await call(run, '/v1/orders');
  expect(run.export().commands.map(({ type }) => type)).toEqual(['send', 'revoke', 'revoke', 'send']);
  const again = await replay(JSON.parse(JSON.stringify(run.export())) as RunFile);
  expect(again.ok && withoutBytes(again.value.log)).toBe(withoutBytes(run.log));
});

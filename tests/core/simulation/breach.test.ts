import { expect, test } from 'vitest';
import { type Command, type Scenario } from '../../../src/core/simulation/index.js';
import { canonical } from './canonical.js';
import { at, calls, play, world } from './harness.js';

/** One of several services that verify is broken into. */

const shared: Scenario = {
  ...world,
  api: { ...world.api, alg: 'HS256', regions: ['eu', 'us', 'ap'] },
  regions: { attacker: 'us' },
  script: [{ at: at(0), type: 'mint', lane: 'jwt' }],
};
const breach: Command = { at: at(4), type: 'leak_signing_key', from: 'verifier' };
const toKeyPair: Command = { at: at(8), type: 'configure', dials: { alg: 'ES256' } };

const reasons = (run: Awaited<ReturnType<typeof play>>): unknown[] =>
  calls(run, 'jwt', 'attacker').map(({ trace }) => trace.steps[trace.decidedBy]?.code ?? trace.status);

test('what a breached service shares with the others makes tokens that they accept', async () => {
  const run = await play([breach], shared);
  expect(new Set(reasons(run))).toEqual(new Set([200]));
});

test.each(['RS256', 'PS256', 'ES256'] as const)(
  'the public half of %s makes none, not even as the secret of HS256',
  async (alg) => {
    const run = await play([breach], { ...shared, api: { ...shared.api, alg } });
    expect(new Set(reasons(run))).toEqual(new Set(['token_alg_not_allowed']));
    expect(run.bill(world.endsAt).jwt.exposureMs).toBe(0);
  },
);

test('another algorithm ends what was signed before at once, and whoever may signs in again', async () => {
  const run = await play([breach, toKeyPair, { ...breach, at: at(12) }], shared);
  const late = calls(run, 'jwt', 'attacker').filter(({ trace }) => trace.at >= at(8));
  expect(late.map(({ trace }) => trace.status)).toEqual(late.map(() => 401));
  expect(calls(run, 'jwt', 'customer').at(-1)?.trace.status).toBe(200);
});

test('a run that is left between the setting and the next request goes on as it would have', async () => {
  const whole = await play([toKeyPair], shared);
  const left = await (await play([toKeyPair], shared)).fork(at(8));
  await left.advance(world.endsAt);
  expect(canonical(left.log)).toBe(canonical(whole.log));
  expect(canonical(left.view(world.endsAt))).toBe(canonical(whole.view(world.endsAt)));
});

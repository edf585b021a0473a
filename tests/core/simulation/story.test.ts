import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/core/simulation/index.js';
import { at, calls, exposures, play, revokeBoth, world, worldWith } from './harness.js';

const end = world.endsAt;
const denylist = (moment: number, on: boolean): Command => ({
  at: moment,
  type: 'configure',
  dials: { denylist: on },
});

describe('both revoked at 09:08, the token minted at 09:00 for 15 minutes', () => {
  test('the key is refused from the next call on, the token is let in until it expires', async () => {
    const run = await play();
    const late = (lane: 'key' | 'jwt') => calls(run, lane, 'attacker').filter((call) => call.at > at(8));
    expect(late('key').every((call) => call.exchange.response.status === 401)).toBe(true);
    for (const call of late('jwt')) {
      expect([call.at, call.exchange.response.status]).toEqual([call.at, call.at < at(15) ? 200 : 401]);
    }
    expect(exposures(run.bill(end))).toEqual({ key: 0, jwt: 420_000 });
    expect(run.bill(end).jwt.allowedAfterRevocation).toBe(
      late('jwt').filter((call) => call.at < at(15)).length,
    );
  });

  test('the customer loses some calls until a new key arrives, and refreshes without losing any', async () => {
    const { key, jwt } = (await play()).bill(end);
    expect(key.honestRefused).toBeGreaterThan(0);
    expect(jwt.honestRefused).toBe(0);
  });
});

test.each([
  ['a denylist from the start leaves nothing open', worldWith({ denylist: true }), revokeBoth, 0],
  [
    'a denylist switched on later ends it at that instant',
    world,
    [...revokeBoth, denylist(at(10, 30), true)],
    150_000,
  ],
  [
    'a denylist switched off before the revocation does not help',
    worldWith({ denylist: true }),
    [denylist(at(7), false), ...revokeBoth],
    420_000,
  ],
  ['leeway adds to it', worldWith({ leewayS: 60 }), revokeBoth, 480_000],
  ['a shorter life shortens it', worldWith({ accessTtlS: 600 }), revokeBoth, 120_000],
])('%s', async (_, scenario, commands, exposureMs) => {
  const run = await play(commands, scenario);
  expect(exposures(run.bill(end))).toEqual({ key: 0, jwt: exposureMs });
});

test('a token revoked after it expired was never exposed', async () => {
  const run = await play([{ at: at(16), type: 'revoke', credential: 'cred-2' }]);
  expect(run.bill(end).jwt.exposureMs).toBe(0);
});

test('with a denylist the customer is refused once and refreshes', async () => {
  const { jwt } = (await play(revokeBoth, worldWith({ denylist: true }))).bill(end);
  expect(jwt.honestRefused).toBe(1);
});

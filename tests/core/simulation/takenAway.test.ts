import { expect, test } from 'vitest';
import { sandbox } from '../../../src/content/scenarios/sandbox.js';
import {
  isRefused,
  startRun,
  type Command,
  type CommandInput,
  type Lane,
  type Scenario,
} from '../../../src/core/simulation/index.js';
import { countOf } from '../../counts.js';
import { drawing, type Draw } from '../../state/lab/agreement/runs.js';
import { calls } from './harness.js';

/**
 * Something is taken away from a thief, at any time and in any way, and counted by hand: what is let in afterwards is in
 * the bill, and the exposure lasts until the first call that is refused.
 */

const { startsAt } = sandbox.world;
const PACE_MS = 7000;
const DRAWN = countOf('drawn runs in which something is taken away', 300, 40);
const after = (seconds: number): number => startsAt + seconds * 1000;

const WAYS: Record<string, { lane: Lane; orders: CommandInput[] }> = {
  'revoke the token': { lane: 'jwt', orders: [{ type: 'revoke', credential: 'cred-2' }] },
  'sign out everywhere': { lane: 'jwt', orders: [{ type: 'sign_out_everywhere', user: 'user-ana' }] },
  'delete the user': { lane: 'jwt', orders: [{ type: 'delete_user', user: 'user-ana' }] },
  'log out': { lane: 'jwt', orders: [{ type: 'log_out' }] },
  'remove the signing key': { lane: 'jwt', orders: [{ type: 'remove_signing_key' }] },
  'delete the key': { lane: 'key', orders: [{ type: 'revoke', credential: 'cred-1' }] },
};

function apiOf(draw: Draw): Scenario['api'] {
  return {
    ...sandbox.world.api,
    accessTtlS: draw.of([300, 900]),
    leewayS: draw.of([0, 60, 300]),
    clockSkewS: draw.of([0, -120, 120]),
    denylist: draw.of([true, false]),
    denylistPropagationS: draw.of([0, 30]),
    statusList: draw.of([true, false, false]),
    statusListTtlS: 120,
    introspection: draw.of([true, false, false]),
    introspectionCacheS: draw.of([0, 60]),
    subjectCheck: draw.of(['none', 'none', 'not_before', 'token_version', 'account']),
    jwksCacheS: draw.of([0, 600]),
    keyCacheS: draw.of([0, 60, 300]),
    keyCacheStaleS: draw.of([0, 120]),
  };
}

test(`what is let in after it was taken away is billed, in ${DRAWN} drawn runs`, async () => {
  let late = 0;
  for (let seed = 1; seed <= DRAWN; seed += 1) {
    const draw = drawing(seed);
    const api = apiOf(draw);
    const { lane, orders } = WAYS[draw.of(Object.keys(WAYS))] ?? { lane: 'key', orders: [] };
    const takenAt = after(draw.of([60, 200, api.accessTtlS + 10, api.accessTtlS + 50, api.accessTtlS + 100]));
    // A key that was replaced is let in after its overlap, by a copy that knows it without an end.
    const overlap: CommandInput = { type: 'rotate', credential: 'cred-1', overlapS: 30 };
    const commands: Command[] = [
      ...(['key', 'jwt'] as const).map((of): Command => ({ type: 'mint', lane: of, at: startsAt })),
      ...(['cred-1', 'cred-2'] as const).map((credential): Command => ({
        type: 'leak',
        credential,
        at: after(1),
      })),
      ...(lane === 'key' && draw.of([true, false]) ? [{ ...overlap, at: takenAt - 50_000 }] : []),
      ...orders.map((order): Command => ({ ...order, at: takenAt })),
    ];
    const traffic = {
      customer: { everyMs: 300_000_000, jitter: 0 },
      attacker: { everyMs: PACE_MS, jitter: 0 },
    };
    const world = { ...sandbox.world, api, traffic, script: [], endsAt: after(2400) };
    const run = await startRun(world, seed, commands);
    await run.advance(world.endsAt);

    const made = calls(run, lane, 'attacker').filter(({ at }) => at > takenAt);
    const letIn = made.filter((call) => !isRefused(call));
    const spans = run.view(world.endsAt).exposures[lane]?.spans ?? [];
    const isCounted = (at: number): boolean => spans.some(({ from, to }) => at >= from && at <= to);
    const isWithin = (at: number): boolean => spans.some(({ from, to }) => at > from && at < to);
    const wrong = {
      notBilled: letIn.length - run.bill(world.endsAt)[lane].allowedAfterRevocation,
      outside: letIn.filter(({ at }) => !isCounted(at)).length,
      inside: made.filter((call) => isRefused(call) && isWithin(call.at)).length,
    };
    const about = { seed, orders, at: (takenAt - startsAt) / 1000, api };
    expect({ ...about, wrong }).toEqual({ ...about, wrong: { notBilled: 0, outside: 0, inside: 0 } });
    if (letIn.length > 0 && takenAt > after(api.accessTtlS)) late += 1;
  }
  expect(late).toBeGreaterThan(0);
}, 120_000);

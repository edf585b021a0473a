import { expect, test } from 'vitest';
import { replay, startRun, type RunFile } from '../../../src/core/simulation/index.js';
import { calls, play, revokeBoth, verdicts, world } from './harness.js';

const seeds = Array.from({ length: 10 }, (_, seed) => seed * 7919 + 1);

// Over all scenarios and 50 seeds, byte for byte, on shorter runs: replay.test.ts.
test('the same scenario, seed and commands give the same verdicts at the same milliseconds', async () => {
  for (const seed of seeds) {
    const [first, second] = await Promise.all([play(revokeBoth, world, seed), play(revokeBoth, world, seed)]);
    expect(verdicts(second.log)).toEqual(verdicts(first.log));
  }
});

test('commands issued live, between uneven steps, give the log that commands given at the start give', async () => {
  for (const seed of seeds) {
    const given = await play(revokeBoth, world, seed);
    const live = await startRun(world, seed);
    for (let now = world.startsAt; now < world.startsAt + 8 * 60_000; now += 41_003) await live.advance(now);
    for (const command of revokeBoth) expect(await live.issue(command)).toMatchObject({ ok: true });
    for (let now = live.now; now <= world.endsAt + 60_000; now += 13_007) await live.advance(now);
    expect(verdicts(live.log)).toEqual(verdicts(given.log));
  }
});

test('a command at the very millisecond of a request replays as it was issued', async () => {
  const scout = await play([], world, 3);
  const moment = calls(scout, 'jwt', 'attacker')[5]?.at ?? 0;
  const live = await startRun(world, 3);
  await live.advance(moment);
  await live.issue({ at: moment, type: 'revoke', credential: 'cred-1' });
  await live.advance(world.endsAt);
  const again = await replay(JSON.parse(JSON.stringify(live.export())) as RunFile);
  expect(again.ok && verdicts(again.value.log)).toEqual(verdicts(live.log));
});

test('another seed gives other arrivals, within the jitter', async () => {
  const [one, two] = await Promise.all([play([], world, 1), play([], world, 2)]);
  const arrivals = calls(one, 'key', 'customer').map((event) => event.at);
  expect(calls(two, 'key', 'customer').map((event) => event.at)).not.toEqual(arrivals);
  const { everyMs, jitter } = world.traffic.customer;
  for (const [index, moment] of arrivals.slice(1).entries()) {
    const gap = moment - (arrivals[index] ?? 0);
    expect(Math.abs(gap - everyMs)).toBeLessThanOrEqual(everyMs * jitter + 1);
  }
});

test('both lanes see the same arrivals', async () => {
  const run = await play();
  for (const actor of ['customer', 'attacker'] as const) {
    const moments = (lane: 'key' | 'jwt'): number[] => calls(run, lane, actor).map((event) => event.at);
    expect(moments('jwt')).toEqual(moments('key'));
  }
});

test('neither the log, nor a view, nor the file holds a credential', async () => {
  const run = await play();
  const { server, ...view } = run.view(world.endsAt);
  const text = JSON.stringify([
    run.log,
    run.export(),
    view,
    Object.values(server).map((table) => [...table]),
  ]);
  expect(text).not.toMatch(
    /kot_demo_[0-9A-Za-z]{30,}|kot_(refresh|code)_[0-9A-Za-z]{20,}|eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/,
  );
});

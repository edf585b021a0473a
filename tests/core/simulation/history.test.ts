import { expect, test } from 'vitest';
import { startRun, type Bill, type Lane, type Scenario } from '../../../src/core/simulation/index.js';
import { at, calls, play, revokeBoth, verdicts, world } from './harness.js';

/** Dense enough to pass several checkpoints. */
const busy: Scenario = {
  ...world,
  api: { ...world.api, limit: { requests: 1000, windowS: 60 } },
  traffic: { customer: { everyMs: 5000, jitter: 0.3 }, attacker: { everyMs: 4000, jitter: 0.3 } },
};

const sizes = (view: ReturnType<Awaited<ReturnType<typeof startRun>>['view']>): unknown => [
  Object.entries(view.server).map(([name, table]) => [name, table.size]),
  view.credentials,
  view.clients,
  view.settings,
];

test('seeking shows what was there when it happened, across checkpoints, and changes nothing', async () => {
  const run = await startRun(busy, 5, revokeBoth);
  const seen: [moment: number, state: unknown][] = [];
  for (let moment = busy.startsAt; moment <= busy.endsAt; moment += 47_000) {
    await run.advance(moment);
    seen.push([moment, structuredClone(sizes(run.view(moment)))]);
  }
  expect(run.log.length).toBeGreaterThan(600);
  const length = run.log.length;
  for (const [moment, state] of seen.toReversed()) expect(sizes(run.view(moment))).toEqual(state);
  expect(run.log).toHaveLength(length);
});

test('the bill at any moment is what the traces up to it add up to', async () => {
  const run = await play(revokeBoth, busy);
  for (let moment = busy.startsAt; moment <= busy.endsAt; moment += 97_000) {
    const { server } = run.view(moment);
    const sum = (lane: Lane, cost: 'reads' | 'writes'): number =>
      run.log
        .filter((event) => event.at <= moment && event.kind === 'request' && event.lane === lane)
        .flatMap((event) => (event.kind === 'request' ? event.trace.steps : []))
        .reduce((total, step) => total + step[cost], 0);
    const expected = (lane: Lane, rows: number): Partial<Bill> => ({
      reads: sum(lane, 'reads'),
      writes: sum(lane, 'writes'),
      rows,
    });
    const tokens = server.families.size + server.refreshTokens.size + server.revokedTokens.size;
    expect(run.bill(moment)).toMatchObject({
      key: expected('key', server.apiKeys.size),
      jwt: expected('jwt', tokens),
    });
  }
});

test('a fork has the same past, and without another command the same future', async () => {
  const run = await play([]);
  const before = verdicts(run.log);
  const fork = await run.fork(at(9, 13));
  expect(verdicts(fork.log)).toEqual(before.slice(0, fork.log.length));
  await fork.advance(world.endsAt);
  expect(verdicts(fork.log)).toEqual(before);
});

test('a fork that acts otherwise leaves the run it came from alone, and may be forked again', async () => {
  const run = await play([]);
  const before = verdicts(run.log);
  const fork = await run.fork(at(8));
  for (const command of revokeBoth) expect(await fork.issue(command)).toMatchObject({ ok: true });
  await fork.advance(at(10));
  const second = await fork.fork(at(9));
  await second.advance(world.endsAt);
  expect(second.bill(world.endsAt).jwt.exposureMs).toBe(420_000);
  expect(verdicts(run.log)).toEqual(before);
});

test('what a day of traffic repeats is kept once: a log grows by what is new in each request', async () => {
  const run = await play([]);
  const [first, second] = calls(run, 'key', 'customer').slice(1);
  expect(first?.exchange.request).toBe(second?.exchange.request);
  expect(first?.trace.steps[0]).toBe(second?.trace.steps[0]);
  expect(first?.trace.requestId).not.toBe(second?.trace.requestId);
});

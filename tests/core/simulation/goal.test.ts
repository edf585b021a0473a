import { expect, test } from 'vitest';
import {
  commandsGiven,
  holds,
  judge,
  measured,
  startRun,
  type Condition,
  type Measure,
  type Outcome,
  type Run,
} from '../../../src/core/simulation/index.js';
import { act, at, play, world } from './harness.js';

function outcome(run: Run, moment: number): Outcome {
  const { credentials, events } = run.view(moment);
  return {
    at: moment,
    log: run.log,
    events,
    bill: run.bill(moment),
    credentials: new Map(credentials.map((row) => [row.id, row])),
  };
}

const letIn: Measure = { of: 'calls', lane: 'jwt', by: 'attacker', were: 'let_in', from: at(8) };
const refused: Measure = { ...letIn, were: 'refused' };
const keyAlive: Measure = { of: 'alive', credential: 'cred-1' };

test('calls are counted by caller, lane, answer and time, and the end of a span is not in it', async () => {
  const run = await play();
  const now = outcome(run, world.endsAt);
  const statuses = (measure: Measure): number => measured(measure, now);
  expect(statuses(letIn)).toBeGreaterThan(0);
  expect(statuses({ ...letIn, were: 200 })).toBe(statuses(letIn));
  expect(statuses({ ...letIn, from: world.endsAt })).toBe(0);
  const [first] = now.log.filter((event) => event.kind === 'request' && event.actor === 'attacker');
  const until = first?.at ?? 0;
  expect(measured({ ...letIn, from: world.startsAt, until }, now)).toBe(0);
});

test('a credential is alive until it is taken away or expires; one that was never made is not', async () => {
  const run = await play();
  const aliveAt = (moment: number, credential: `cred-${number}`): number =>
    measured({ of: 'alive', credential }, outcome(run, moment));
  expect([aliveAt(at(7), 'cred-1'), aliveAt(at(8), 'cred-1')]).toEqual([1, 0]);
  expect(aliveAt(at(7), 'cred-99')).toBe(0);
  const idle = await play([]);
  expect(measured({ of: 'alive', credential: 'cred-2' }, outcome(idle, at(15)))).toBe(0);
});

test('a goal is open until it is judged, missed for good when a count is passed, and met at last', async () => {
  const run = await play();
  const out: Condition = { measure: letIn, atMost: 0 };
  const goal = { conditions: [out], judgedAt: at(20) };
  expect(judge(goal, outcome(run, at(7))).state).toBe('open');
  expect(judge(goal, outcome(run, at(12))).state).toBe('missed');
  const lenient = { conditions: [{ ...out, atMost: 1000 }], judgedAt: at(20) };
  expect(judge(lenient, outcome(run, at(12))).state).toBe('open');
  expect(judge(lenient, outcome(run, at(20))).state).toBe('met');
});

test('what may still die is not missed before the end, and what is missing is said with its value', async () => {
  const run = await play();
  const goal = { conditions: [{ measure: keyAlive, atMost: 0 }], judgedAt: at(20) };
  expect(judge(goal, outcome(run, at(7)))).toEqual({
    state: 'open',
    unmet: [{ condition: goal.conditions[0], value: 1 }],
  });
  expect(judge(goal, outcome(run, at(20))).state).toBe('met');
});

test('a goal that asks for enough of something is met as soon as there is', async () => {
  const run = await play();
  const goal = { conditions: [{ measure: refused, atLeast: 1 }], judgedAt: world.endsAt };
  expect(judge(goal, outcome(run, at(8))).state).toBe('open');
  expect(judge(goal, outcome(run, at(17))).state).toBe('met');
});

test('a condition holds at both of its bounds', async () => {
  const now = outcome(await play(), at(17));
  const value = measured(letIn, now);
  expect(holds({ measure: letIn, atLeast: value, atMost: value }, now)).toBe(true);
  expect(holds({ measure: letIn, atLeast: value + 1 }, now)).toBe(false);
  expect(holds({ measure: letIn, atMost: value - 1 }, now)).toBe(false);
});

test('commands are counted without those of the script', async () => {
  const run = await play();
  expect(commandsGiven(outcome(run, at(7)), world)).toBe(0);
  expect(commandsGiven(outcome(run, at(8)), world)).toBe(2);
  const fork = await run.fork(at(9));
  expect((await act(fork, at(9), { type: 'revoke', credential: 'cred-1' })).ok).toBe(false);
  expect(commandsGiven(outcome(fork, at(9)), world)).toBe(2);
});

test('a key in the bundle leaks again with each replacement, until a proxy holds it', async () => {
  const scenario = { ...world, keysInBundle: true, script: world.script.slice(0, 1) };
  const run = await startRun(scenario, 1);
  const leaked = (moment: number): string[] =>
    run
      .view(moment)
      .credentials.filter(({ leakedAt }) => leakedAt !== null)
      .map(({ id }) => id);
  await run.issue({ at: at(2), type: 'rotate', credential: 'cred-1', overlapS: 0 });
  expect(leaked(at(2))).toEqual(['cred-1', 'cred-2']);
  await run.issue({ at: at(4), type: 'add_proxy' });
  expect(await run.issue({ at: at(4), type: 'add_proxy' })).toEqual({ ok: false, code: 'already_so' });
  await run.issue({ at: at(5), type: 'rotate', credential: 'cred-2', overlapS: 0 });
  await run.advance(at(10));
  expect(leaked(at(10))).toEqual(['cred-1', 'cred-2']);
  const honest = measured(
    { of: 'calls', lane: 'key', by: 'customer', were: 'refused' },
    outcome(run, at(10)),
  );
  expect(honest).toBe(0);
});

test('a thief with a refresh token or a key to trade gets a token before it calls', async () => {
  const run = await play([{ at: at(1), type: 'leak', credential: 'cred-3' }], {
    ...world,
    script: world.script.slice(1, 2).concat({ at: at(1), type: 'leak', credential: 'cred-2' }),
  });
  const first = run.log.find((event) => event.kind === 'request' && event.actor === 'attacker');
  expect(first?.kind === 'request' && first.purpose).toBe('refresh');
});

test('a count is the same whichever way the moments come: on, back, and in a fork', async () => {
  const run = await play();
  const fork = await run.fork(at(6));
  await fork.issue({ type: 'revoke', credential: 'cred-1', at: at(6) });
  await fork.advance(world.endsAt);
  const all: Measure = { of: 'calls', lane: 'key', by: 'attacker', were: 'let_in' };
  const afresh = (of: Run, moment: number): number => measured({ ...all }, outcome(of, moment));
  for (const [of, minute] of [
    [run, 5],
    [run, 9],
    [fork, 9],
    [run, 7],
    [fork, 20],
    [run, 0],
    [run, 20],
  ] as const)
    expect(measured(all, outcome(of, at(minute)))).toBe(afresh(of, at(minute)));
  expect(afresh(run, at(20))).toBeGreaterThan(afresh(fork, at(20)));
});

import { describe, expect, test } from 'vitest';
import {
  startRun,
  type Command,
  type CommandInput,
  type Scenario,
} from '../../../src/core/simulation/index.js';
import { at, calls, revokeBoth, world } from './harness.js';

/** What the bill says of a revocation, held against what the verifier answered in every call of the thief. */

interface Case {
  name: string;
  change?: Partial<Scenario>;
  api?: Partial<Scenario['api']>;
  commands?: Command[];
  /** Milliseconds still let in, where a formula gives it that no arrival changes. */
  exact?: { key?: number; jwt?: number };
}

const later = (minute: number, order: CommandInput): Command => ({ ...order, at: at(minute) });
const manyRegions = { regions: ['eu', 'us', 'ap'] };

const CASES: Case[] = [
  { name: 'nothing in between', exact: { key: 0, jwt: 420_000 } },
  { name: 'leeway', api: { leewayS: 45 }, exact: { jwt: 465_000 } },
  { name: 'a clock that runs ahead', api: { clockSkewS: 30 }, exact: { jwt: 390_000 } },
  { name: 'a key cache', api: { keyCacheS: 60 } },
  { name: 'a key cache that revalidates', api: { keyCacheS: 20, keyCacheStaleS: 120 } },
  { name: 'a key cache in three regions', api: { keyCacheS: 300, ...manyRegions } },
  { name: 'a denylist', api: { denylist: true }, exact: { jwt: 0 } },
  { name: 'a denylist that propagates', api: { denylist: true, denylistPropagationS: 30 } },
  {
    name: 'a denylist switched on late',
    commands: [later(10, { type: 'configure', dials: { denylist: true } })],
    exact: { jwt: 120_000 },
  },
  {
    name: 'a denylist that breaks and fails closed',
    api: { denylist: true, denylistPropagationS: 300 },
    commands: [later(9, { type: 'break', part: 'denylist' })],
  },
  { name: 'a status list', api: { statusList: true, statusListTtlS: 120 } },
  { name: 'introspection', api: { introspection: true }, exact: { jwt: 0 } },
  { name: 'introspection with a cache', api: { introspection: true, introspectionCacheS: 60 } },
  {
    name: 'the key store breaks',
    commands: [later(7, { type: 'break', part: 'key_store' }), later(9, { type: 'mend', part: 'key_store' })],
  },
];

const SEEDS = [1, 3];

describe.each(CASES)('$name', ({ change = {}, api = {}, commands = [], exact = {} }) => {
  test('the exposure ends where the verifier first refuses, in every call of every seed', async () => {
    for (const seed of SEEDS) {
      const scenario = { ...world, ...change, api: { ...world.api, ...api } };
      const run = await startRun(scenario, seed, [...revokeBoth, ...commands]);
      await run.advance(world.endsAt);
      const bill = run.bill(world.endsAt);
      for (const lane of ['key', 'jwt'] as const) {
        const stolen = run
          .view(world.endsAt)
          .credentials.find((row) => row.lane === lane && row.leakedAt !== null);
        if (stolen?.revokedAt == null) continue;
        const until = stolen.revokedAt + bill[lane].exposureMs;
        const late = calls(run, lane, 'attacker').filter((call) => call.at > (stolen.revokedAt ?? 0));
        // The very call that revalidates a copy still gets the old answer.
        const wrong = late.filter((call) =>
          call.exchange.response.status === 200 ? call.at > until : call.at < until,
        );
        expect([seed, lane, wrong.map((call) => call.at - at(0))]).toEqual([seed, lane, []]);
        expect(late.length).toBeGreaterThan(0);
        if (exact[lane] !== undefined) expect([seed, bill[lane].exposureMs]).toEqual([seed, exact[lane]]);
      }
    }
  });
});

describe('other ways to take access away', () => {
  const run = async (order: CommandInput, api: Partial<Scenario['api']> = {}) => {
    const started = await startRun({ ...world, api: { ...world.api, ...api } }, 1, [later(8, order)]);
    await started.advance(world.endsAt);
    return started;
  };
  const exposureOf = async (order: CommandInput, api: Partial<Scenario['api']> = {}) =>
    (await run(order, api)).bill(world.endsAt).jwt.exposureMs;

  test('logging out, or signing out everywhere, does not reach a token that is out', async () => {
    expect(await exposureOf({ type: 'log_out' })).toBe(420_000);
    expect(await exposureOf({ type: 'sign_out_everywhere', user: 'user-ana' })).toBe(420_000);
    expect(await exposureOf({ type: 'delete_user', user: 'user-ana' })).toBe(420_000);
  });

  test('where the API looks the person up, it does', async () => {
    const order: CommandInput = { type: 'sign_out_everywhere', user: 'user-ana' };
    expect(await exposureOf(order, { subjectCheck: 'not_before' })).toBe(0);
    expect(await exposureOf(order, { subjectCheck: 'token_version' })).toBe(0);
    const deleted: CommandInput = { type: 'delete_user', user: 'user-ana' };
    expect(await exposureOf(deleted, { subjectCheck: 'account' })).toBe(0);
  });

  test('removing the signing key reaches it when the verifier’s copy is too old, or a new kid turns up', async () => {
    expect(await exposureOf({ type: 'remove_signing_key' }, { jwksCacheS: 0, jwksCooldownS: 0 })).toBe(0);
    const ms = await exposureOf({ type: 'remove_signing_key' });
    expect(ms).toBeGreaterThan(0);
    expect(ms).toBeLessThan(420_000);
  });

  test('a customer who logged out stops calling, a deleted one cannot sign in again', async () => {
    const out = await run({ type: 'log_out' });
    expect(calls(out, 'jwt', 'customer').every((call) => call.at <= at(8))).toBe(true);
    const gone = await run({ type: 'delete_user', user: 'user-ana' });
    const signIns = gone.log.filter(
      (event) => event.kind === 'request' && event.purpose === 'sign_in' && event.at > at(8),
    );
    expect(signIns.length).toBeGreaterThan(0);
    expect(calls(gone, 'jwt', 'customer').at(-1)?.exchange.response.status).toBe(401);
  });
});

describe('what thieves do with more than a token', () => {
  const steal = async (
    commands: Command[],
    change: Partial<Scenario> = {},
    api: Partial<Scenario['api']> = {},
  ) => {
    const started = await startRun(
      {
        ...world,
        ...change,
        api: { ...world.api, ...api },
        script: world.script.filter(({ type }) => type === 'mint'),
      },
      1,
      commands,
    );
    await started.advance(world.endsAt);
    return started;
  };
  const statuses = (run: Awaited<ReturnType<typeof steal>>, from = 0) =>
    calls(run, 'jwt', 'attacker')
      .filter((call) => call.at >= at(from))
      .map((call) => call.exchange.response.status);

  test('what somebody signed in for who should be out by now counts as in the wrong hands', async () => {
    const run = await steal([
      later(1, { type: 'mint', lane: 'jwt', for: 'attacker', user: 'user-bo' }),
      later(8, { type: 'delete_user', user: 'user-bo' }),
    ]);
    const taken = run.view(world.endsAt).credentials.find((row) => row.revokedAt === at(8));
    expect([taken?.kind, taken?.leakedAt]).toEqual(['access_token', at(1)]);
    expect(run.bill(world.endsAt).jwt.exposureMs).toBe(480_000);
  });

  test('a stolen refresh token that is used first ends the family when the customer comes', async () => {
    const run = await steal([later(10, { type: 'leak', credential: 'cred-3' })]);
    const reused = run.log.find(
      (event) => event.kind === 'request' && event.trace.steps.some(({ code }) => code === 'grant_reused'),
    );
    expect(reused).toBeDefined();
    expect(statuses(run)).toContain(200);
    expect(run.bill(world.endsAt).jwt.exposureMs).toBeGreaterThan(0);
  });

  test('a stolen signing key makes tokens until it is removed and no copy of it is left', async () => {
    const run = await steal([
      later(4, { type: 'leak_signing_key' }),
      later(10, { type: 'remove_signing_key' }),
    ]);
    expect(statuses(run)[0]).toBe(200);
    expect(statuses(run).at(-1)).toBe(401);
    const bill = run.bill(world.endsAt).jwt;
    expect(bill.exposureMs).toBeGreaterThan(0);
    expect(bill.exposureMs).toBeLessThanOrEqual(600_000);
  });

  test('a stolen key that is traded for tokens lives on in the last of them', async () => {
    const exchange: Partial<Scenario> = { tokensFor: 'api_key' };
    const short = { accessTtlS: 300 };
    const leakAndRevoke = (key: `cred-${number}`): Command[] => [
      later(4, { type: 'leak', credential: key }),
      later(8, { type: 'revoke', credential: key }),
    ];
    const key = (await steal([], exchange, short))
      .view(world.endsAt)
      .credentials.find((row) => row.kind === 'api_key' && row.lane === 'jwt')?.id;
    if (!key) throw new Error('the customer of the JWT lane has a key');
    const without = await steal(leakAndRevoke(key), exchange, short);
    const checked = await steal(leakAndRevoke(key), exchange, { ...short, keyIdCheck: true });
    expect(without.bill(world.endsAt).jwt.exposureMs).toBeGreaterThan(0);
    expect(without.bill(world.endsAt).jwt.exposureMs).toBeLessThanOrEqual(300_000);
    expect(checked.bill(world.endsAt).jwt.exposureMs).toBe(0);
    expect(statuses(without, 14).every((status) => status === 401)).toBe(true);
  });

  test('two tabs race: the session ends without a grace, and holds with one', async () => {
    const tabs = [later(3, { type: 'open_tab' } as CommandInput)];
    const honest = (run: Awaited<ReturnType<typeof steal>>) => run.bill(world.endsAt).jwt.honestRefused;
    const ended = await steal(tabs);
    const held = await steal(tabs, {}, { refreshGraceS: 60 });
    const reused = (run: Awaited<ReturnType<typeof steal>>) =>
      run.log.some(
        (event) => event.kind === 'request' && event.trace.steps.some(({ code }) => code === 'grant_reused'),
      );
    expect([reused(ended), reused(held)]).toEqual([true, false]);
    expect(honest(held)).toBe(0);
  });
});

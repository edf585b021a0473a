import { describe, expect, test } from 'vitest';
import { CREDENTIALS, LOOKUPS, planFor, type Situation } from '../../src/core/incident/index.js';
import { startRun, type Command, type Scenario } from '../../src/core/simulation/index.js';
import { at, world } from './simulation/harness.js';

const situation: Situation = {
  credential: 'api-key',
  cacheS: 0,
  lifetimeS: 900,
  leewayS: 0,
  lookup: 'none',
  listS: 0,
  issued: 'no',
};

test('a leak is revoked before anything is replaced, and told before it is written down', () => {
  for (const credential of CREDENTIALS) {
    for (const lookup of LOOKUPS) {
      const { actions } = planFor({ ...situation, credential, lookup, issued: 'unsure', cacheS: 60 });
      expect(new Set(actions).size).toBe(actions.length);
      const replace = actions.indexOf('replace');
      expect(replace).toBeGreaterThan(0);
      for (const ends of [
        'revoke',
        'end-family',
        'end-session',
        'list-token',
        'remove-signing-key',
      ] as const) {
        if (actions.includes(ends)) expect(actions.indexOf(ends)).toBeLessThan(replace);
      }
      expect(actions.slice(-2)).toEqual(['tell', 'write-down']);
    }
  }
});

test('what was issued from a credential lives on by itself, unless nothing was', () => {
  const exchanged = planFor({ ...situation, issued: 'yes', leewayS: 30 });
  expect(exchanged.exposure).toEqual({ atMostS: 0, by: 'lookup' });
  expect(exchanged.descendants).toEqual({ atMostS: 930, by: 'expiry' });
  expect(exchanged.actions).toContain('wait-out');
  const listed = planFor({
    ...situation,
    credential: 'refresh-token',
    issued: 'unsure',
    lookup: 'denylist',
    listS: 5,
  });
  expect(listed.descendants).toEqual({ atMostS: 5, by: 'list' });
  expect(listed.actions.slice(0, 2)).toEqual(['end-family', 'list-descendants']);
  expect(planFor(situation).descendants).toBeNull();
});

test('a list or a cache that is older than the token changes nothing about its end', () => {
  const slow = { ...situation, credential: 'access-token' as const, lifetimeS: 60 };
  expect(planFor({ ...slow, lookup: 'denylist', listS: 3600 }).exposure).toEqual({
    atMostS: 60,
    by: 'expiry',
  });
  expect(planFor({ ...slow, lookup: 'introspection', cacheS: 300 }).exposure.by).toBe('expiry');
});

test('only the signing key logs everybody out', () => {
  const everybody = CREDENTIALS.filter(
    (credential) => planFor({ ...situation, credential }).loggedOut === 'everybody',
  );
  expect(everybody).toEqual(['signing-key']);
});

describe('the mock API never lets a copy in for longer', () => {
  const cases: [string, Partial<Situation>, Partial<Scenario['api']>][] = [
    ['a key, looked up on each call', { credential: 'api-key' }, {}],
    ['a key behind a cache', { credential: 'api-key', cacheS: 60 }, { keyCacheS: 60 }],
    ['a token', { credential: 'access-token' }, {}],
    ['a token with leeway', { credential: 'access-token', leewayS: 45 }, { leewayS: 45 }],
    [
      'a token on a denylist that propagates',
      { credential: 'access-token', lookup: 'denylist', listS: 30 },
      { denylist: true, denylistPropagationS: 30 },
    ],
    [
      'a token under introspection with a cache',
      { credential: 'access-token', lookup: 'introspection', cacheS: 60 },
      { introspection: true, introspectionCacheS: 60 },
    ],
  ];
  test.each(cases)('%s', async (_, change, api) => {
    const { exposure } = planFor({ ...situation, ...change });
    const lane = change.credential === 'api-key' ? 'key' : 'jwt';
    const commands: Command[] = [
      { type: 'revoke', credential: 'cred-1', at: at(6) },
      { type: 'revoke', credential: 'cred-2', at: at(6) },
    ];
    for (const seed of [1, 2, 3]) {
      const run = await startRun(
        { ...world, api: { ...world.api, accessTtlS: 900, ...api } },
        seed,
        commands,
      );
      await run.advance(world.endsAt);
      const { exposureMs } = run.bill(world.endsAt)[lane];
      expect(exposureMs).toBeLessThanOrEqual(exposure.atMostS * 1000);
    }
  });
});

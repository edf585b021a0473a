import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { secondsWords } from '../../../src/content/incident/questions.js';
import { termWords } from '../../../src/content/incident/windows.js';
import {
  CHOICES,
  CREDENTIALS,
  planFor,
  SECONDS,
  type Answers,
  type LeakedCredential,
  type SecondsId,
  type Subject,
} from '../../../src/core/incident/index.js';
import {
  startRun,
  type Command,
  type CredentialId,
  type CommandInput,
  type Scenario,
} from '../../../src/core/simulation/index.js';
import { world } from '../simulation/harness.js';

/**
 * The plans' windows, held against what the simulation measures. The worst is made to happen: what is revoked was
 * issued a moment ago, and every region has fetched each of its copies a moment ago. A sample of systems is drawn,
 * from a fixed seed.
 */
const SAMPLE = { numRuns: 50, seed: 17 };

const NOON = world.startsAt + 60_000;
const NEVER = { everyMs: 300 * 86_400_000, jitter: 0 };
const REGIONS = ['eu', 'us', 'ap'];

/** A world in which nobody calls by themselves: what happens is what the commands say. */
function quiet(api: Partial<Scenario['api']>, change: Partial<Scenario> = {}): Scenario {
  return {
    ...world,
    ...change,
    endsAt: world.startsAt + 60 * 86_400_000,
    traffic: { customer: NEVER, attacker: NEVER },
    script: [],
    api: { ...world.api, ...api },
  };
}

/** The thief calls in every region, so that each has a copy as fresh as can be. */
function everywhere(secret: CredentialId, regions: readonly string[]): CommandInput[] {
  return regions.map((region) => ({
    type: 'send',
    request: {
      method: 'GET',
      path: '/v1/orders',
      query: [],
      region,
      longLines: [],
      credentials: [{ as: 'bearer', secret, edits: [] }],
      body: null,
    },
  }));
}

async function exposureS(
  scenario: Scenario,
  before: CommandInput[],
  orders: CommandInput[],
): Promise<Record<'key' | 'jwt', number>> {
  const commands: Command[] = [
    ...before.map((order) => ({ ...order, at: world.startsAt })),
    ...orders.map((order) => ({ ...order, at: NOON })),
  ];
  const run = await startRun(scenario, 1, commands);
  await run.advance(scenario.endsAt);
  expect(run.log.flatMap((event) => (event.kind === 'command' && event.error ? [event.error] : []))).toEqual(
    [],
  );
  const { key, jwt } = run.bill(scenario.endsAt);
  return { key: key.exposureMs / 1000, jwt: jwt.exposureMs / 1000 };
}

function windowS(kind: LeakedCredential, answers: Answers, of: Subject = 'itself'): number {
  const window = planFor(kind, answers).windows.find((each) => each.of === of)?.window;
  if (window?.is !== 'at-most') throw new Error(`${kind} has no figure`);
  return window.seconds;
}

/** How tokens are checked: as the simulation is set up, and as the page asks. */
interface Checked {
  api: Partial<Scenario['api']>;
  answers: Answers;
}
const seconds = (most: number): fc.Arbitrary<number> => fc.nat({ max: most });
const tokens: fc.Arbitrary<Checked> = fc
  .record({
    lookup: fc.constantFrom('none', 'denylist', 'status-list', 'introspection'),
    lifetime: fc.integer({ min: 1, max: 7200 }),
    leeway: seconds(300),
    behind: seconds(60),
    list: fc.integer({ min: 1, max: 9000 }),
  })
  .map(({ lookup, lifetime, leeway, behind, list }) => {
    const api = { accessTtlS: lifetime, leewayS: leeway, clockSkewS: -behind };
    // A clock that lags lets `exp` be missed like leeway.
    const base = { lifetime, leeway: leeway + behind, gate: 0, replication: 0 };
    switch (lookup) {
      case 'denylist':
        return {
          api: { ...api, denylist: true, denylistPropagationS: list },
          answers: { ...base, lookup, list },
        };
      case 'status-list':
        return {
          api: { ...api, statusList: true, statusListTtlS: list },
          answers: { ...base, lookup: 'denylist', list },
        };
      case 'introspection':
        return {
          api: { ...api, introspection: true, introspectionCacheS: list },
          answers: { ...base, lookup, introspection: list },
        };
      default:
        return { api, answers: { ...base, lookup: 'none' } };
    }
  });
const regions = fc.integer({ min: 1, max: 3 }).map((count) => REGIONS.slice(0, count));

describe('the window of a plan is what the simulation measures', () => {
  test('of a key behind a cache, with an old answer while it asks again, in one to three regions', async () => {
    await fc.assert(
      fc.asyncProperty(seconds(7200), seconds(600), regions, async (keyCacheS, stale, where) => {
        const keyCacheStaleS = keyCacheS === 0 ? 0 : stale;
        const scenario = quiet({ keyCacheS, keyCacheStaleS, regions: where });
        const orders: CommandInput[] = [
          ...everywhere('cred-1', where),
          { type: 'leak', credential: 'cred-1' },
          { type: 'revoke', credential: 'cred-1' },
        ];
        const { key } = await exposureS(scenario, [{ type: 'mint', lane: 'key' }], orders);
        const answers: Answers = { verdict: keyCacheS + keyCacheStaleS, replication: 0, issued: 'no' };
        expect(key).toBe(windowS('api-key', answers));
      }),
      SAMPLE,
    );
  });

  test('of an access token, however it is checked', async () => {
    await fc.assert(
      fc.asyncProperty(tokens, regions, async ({ api, answers }, where) => {
        const orders: CommandInput[] = [
          { type: 'mint', lane: 'jwt' },
          ...everywhere('cred-1', where),
          { type: 'leak', credential: 'cred-1' },
          { type: 'revoke', credential: 'cred-1' },
        ];
        const { jwt } = await exposureS(quiet({ ...api, regions: where }), [], orders);
        expect(jwt).toBe(windowS('access-token', { ...answers, refreshout: 'no' }));
      }),
      SAMPLE,
    );
  });

  test('of tokens that were got with a refresh token, which rotates or does not', async () => {
    await fc.assert(
      fc.asyncProperty(tokens, regions, fc.boolean(), async ({ api, answers }, where, refreshRotation) => {
        const orders: CommandInput[] = [
          { type: 'refresh' },
          ...everywhere('cred-3', where),
          { type: 'leak', credential: 'cred-3' },
          // Every token that was got with it, not the latest alone.
          { type: 'revoke', credential: 'cred-1' },
          { type: 'revoke', credential: 'cred-3' },
          { type: 'revoke', credential: refreshRotation ? 'cred-4' : 'cred-2' },
        ];
        const scenario = quiet({ ...api, refreshRotation, regions: where });
        const { jwt } = await exposureS(scenario, [{ type: 'mint', lane: 'jwt' }], orders);
        expect(jwt).toBe(windowS('refresh-token', { ...answers, bound: 'no', issued: 'yes' }, 'tokens'));
      }),
      SAMPLE,
    );
  });

  test('of tokens that a key was traded for, with and without a look at the key on each call', async () => {
    await fc.assert(
      fc.asyncProperty(tokens, regions, fc.boolean(), async ({ api, answers }, where, keyIdCheck) => {
        const orders: CommandInput[] = [
          { type: 'refresh' },
          ...everywhere('cred-3', where),
          { type: 'leak', credential: 'cred-3' },
          { type: 'revoke', credential: 'cred-2' },
          { type: 'revoke', credential: 'cred-3' },
          { type: 'revoke', credential: 'cred-1' },
        ];
        const scenario = quiet({ ...api, keyIdCheck, regions: where }, { tokensFor: 'api_key' });
        const { jwt } = await exposureS(scenario, [{ type: 'mint', lane: 'jwt' }], orders);
        const asked: Answers = keyIdCheck ? { ...answers, lookup: 'client', list: 0 } : answers;
        expect(jwt).toBe(windowS('api-key', { ...asked, verdict: 0, issued: 'yes' }, 'tokens'));
      }),
      SAMPLE,
    );
  });

  test('of a signing key: the copies of the key set, however long the forged token would live', async () => {
    await fc.assert(
      fc.asyncProperty(seconds(86_400), regions, async (jwksCacheS, where) => {
        const orders: CommandInput[] = [
          { type: 'leak_signing_key' },
          ...everywhere('cred-1', where),
          { type: 'remove_signing_key' },
        ];
        const scenario = quiet({ jwksCacheS, accessTtlS: 30 * 86_400, regions: where });
        const { jwt } = await exposureS(scenario, [], orders);
        expect(jwt).toBe(windowS('signing-key', { alg: 'pair', keyset: jwksCacheS, cdn: 0, gate: 0 }));
      }),
      SAMPLE,
    );
  });
});

describe('a kind that the simulation does not know', () => {
  const known: readonly LeakedCredential[] = ['api-key', 'access-token', 'refresh-token', 'signing-key'];
  const others = CREDENTIALS.filter((kind) => !known.includes(kind));

  test.each(others)('%s gives figures with a source each, or says that it is unknown', (kind) => {
    const vendors = kind === 'third-party-key' ? CHOICES.vendor.offers : ['other' as const];
    for (const vendor of vendors) {
      const { windows } = planFor(kind, { vendor });
      expect(windows.length).toBeGreaterThan(0);
      for (const { window } of windows) {
        for (const { of, seconds: figure } of window.terms) {
          const { citations = [] } = of in SECONDS ? secondsWords[of as SecondsId] : termWords[of];
          if (figure === null) expect([of, window.is]).not.toEqual([of, 'at-most']);
          else expect([of, citations.length > 0]).toEqual([of, true]);
        }
      }
    }
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstScenario, type LabScenario } from '../../../src/content/scenarios/index.js';
import { sandbox } from '../../../src/content/scenarios/sandbox.js';
import { runFault, type Command, type RunFile } from '../../../src/core/simulation/index.js';
import { readRunLink, writeRunLink } from '../../../src/state/lab/link.js';
import { parseRoute } from '../../../src/state/shell/route.js';

const { world } = firstScenario;
/** The same story with everything unlocked. */
const open: LabScenario = { ...firstScenario, commands: sandbox.commands, settings: sandbox.settings };

function queryOf(link: string | null): Record<string, string> {
  const route = parseRoute(link ?? '');
  return route.page === 'lab' ? route.query : {};
}

/** What a link holds beside its words, base64url undone. */
function contentsOf(link: string | null): string {
  const { c = '' } = queryOf(link);
  return `${link} ${Buffer.from(c.replace(/^1\./, ''), 'base64url').toString()}`;
}

const order = fc.oneof(
  fc.record({ type: fc.constant('mint' as const), lane: fc.constantFrom('key' as const, 'jwt' as const) }),
  fc.record({
    type: fc.constantFrom('leak' as const, 'revoke' as const),
    credential: fc.integer({ min: 1, max: 99 }).map((number) => `cred-${number}` as const),
  }),
  fc.record({
    type: fc.constant('rotate' as const),
    credential: fc.constant('cred-1' as const),
    overlapS: fc.integer({ min: 0, max: 604_800 }),
  }),
  fc.record({
    type: fc.constant('configure' as const),
    dials: fc.record({ denylist: fc.boolean(), keyCacheS: fc.integer({ min: 0, max: 86_400 }) }),
  }),
  fc.constant({
    type: 'send' as const,
    request: {
      method: 'GET' as const,
      path: '/v1/orders',
      query: [],
      region: null,
      longLines: [],
      credentials: [{ as: 'bearer' as const, secret: 'cred-2' as const, edits: ['payload' as const] }],
      body: null,
    },
  }),
);

const run: fc.Arbitrary<RunFile> = fc
  .record({
    seed: fc.nat(),
    at: fc.integer({ min: world.startsAt, max: world.endsAt }),
    commands: fc.array(
      fc
        .tuple(order, fc.integer({ min: world.startsAt, max: world.endsAt }))
        .map(([given, at]) => ({ ...given, at })),
      { maxLength: 20 },
    ),
    api: fc.constantFrom({}, { alg: 'RS256' as const }, { denylist: true, accessTtlS: 60 }),
  })
  .map(({ seed, at, commands, api }) => ({
    format: 'key-or-token/run' as const,
    version: 1 as const,
    scenario: { ...world, api: { ...world.api, ...api } },
    seed,
    commands: commands as Command[],
    until: at,
  }));

test('a link brings back the very run and moment it was made of', () => {
  fc.assert(
    fc.property(run, (file) => {
      const link = writeRunLink(open, file);
      expect(readRunLink(open, queryOf(link))).toEqual({ kind: 'run', file });
    }),
  );
});

test('a link holds names of credentials, never one of them', () => {
  fc.assert(
    fc.property(run, (file) => {
      expect(contentsOf(writeRunLink(firstScenario, file))).not.toMatch(
        /kot_demo_|kot_refresh_|eyJ[\w-]{8,}\.eyJ/,
      );
    }),
  );
});

test('whatever stands in an address is a run that can be played, a sentence, or nothing for us', () => {
  const anything = fc.record(
    {
      seed: fc.string(),
      at: fc.string(),
      c: fc.oneof(
        fc.string(),
        fc.base64String().map((text) => `1.${text}`),
      ),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(anything, (query) => {
      const linked = readRunLink(firstScenario, query);
      if (linked.kind === 'run') expect(runFault(linked.file)).toBeNull();
      else expect(linked.kind === 'none' || linked.sentence.endsWith('.')).toBe(true);
    }),
  );
});

test('JSON that somebody edited is a run that can be played, or a sentence', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      const c = `1.${Buffer.from(json).toString('base64url')}`;
      const linked = readRunLink(firstScenario, { c });
      expect(linked.kind === 'run' ? runFault(linked.file) : linked.kind).toBe(
        linked.kind === 'run' ? null : 'fault',
      );
    }),
  );
});

function faultOf(said: unknown, query: Record<string, string> = {}): string {
  const c = `1.${Buffer.from(JSON.stringify(said)).toString('base64url')}`;
  const linked = readRunLink(firstScenario, { ...query, c });
  return linked.kind === 'fault' ? linked.sentence : linked.kind;
}

test('what is wrong with a link is said, and where', () => {
  const revoke = { type: 'revoke', credential: 'cred-1', at: 1000 };
  expect(faultOf({ commands: [revoke, { type: 'bribe', at: 2000 }] })).toContain('does not know command 2');
  expect(faultOf({ commands: [{ ...revoke, at: -1 }] })).toContain('the time of command 1');
  expect(faultOf({ commands: [{ ...revoke, at: 9e15 }] })).toContain('the time of command 1');
  expect(faultOf({ api: { accessTtlS: -900 } })).toContain('api.accessTtlS');
  expect(faultOf({ api: { refreshTtlS: 9e14 } })).toContain('api.refreshTtlS');
  expect(faultOf({ api: { accessTtlS: null } })).toContain('api.accessTtlS');
  expect(faultOf({}, { seed: 'NaN' })).toContain('“seed”');
  expect(faultOf({}, { at: '-5' })).toContain('“at”');
  expect(faultOf({}, { at: '999999999999' })).toContain('“at”');
  expect(readRunLink(firstScenario, { c: '2.e30' })).toMatchObject({
    kind: 'fault',
    sentence: expect.stringContaining('newer version') as string,
  });
});

test('what a story does not unlock, no link brings in; a call from a console comes along', () => {
  const revoke = { type: 'revoke', credential: 'cred-1', at: 1000 };
  const locked = 'the story does not unlock command 2';
  expect(faultOf({ commands: [revoke, { type: 'delete_user', user: 'user-1', at: 2000 }] })).toContain(
    locked,
  );
  expect(faultOf({ commands: [revoke, { type: 'configure', dials: { keyCacheS: 0 }, at: 2000 }] })).toContain(
    locked,
  );
  expect(faultOf({ commands: [{ type: 'configure', dials: { denylist: true }, at: 2000 }] })).toBe('run');
  const [call] = fc.sample(order, { numRuns: 200, seed: 1 }).filter(({ type }) => type === 'send');
  expect(faultOf({ commands: [{ ...call, at: 2000 }] })).toBe('run');
});

test('nothing that a link was made of by hand is quoted back', () => {
  expect(faultOf({ commands: [{ type: 'kot_demo_secret', at: 0 }] })).not.toContain('kot_demo');
});

test('a world of its own, or too many commands, fit no link', () => {
  const file: RunFile = {
    format: 'key-or-token/run',
    version: 1,
    scenario: world,
    seed: 1,
    commands: [],
    until: world.startsAt,
  };
  expect(writeRunLink(firstScenario, file)).not.toBeNull();
  expect(
    writeRunLink(firstScenario, { ...file, scenario: { ...world, endsAt: world.endsAt + 1 } }),
  ).toBeNull();
  const revoke: Command = { type: 'revoke', credential: 'cred-1', at: world.startsAt };
  expect(
    writeRunLink(firstScenario, { ...file, commands: Array.from({ length: 500 }, () => revoke) }),
  ).toBeNull();
});

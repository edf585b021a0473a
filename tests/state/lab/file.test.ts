import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstScenario } from '../../../src/content/scenarios/index.js';
import { runFault, type RunFile } from '../../../src/core/simulation/index.js';
import { readRunFile } from '../../../src/state/lab/file.js';

const good: RunFile = {
  format: 'key-or-token/run',
  version: 1,
  scenario: firstScenario.world,
  seed: 1,
  commands: [{ type: 'revoke', credential: 'cred-1', at: firstScenario.world.startsAt + 1000 }],
  until: firstScenario.world.startsAt + 2000,
};

async function sentenceFor(change: Record<string, unknown>): Promise<string> {
  const opened = await readRunFile(new Blob([JSON.stringify({ ...good, ...change })]));
  return opened.ok ? 'opened' : opened.sentence;
}

test('a run that was downloaded can be opened', async () => {
  expect(await readRunFile(new Blob([JSON.stringify(good)]))).toMatchObject({ ok: true, file: good });
});

test('a file of 50 MB is refused before it is read', async () => {
  const text = (): Promise<string> => Promise.reject(new Error('it was read'));
  const opened = await readRunFile({ size: 50_000_000, text });
  expect(opened).toEqual({
    ok: false,
    sentence: 'This file has 50.0 MB, and a run has at most 1 MB. It was not read.',
  });
});

const { scenario } = good;
test.each<[what: string, change: Record<string, unknown>, says: string]>([
  ['a newer version', { version: 2 }, 'newer version'],
  [
    'a command that the story does not unlock',
    { commands: [{ type: 'delete_user', user: 'user-1', at: good.until }] },
    'does not unlock command 1',
  ],
  ['something else', { format: 'holiday photos' }, 'holds no run'],
  ['an unknown scenario', { scenario: { ...scenario, id: 'no-such' } }, 'does not have'],
  ['a name that every object has', { scenario: { ...scenario, id: 'constructor' } }, 'does not have'],
  [
    'a negative lifetime',
    { scenario: { ...scenario, api: { ...scenario.api, accessTtlS: -1 } } },
    'api.accessTtlS',
  ],
  [
    'the year 9999',
    { scenario: { ...scenario, startsAt: Date.UTC(9999, 0), endsAt: Date.UTC(9999, 1) } },
    'startsAt',
  ],
  ['a number that JSON has no word for', { seed: NaN }, 'seed'],
  [
    'a delay longer than any run',
    { scenario: { ...scenario, customer: { ...scenario.customer, signInAfterMs: 9e15 } } },
    'customer.signInAfterMs',
  ],
  [
    'more calls than anybody waits for',
    {
      scenario: {
        ...scenario,
        endsAt: scenario.startsAt + 30 * 86_400_000,
        traffic: { customer: { everyMs: 1000, jitter: 0 }, attacker: { everyMs: 1000, jitter: 0 } },
      },
    },
    'scenario.traffic',
  ],
  ['a command nobody knows', { commands: [{ type: 'bribe', at: scenario.startsAt }] }, 'command 1'],
  ['a moment after the end', { until: scenario.endsAt + 1 }, 'until'],
])('%s gets a sentence that says where', async (_what, change, says) => {
  expect(await sentenceFor(change)).toContain(says);
});

test('any text is a run that can be played, or a sentence', async () => {
  const texts = fc.oneof(fc.string(), fc.json(), fc.constant('['.repeat(200_000)));
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const opened = await readRunFile(new Blob([text]));
      expect(opened.ok ? runFault(opened.file) : opened.sentence.endsWith('.')).toBe(opened.ok ? null : true);
    }),
  );
});

test('a run with any one number edited plays, or is refused with its place', async () => {
  const numbers = fc.constantFrom(-1, 0, 0.5, 1e9, 9e15, Number.MAX_VALUE, null, 'NaN');
  const paths = [
    ['seed'],
    ['until'],
    ['scenario', 'startsAt'],
    ['scenario', 'endsAt'],
    ['scenario', 'api', 'accessTtlS'],
    ['scenario', 'api', 'refreshTtlS'],
    ['scenario', 'api', 'leewayS'],
    ['scenario', 'api', 'limit', 'requests'],
    ['scenario', 'traffic', 'customer', 'everyMs'],
    ['scenario', 'traffic', 'attacker', 'jitter'],
    ['scenario', 'customer', 'refreshBeforeMs'],
    ['commands', '0', 'at'],
  ];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), numbers, async (path, number) => {
      const file = JSON.parse(JSON.stringify(good)) as Record<string, unknown>;
      const holder = path.slice(0, -1).reduce((held, name) => held[name] as Record<string, unknown>, file);
      holder[path.at(-1) ?? ''] = number;
      const opened = await readRunFile(new Blob([JSON.stringify(file)]));
      expect(opened.ok || /“|command/.test(opened.sentence)).toBe(true);
    }),
  );
});

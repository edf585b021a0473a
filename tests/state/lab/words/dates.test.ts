import { expect, test } from 'vitest';
import { dayLongToken } from '../../../../src/content/scenarios/dayLongToken.js';
import { startRun } from '../../../../src/core/simulation/index.js';
import { keptTables } from '../../../../src/state/lab/serverTables/index.js';
import { MarkIndex } from '../../../../src/state/lab/timeline/markIndex.js';
import { sceneOf } from '../../../../src/state/lab/timeline/scene.js';
import { whyOf } from '../../../../src/state/lab/why/index.js';
import { runTime } from '../../../../src/state/text/format.js';

const { world, prediction } = dayLongToken;
const at = (day: number, hour: number): number => Date.UTC(2026, 10, day, hour);

test('a moment carries its date on every day but the one on which the run began', () => {
  expect(runTime(at(24, 10), world.startsAt)).toBe('10:00:00');
  expect(runTime(at(25, 10), world.startsAt)).toBe('25 Nov 10:00:00');
});

test('past midnight, what is drawn, explained and kept names the day', async () => {
  const run = await startRun(world, 1, prediction?.commands);
  await run.advance(world.endsAt);
  const view = run.view(world.endsAt);
  const credentials = new Map(view.credentials.map((row) => [row.id, row]));
  const expired = run.log.find(
    ({ kind, lane, ...event }) =>
      kind === 'request' &&
      lane === 'jwt' &&
      event.at > at(25, 9) &&
      'actor' in event &&
      event.actor === 'attacker',
  );
  const why = expired?.kind === 'request' ? whyOf(expired, run.log, credentials, world) : null;
  expect(why?.cause?.sentence).toContain('it expired at 25 Nov 09:00:00 UTC');
  expect(why?.otherwise).toEqual([]);

  const index = new MarkIndex().follow(run.log);
  const told = { world, view, index, selected: null, baseline: null, bookmarks: [] };
  const { details, words } = sceneOf(told, { from: at(25, 8), to: at(25, 12) }, 900);
  const late = details.find(({ id }) => id.startsWith('late'));
  expect(late?.says()).toMatch(/from 11:00:00 to 25 Nov 09:00:00 UTC\.$/);
  expect(words.find(({ id }) => id === 'clock')?.text).toBe('25 Nov 12:00:00');
  const ticks = words.filter(({ id }) => id.startsWith('tick'));
  expect(ticks.length).toBeGreaterThan(1);
  expect(ticks.every(({ text }) => text.startsWith('25 Nov '))).toBe(true);

  const [denied] = keptTables(view, null).find(({ id }) => id === 'revokedTokens')?.rows ?? [];
  expect(denied?.detail).toMatch(/^since 11:00:00 · may go at 25 Nov /);
});

import { expect, test } from 'vitest';
import { sandbox } from '../../../../src/content/scenarios/sandbox.js';
import { Lab } from '../../../../src/state/lab/lab.svelte.js';
import { HandFrames } from '../../frames.js';

const deps = { frames: new HandFrames(), reducedMotion: () => false };
const HOUR = 3_600_000;
const { startsAt } = sandbox.world;

test('the sandbox goes on past any hour, and its timeline grows with it', async () => {
  const lab = await Lab.open(sandbox, deps, 1);
  expect(lab.shownUntil).toBe(startsAt + HOUR);
  await lab.playback.seek(startsAt + 1.5 * HOUR);
  expect([lab.playback.ended, lab.shownUntil]).toEqual([false, startsAt + 2 * HOUR]);
  // What has been computed can be gone back to.
  await lab.playback.seek(startsAt);
  expect(lab.shownUntil).toBe(startsAt + 2 * HOUR);
});

test('a run of it that was kept when it ended after an hour goes on as well', async () => {
  const run = (await Lab.open(sandbox, deps, 1)).export();
  const old = { ...run, scenario: { ...run.scenario, endsAt: startsAt + HOUR } };
  const lab = await Lab.resume(sandbox, deps, old);
  await lab.playback.seek(startsAt + 1.2 * HOUR);
  expect(lab.playback.at).toBe(startsAt + 1.2 * HOUR);
  expect(lab.world).toEqual(sandbox.world);
});

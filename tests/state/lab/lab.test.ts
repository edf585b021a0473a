import { afterEach, expect, test, vi } from 'vitest';
import { firstScenario } from '../../../src/content/scenarios/index.js';
import { ALGS } from '../../../src/core/credentials/index.js';
import { Lab } from '../../../src/state/lab/lab.svelte.js';
import { bundled, EACH } from '../../core/simulation/eachCommand.js';

const deps = { frames: { request: () => undefined }, reducedMotion: () => true };

afterEach(() => vi.restoreAllMocks());

test('the story can be told again with every algorithm', async () => {
  const lab = await Lab.open(firstScenario, deps, 1);
  for (const alg of ALGS) {
    await lab.signWith(alg);
    await lab.playback.seek(firstScenario.opensAt);
    expect([lab.world.api.alg, lab.notice, lab.view.credentials.length]).toEqual([alg, null, 3]);
  }
});

test('an algorithm that this browser lacks gets a sentence, and the run stays', async () => {
  const lab = await Lab.open(firstScenario, deps, 1);
  vi.spyOn(crypto.subtle, 'generateKey').mockRejectedValue(new DOMException('no', 'NotSupportedError'));
  await lab.signWith('Ed25519');
  expect(lab.notice).toContain('cannot sign with Ed25519');
  expect(lab.world.api.alg).toBe('ES256');
});

test('every command can be undone, the last one first', async () => {
  const lab = await Lab.open({ ...firstScenario, world: bundled }, deps, 1);
  const types = Object.keys(EACH);
  const done = (): string[] =>
    lab.log.flatMap((event) =>
      event.kind === 'command' && event.at === lab.nowMs ? [event.command.type] : [],
    );
  for (const order of Object.values(EACH)) await lab.act(order);
  expect(done()).toEqual(types);
  for (let left = types.length; left > 0; left -= 1) {
    expect([done(), lab.canUndo]).toEqual([types.slice(0, left), true]);
    await lab.undo();
  }
  expect([done(), lab.canUndo]).toEqual([[], false]);
});

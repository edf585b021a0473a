import { expect, test } from 'vitest';
import { firstScenario } from '../../../../src/content/scenarios/index.js';
import { startRun } from '../../../../src/core/simulation/index.js';
import { isExposureKnown } from '../../../../src/state/lab/words/exposure.js';
import { PEOPLE } from '../../../../src/state/lab/words/people.js';

const { world } = firstScenario;
const at = (minute: number): number => world.startsAt + minute * 60_000;

test('that a revoked key lets nobody in is known from the thief’s next call on, not before', async () => {
  const run = await startRun(world, 2026, [{ type: 'revoke', credential: 'cred-1', at: at(8) }]);
  await run.advance(at(10));
  const knownAt = (moment: number): boolean =>
    isExposureKnown('key', { view: run.view(moment), wholeLog: run.log, people: PEOPLE });
  const call = run.log.find(
    (event) =>
      event.kind === 'request' && event.actor === 'attacker' && event.lane === 'key' && event.at > at(8),
  );
  expect(knownAt(at(8))).toBe(false);
  expect(knownAt((call?.at ?? 0) - 1)).toBe(false);
  expect(knownAt(call?.at ?? 0)).toBe(true);
  expect(knownAt(at(7))).toBe(true);
});

import { expect, test } from 'vitest';
import { storeDown } from '../../../../src/content/scenarios/storeDown.js';
import { judge, outcomeAt, replay, settingsOf } from '../../../../src/core/simulation/index.js';
import { SETTING_WORDS } from '../../../../src/content/lab/settings.js';
import { bridgesOver, mustLastS } from '../../../../src/state/lab/story/outage.js';

const { world, goal, outage } = storeDown;
if (!goal || !outage) throw new Error('the story has a goal and an outage');
const actAt = storeDown.actAt ?? 0;
const neededS = mustLastS(outage, actAt) ?? 0;

type Dials = { keyCacheS: number; denylistPropagationS: number };
const valuesOf = (name: keyof Dials): number[] => SETTING_WORDS[name].choices.map(([value]) => Number(value));
const offered: Dials[] = [
  ...valuesOf('keyCacheS').map((keyCacheS) => ({ keyCacheS, denylistPropagationS: 600 })),
  ...valuesOf('denylistPropagationS')
    .filter((value) => value < 600)
    .map((denylistPropagationS) => ({
      keyCacheS: 600,
      denylistPropagationS,
    })),
];

test.each(offered)(
  'what the card says of $keyCacheS s and $denylistPropagationS s is what happens',
  async (dials) => {
    const file = { format: 'key-or-token/run', version: 1, scenario: world, seed: 2026 } as const;
    const run = await replay({
      ...file,
      commands: [{ at: actAt, type: 'configure', dials }],
      until: goal.judgedAt,
    });
    const promised = bridgesOver(neededS, { ...settingsOf(world.api), ...dials });
    if (!run.ok) throw new Error(run.code);
    const { unmet } = judge(goal, outcomeAt(run.value, goal.judgedAt));
    expect(promised.map(({ outlasts }) => outlasts)).toEqual(
      ['key', 'JWT'].map((lane) => !unmet.some(({ condition }) => condition.says.includes(`${lane} lane`))),
    );
  },
);

test('each copy has a dial with a value that is long enough, and one that is not', () => {
  for (const name of ['keyCacheS', 'denylistPropagationS'] as const) {
    expect(storeDown.settings).toContain(name);
    expect(Math.max(...valuesOf(name))).toBeGreaterThanOrEqual(neededS);
    expect(Math.min(...valuesOf(name))).toBeLessThan(neededS);
  }
});

test('once the outage has begun nothing can be copied any more', () => {
  expect(mustLastS(outage, outage.from)).toBeNull();
});

import { describe, expect, test } from 'vitest';
import { SETTING_WORDS, type SettingName } from '../../src/content/lab/settings.js';
import type { Command } from '../../src/core/simulation/index.js';
import { scenarios } from '../../src/content/scenarios/all.js';
import { OVERLAPS_S } from '../../src/state/lab/moves/onCredentials.js';
import { roundly, sameValue, settingValue } from '../../src/state/lab/words/settings.js';

/** What a story asks for has to be there to choose. */
describe.each(Object.entries(scenarios))('%s', (_, story) => {
  const dials = story.settings.filter((name): name is SettingName => name !== 'down');
  const offered = [
    ...dials.flatMap((name) => SETTING_WORDS[name].choices.map(([value]) => settingValue(name, value))),
    ...OVERLAPS_S.map(roundly),
  ];

  test('its solution turns dials one at a time, to values that they offer', () => {
    const missing = story.solution.flatMap((command): readonly Command[] => {
      if (command.type === 'rotate')
        return OVERLAPS_S.some((each) => each === command.overlapS) ? [] : [command];
      if (command.type !== 'configure') return [];
      const turned = Object.entries(command.dials) as [SettingName, unknown][];
      const isOffered = turned.every(([name, value]) =>
        SETTING_WORDS[name].choices.some(([choice]) => sameValue(choice, value)),
      );
      return turned.length === 1 && isOffered ? [] : [command];
    });
    expect(missing).toEqual([]);
  });

  test('a hint names a time only as a dial has it', () => {
    // Where nothing is to be chosen, a figure tells of the story.
    const chooses = dials.length > 0 || story.commands.includes('rotate');
    const named = story.hints.flatMap(
      (hint) => hint.match(/\b\d+ ?(?:s|seconds|min|minutes|h|hours)\b/g) ?? [],
    );
    expect(named.filter((time) => chooses && !offered.includes(time))).toEqual([]);
  });
});

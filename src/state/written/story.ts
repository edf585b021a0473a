import type { LabScenario } from '../../content/scenarios/index.js';
import { crc32, isRecord, utf8 } from '../../core/shared/index.js';
import type { CommandType, Settings } from '../../core/simulation/index.js';
import { without } from './without.js';

/** A story as somebody writes it: what ours have, but for what leads from ours to the rest of the app. */
export type WrittenStory = Omit<
  LabScenario,
  'sources' | 'items' | 'recipe' | 'practice' | 'otherSide' | 'endless' | 'written'
>;

/** The name that the Lab keeps a run of the draft by. */
export const DRAFT_ID = 'draft';

/** As the Lab plays it. Each story has an id of its own, so that a run of one is never taken for a run of another. */
export function asScenario(story: WrittenStory, written: NonNullable<LabScenario['written']>): LabScenario {
  const id = written.by === 'you' ? DRAFT_ID : `written-${fingerprint(story)}`;
  return { ...story, world: { ...story.world, id }, sources: [], items: [], written };
}

/** One of ours, or one that was opened, as something to write on. */
export function asWritten(told: LabScenario): WrittenStory {
  const story = without(told, 'sources', 'items', 'recipe', 'practice', 'otherSide', 'endless', 'written');
  return { ...story, world: { ...story.world, id: 'written' } };
}

/** What has to be unlocked: the commands and the settings of its solution and of its question. */
export function neededBy({ solution, prediction }: Pick<WrittenStory, 'solution' | 'prediction'>): {
  commands: CommandType[];
  settings: (keyof Settings)[];
} {
  const given = [...solution, ...(prediction?.commands ?? [])];
  const dials = given.flatMap((command) => (command.type === 'configure' ? Object.keys(command.dials) : []));
  return {
    commands: [...new Set(given.map(({ type }) => type))],
    settings: [...new Set(dials)] as (keyof Settings)[],
  };
}

/** Whatever the order in which its members were written. */
function fingerprint(story: WrittenStory): string {
  const inOrder = (_name: string, value: unknown): unknown =>
    isRecord(value) ? Object.fromEntries(Object.entries(value).sort()) : value;
  return crc32(utf8(JSON.stringify(story, inOrder)))
    .toString(16)
    .padStart(8, '0');
}

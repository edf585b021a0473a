import { isRecord, list, type Reader } from '../../core/shared/index.js';
import { runFault, type Command } from '../../core/simulation/index.js';
import { FIRST_SEED } from '../lab/index.js';
import type { Entry } from '../shell/storedValue.svelte.js';
import { MOST, story as readWritten } from './read.js';
import type { WrittenStory } from './story.js';

/** A story that is being written. */
export interface Draft {
  story: WrittenStory;
  /** Commands of the run that are no part of it, for as long as they may be taken in again. */
  leftOut: readonly Command[];
}

/** What the browser keeps of it: no credential, since a run names none but by its number. */
export interface StoredDraft {
  version: 1;
  draft: Draft | null;
  /** What there was before a draft was begun, cleared or given another solution, until it is not wanted any more. */
  before: Draft | null;
}

export const DRAFT: Entry<StoredDraft> = {
  name: 'draft',
  called: 'the story that you write',
  version: 1,
  read(value) {
    if (!isRecord(value) || value['version'] !== 1) return undefined;
    const [draft, before] = [value['draft'], value['before']].map((each) =>
      each === null ? null : readDraft(each),
    );
    return draft === undefined || before === undefined ? undefined : { version: 1, draft, before };
  },
  first: { version: 1, draft: null, before: null },
};

const records: Reader<Command[]> = list(
  (value) => (isRecord(value) ? (value as unknown as Command) : undefined),
  MOST.commands,
);

export const readDraft: Reader<Draft> = (value) => {
  if (!isRecord(value)) return undefined;
  const [story, leftOut] = [readWritten(value['story']), records(value['leftOut'])];
  if (!story || !leftOut) return undefined;
  const { startsAt: until } = story.world;
  const run = { format: 'key-or-token/run', version: 1, scenario: story.world, seed: FIRST_SEED };
  return runFault({ ...run, commands: leftOut, until }) ? undefined : { story, leftOut };
};

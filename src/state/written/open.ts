import { LACKS } from '../../content/write/lacks.js';
import type { LabScenario } from '../../content/scenarios/index.js';
import type { Shelf } from '../shell/shelf.js';
import { StoredValue, type Entry } from '../shell/storedValue.svelte.js';
import { DRAFT } from './draft.js';
import { failuresOf, lacksOf } from './lacks.js';
import { prove } from './prove.js';
import { story as readWritten } from './read.js';
import { holdsStory, packStory, readStoryFile, readStoryLink, type ReadStory } from './share.js';
import { asScenario, type WrittenStory } from './story.js';

/** The story that came from a file last, which no address carries. */
export const OPENED: Entry<WrittenStory | null> = {
  name: 'written',
  called: 'the story that you opened from a file',
  version: 0,
  read: readWritten,
  first: null,
};

/** The story of a link, or else the one that came from a file; a sentence where it cannot be played. */
export async function openWritten(packed: string | undefined, shelf: Shelf): Promise<LabScenario | string> {
  const read = packed === undefined ? fromFile(shelf) : readStoryLink(packed);
  if (!read.ok) return read.sentence;
  const { story } = read;
  const fault = await faultOf(story);
  if (fault !== null) return fault;
  return asScenario(story, { by: 'somebody', packed: packed === undefined ? packStory(story) : packed });
}

/** What keeps a whole story from being played, found out by playing it; null where nothing does. */
export async function faultOf(story: WrittenStory): Promise<string | null> {
  const proof = lacksOf(story).length === 0 ? await prove(story) : null;
  const [lack] = proof ? failuresOf(story, proof) : lacksOf(story);
  return lack ? `${LACKS[lack].says} Its author can fix that on the page “Write your own story”.` : null;
}

/** The draft, complete or not: its writer plays it to find out. */
export function openDraft(shelf: Shelf): LabScenario | string {
  const { draft } = new StoredValue(shelf, DRAFT).value;
  return draft
    ? asScenario(draft.story, { by: 'you', packed: null })
    : 'There is no draft in this browser. Begin one on the page “Write your own story”.';
}

/** Keeps the story of a file for the Lab to open: a sentence where it cannot, null where the file is no story at all. */
export async function keepStoryFile(
  from: Pick<Blob, 'size' | 'text'>,
  shelf: Shelf,
): Promise<'kept' | string | null> {
  if (!(await holdsStory(from))) return null;
  const read = await readStoryFile(from);
  if (!read.ok) return read.sentence;
  return new StoredValue(shelf, OPENED).save(read.story)
    ? 'kept'
    : 'This browser keeps nothing, so the Lab cannot be handed the story. Ask for its link instead.';
}

function fromFile(shelf: Shelf): ReadStory {
  const story = new StoredValue(shelf, OPENED).value;
  return story
    ? { ok: true, story }
    : { ok: false, sentence: 'No story came with this address. Ask for the link or the file again.' };
}

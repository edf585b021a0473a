import { isRecord, type Fault } from '../../core/shared/index.js';
import { LONGEST, linkFaults, pack, unpack } from '../shell/packed.js';
import { formatRoute } from '../shell/route.js';
import { readStory, story as readWritten } from './read.js';
import type { WrittenStory } from './story.js';

/** A story is some kilobytes: whatever is larger is something else, and is not even read. */
const LARGEST_BYTES = 200_000;

export type ReadStory = { ok: true; story: WrittenStory } | { ok: false; sentence: string };

/** The fragment that carries a whole story, `#/lab/written?s=…`; null where it would be too long for a link. */
export function storyLink(story: WrittenStory): string | null {
  const packed = packStory(story);
  return packed === null ? null : formatRoute(['lab', 'written'], { s: packed });
}

/** What its address carries of it. */
export function packStory(story: WrittenStory): string | null {
  const packed = pack(story);
  return packed.length <= LONGEST - 200 ? packed : null;
}

export function readStoryLink(packed: string): ReadStory {
  const read = unpack(packed, readWritten);
  return read.ok
    ? { ok: true, story: read.value }
    : { ok: false, sentence: `This link cannot be used. ${linkFaults[read.code]}` };
}

export function writeStoryFile(story: WrittenStory): string {
  return JSON.stringify({ format: 'key-or-token/story', version: 1, story }, null, 2);
}

/** A name that every file system takes. */
export function storyFileName({ title }: WrittenStory): string {
  const words = title.toLowerCase().match(/[a-z0-9]{1,40}/g) ?? [];
  return `key-or-token-story-${words.slice(0, 6).join('-') || 'untitled'}.json`;
}

export async function readStoryFile(from: Pick<Blob, 'size' | 'text'>): Promise<ReadStory> {
  if (from.size > LARGEST_BYTES) {
    const kilobytes = Math.ceil(from.size / 1000);
    return no(`This file has ${kilobytes} KB, and a story at most 200 KB. It was not read.`);
  }
  let file: unknown;
  try {
    file = JSON.parse(await from.text());
  } catch {
    return no('This file is not JSON. Choose one that “Download the story” made.');
  }
  return isStoryFile(file)
    ? readFile(file)
    : no('This file holds no story. Choose one that “Download the story” made.');
}

/** Whether a file says that it is a story, whatever else is in it. */
export async function holdsStory(from: Pick<Blob, 'size' | 'text'>): Promise<boolean> {
  try {
    return from.size <= 1_000_000 && isStoryFile(JSON.parse(await from.text()));
  } catch {
    return false;
  }
}

function isStoryFile(file: unknown): file is Record<string, unknown> {
  return isRecord(file) && file['format'] === 'key-or-token/story';
}

function readFile({ version, story }: Record<string, unknown>): ReadStory {
  if (typeof version === 'number' && version > 1)
    return no('This file was made by a newer version of the app. Reload the page to get it, then try again.');
  if (version !== 1) return no('This file cannot be opened: its “version” is not 1.');
  const read = readStory(story);
  return read.ok ? { ok: true, story: read.value } : no(faultSentence(read.faults[0]));
}

/** The first thing that is wrong, and where. Nothing that was in the file is quoted. */
function faultSentence(fault: Fault | undefined): string {
  const at = fault?.pointer.replace(/^#\/?/, '') ?? '';
  return `This file cannot be opened: ${at === '' ? 'its “story”' : `“${at}”`} ${fault?.detail ?? 'cannot be read'}.`;
}

function no(sentence: string): ReadStory {
  return { ok: false, sentence };
}

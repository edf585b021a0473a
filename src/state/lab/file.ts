import type { LabScenario } from '../../content/scenarios/index.js';
import { runFault, type RunFile } from '../../core/simulation/index.js';
import { faultSentence, lockedSentence } from './fault.js';
import { findStory } from './story/stories.js';
import { firstLocked } from './story/unlocked.js';

/** A run is a few kilobytes: whatever is larger is something else, and is not even read. */
const LARGEST_BYTES = 1_000_000;

export type Opened = { ok: true; file: RunFile; story: LabScenario } | { ok: false; sentence: string };

/** The part of a `File` that is needed here. */
export type Readable = Pick<Blob, 'size' | 'text'>;

/** `shown` is the story on screen, which a run of a story that somebody wrote has to be of. */
export async function readRunFile(from: Readable, shown?: LabScenario): Promise<Opened> {
  if (from.size > LARGEST_BYTES) {
    const megabytes = (from.size / 1e6).toFixed(1);
    return refuse(`This file has ${megabytes} MB, and a run has at most 1 MB. It was not read.`);
  }
  let file: unknown;
  try {
    file = JSON.parse(await from.text());
  } catch {
    return refuse('This file is not JSON. Choose one that “Download the run” made.');
  }
  const fault = runFault(file);
  if (fault) return refuse(faultSentence(fault, 'file'));
  const run = file as RunFile;
  const { id } = run.scenario;
  const story = shown?.world.id === id ? shown : await findStory(id);
  if (!story && /^(draft|written-)/.test(id))
    return refuse('This run belongs to a story that somebody wrote. Open that story first, then the run.');
  if (!story) return refuse('This file names a scenario that this version of the app does not have.');
  const locked = firstLocked(story, run.commands);
  if (locked >= 0) return refuse(lockedSentence(locked, 'file'));
  return { ok: true, file: run, story };
}

export function runFileName({ scenario, seed }: RunFile): string {
  return `key-or-token-${scenario.id}-${seed}`;
}

function refuse(sentence: string): Opened {
  return { ok: false, sentence };
}

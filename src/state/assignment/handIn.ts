import { isRecord, list, object, own, type Reader, type Result } from '../../core/shared/index.js';
import { linkFaults, LONGEST, LONGEST_IN_A_FILE, pack, unpack, type LinkFault } from '../shell/packed.js';
import { formatRoute } from '../shell/route.js';
import { label, readAssignment, readLabel, type Assignment } from './assignment.js';
import { orNull, readMoment, type Begun } from './begun.svelte.js';

/**
 * What a learner hands in of one story: the run, to be done again, and what only the learner's browser knows. It says nothing
 * of whether the goal was met.
 */
export interface Handed {
  story: string;
  /** The fragment that opens the run in the Lab; null where the story was not solved. */
  run: string | null;
  /** When it was solved, hints were asked for and the solution was watched, in milliseconds since 1970. */
  at: number | null;
  hints: readonly number[];
  solution: number | null;
}

export interface HandIn {
  name: string;
  assignment: Assignment;
  work: readonly Handed[];
}

/** Text that is an address of the Lab, and no longer than one in a file can be. */
const readRun: Reader<string> = (value) =>
  typeof value === 'string' && value.length <= LONGEST_IN_A_FILE && value.startsWith('#/lab/')
    ? value
    : undefined;

const MOST_HINTS = 20;

const readHanded = object<Handed>({
  story: readLabel,
  run: orNull(readRun),
  at: orNull(readMoment),
  hints: (value) => {
    const hints = list(readMoment)(value);
    return hints && hints.length <= MOST_HINTS ? hints : undefined;
  },
  solution: orNull(readMoment),
});

const readHandIn = object<HandIn>({ name: readLabel, assignment: readAssignment, work: list(readHanded) });

export function toHandIn(name: string, { assignment, work }: Begun): HandIn {
  return {
    name: label(name),
    assignment,
    work: assignment.stories.flatMap((story) => {
      const done = own(work, story);
      if (!done) return [];
      const { solved, hints, solution } = done;
      return [
        {
          story,
          run: solved?.run ?? null,
          at: solved?.at ?? null,
          hints: hints.slice(0, MOST_HINTS),
          solution,
        },
      ];
    }),
  };
}

/** The fragment that judges it, `#/assignment/hand-ins?h=1.…`; null where it would be too long. */
export function handInLink(handIn: HandIn): string | null {
  const link = formatRoute(['assignment', 'hand-ins'], { h: pack(handIn) });
  return link.length <= LONGEST ? link : null;
}

export function readHandInLink(h: string): Result<HandIn, { code: LinkFault }> {
  return unpack(h, readHandIn);
}

const FORMAT = 'key-or-token/hand-in';
const VERSION = 1;

export function handInFile(handIn: HandIn): string {
  return JSON.stringify({ format: FORMAT, version: VERSION, ...handIn }, null, 2);
}

/** By the name, as far as every file system takes it. */
export function handInFileName({ name }: HandIn): string {
  const plain = name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return `hand-in${plain && `-${plain}`}.json`;
}

export type ReadHandIn = { ok: true; handIn: HandIn } | { ok: false; sentence: string };

/** Reads the text of a file that somebody handed in. */
export function readHandInText(written: string): ReadHandIn {
  let file: unknown;
  try {
    file = JSON.parse(written);
  } catch {
    return refuse('This file is not JSON, or was cut off. Ask for the file that “Download the file” made.');
  }
  if (isRecord(file) && file['format'] === 'key-or-token/run')
    return refuse('This file is a run of one story. Ask for the hand-in, from the page of the assignment.');
  if (!isRecord(file) || file['format'] !== FORMAT)
    return refuse('This file is not a hand-in. Ask for the one that “Download the file” made.');
  if (typeof file['version'] === 'number' && file['version'] > VERSION)
    return refuse(`This hand-in cannot be used. ${linkFaults.newer.replace('open the link', 'open it')}`);
  const handIn = file['version'] === VERSION ? readHandIn(file) : undefined;
  return handIn
    ? { ok: true, handIn }
    : refuse('Something in this hand-in was removed or changed, so it cannot be judged. Ask for it again.');
}

function refuse(sentence: string): ReadHandIn {
  return { ok: false, sentence };
}

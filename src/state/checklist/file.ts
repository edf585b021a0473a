import {
  exportChecklist,
  importChecklist,
  toStageFiles,
  type Checklist,
  type ChecklistEntry,
} from '../../core/checklist/index.js';
import { toZip } from '../../core/shared/index.js';
import { readAnswers, type Behind } from '../decide/index.js';

/** A list is a few hundred kilobytes at most: whatever is larger is something else, and is not even read. */
const LARGEST_BYTES = 2_000_000;

export type ReadFile =
  | { ok: true; items: readonly ChecklistEntry[]; decisions: readonly Behind[] }
  | { ok: false; sentence: string };

/** A list as a file or a document, in any of the formats. */
export const writeChecklist = exportChecklist;

/** The list as Markdown, a file a stage, in one archive: a browser asks before it saves ten files. */
export function writeStages(checklist: Checklist): Uint8Array<ArrayBuffer> {
  return toZip(toStageFiles(checklist));
}

/** Reads a file that somebody chose. A sentence says what is wrong with any other. */
export async function readChecklistFile(from: Pick<Blob, 'size' | 'arrayBuffer'>): Promise<ReadFile> {
  if (from.size > LARGEST_BYTES) {
    const megabytes = (from.size / 1e6).toFixed(1);
    return refuse(`This file is ${megabytes} MB; a checklist is at most 2 MB. It was not read.`);
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await from.arrayBuffer());
  } catch {
    return refuse('This file is not UTF-8 text. Choose the JSON file that this page saved.');
  }
  const read = importChecklist(text);
  if (!read.ok) return refuse(read.message);
  const { items, decisions } = read.value;
  // A file of another version may hold questions or answers that are none of ours: those are left out.
  const behind = decisions.map(({ name, answers }) => ({ name, answers: readAnswers(answers).answers }));
  return { ok: true, items, decisions: behind };
}

function refuse(sentence: string): ReadFile {
  return { ok: false, sentence };
}

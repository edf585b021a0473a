import {
  isRecord,
  list,
  matching,
  object,
  oneOf,
  optional,
  succeed,
  table,
  text,
  type Result,
} from '../shared/index.js';
import { detailsReader } from './readDetails.js';
import { markShape } from './readMark.js';
import type { DecisionDetails } from './recordTypes.js';
import {
  efforts,
  stages,
  type Checklist,
  type ChecklistEntry,
  type DecisionSummary,
  type ImportError,
  type ImportErrorCode,
  type SourceLine,
} from './types.js';

const FORMAT = 'key-or-token/checklist';
const VERSION = 1;
/** Our longest list is under 100,000 characters; far beyond that it is some other file. */
const MAX_LENGTH = 2_000_000;

/** Only addresses that a page may link to. */
const address = matching(/^(?:https:\/\/\P{C}+)?$/u, 'must be an https address');

/** As a file has it: decisions of the first version say no details. */
interface ReadChecklist extends Omit<Checklist, 'decisions'> {
  decisions: (Omit<DecisionSummary, 'details'> & { details: DecisionDetails | null })[];
}

const source = object<SourceLine>({ title: text, section: text, url: address, status: text });

const readChecklist = object<ReadChecklist>({
  decisions: list(
    object<ReadChecklist['decisions'][number]>({
      name: text,
      answers: table(text),
      outcome: text,
      option: text,
      drivers: list(text),
      reasons: list(text),
      runnersUp: list(text),
      ruledOut: list(object({ option: text, reason: text })),
      revisit: list(object({ answer: text, option: text })),
      details: optional<DecisionDetails | null>(detailsReader(source), null),
    }),
  ),
  items: list(
    object<ChecklistEntry>({
      id: text,
      stage: oneOf(stages),
      action: text,
      why: text,
      verify: text,
      effort: optional(oneOf(efforts), 'hours'),
      because: list(text),
      sources: list(source),
      ...markShape,
    }),
  ),
});

const messages: Readonly<Record<ImportErrorCode, string>> = {
  'too-large': 'This file is too large to be a checklist. Choose the JSON file that this page saved.',
  'not-json': 'This file is not JSON, or only part of it. Choose the JSON file that this page saved.',
  'not-a-checklist': 'This JSON comes from another program. Choose the JSON file that this page saved.',
  'other-version':
    'This checklist was saved by another version of this page. Open it there, or start a new one.',
  damaged: 'Part of this checklist is missing or was changed, so nothing was read. Choose an unchanged copy.',
};

export function toJson(checklist: Checklist): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, ...checklist }, null, 2)}\n`;
}

/** Reads what `toJson` wrote, without loss but for what nobody could see (`visible`). Any other text is refused as a whole: half a list would mislead. */
export function importChecklist(source: string): Result<Checklist, ImportError> {
  if (source.length > MAX_LENGTH) return fail('too-large');
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return fail('not-json');
  }
  if (!isRecord(value) || value['format'] !== FORMAT) return fail('not-a-checklist');
  if (value['version'] !== VERSION) return fail('other-version');
  const found = readChecklist(value);
  if (!found) return fail('damaged');
  const decisions = found.decisions.map(({ details, ...rest }) => (details ? { ...rest, details } : rest));
  const checklist = { ...found, decisions };
  return hasTwins(checklist) || lacksReason(checklist) ? fail('damaged') : succeed(checklist);
}

function hasTwins({ items }: Checklist): boolean {
  return new Set(items.map(({ id }) => id)).size < items.length;
}

/** What is not applicable says why, here as on the page. */
function lacksReason({ items }: Checklist): boolean {
  return items.some(({ status, reason }) => status === 'not-applicable' && reason.trim() === '');
}

function fail(code: ImportErrorCode): { ok: false } & ImportError {
  return { ok: false, code, message: messages[code] };
}

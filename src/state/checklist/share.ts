import { findings as allFindings, readMark, type FindingId, type Mark } from '../../core/checklist/index.js';
import type { Behind } from './behind.js';
import { fromBase64url, list, object, optional, table, text, toBase64url } from '../../core/shared/index.js';
import { partsOf } from '../check/index.js';
import { readAnswers } from '../decide/index.js';
import { formatRoute } from '../shell/route.js';

/** Somebody’s list, as a link carries it. */
export interface Shared {
  decisions: readonly Behind[];
  findings: readonly FindingId[];
  /** What nobody could say. */
  unsure: readonly FindingId[];
  /** What a link of the first version names: found, or not ruled out. */
  suspected: readonly FindingId[];
  marks: Readonly<Record<string, Mark>>;
}

const VERSION = '1';
/** A longer address does not survive every messenger. */
const LONGEST = 8000;

/**
 * The fragment of a list, `#/checklist/shared?l=1.…`: JSON in base64url (RFC 4648 section 5). Notes, owners, due dates
 * and reasons go along only when asked. Null where it would be too long.
 */
export function shareLink(shared: Shared, withNotes: boolean): string | null {
  const { marks, suspected, ...rest } = shared;
  const said = Object.entries(marks)
    .filter(([, { status }]) => withNotes || status !== 'todo')
    .map(([id, mark]) => [id, withNotes ? mark : { ...mark, reason: '', note: '', owner: '', due: '' }]);
  const json = JSON.stringify({
    ...rest,
    ...(suspected.length > 0 && { suspected }),
    marks: Object.fromEntries(said) as Shared['marks'],
  });
  const link = formatRoute(['checklist', 'shared'], { l: `${VERSION}.${toBase64url(json)}` });
  return link.length <= LONGEST ? link : null;
}

const shape = object<{
  decisions: { name: string; answers: Record<string, string> }[];
  findings: string[];
  unsure: string[] | null;
  suspected: string[];
  marks: Record<string, Mark>;
}>({
  decisions: list(object({ name: text, answers: table(text) })),
  findings: optional(list(text), []),
  unsure: optional<string[] | null>(list(text), null),
  suspected: optional(list(text), []),
  marks: optional(table(readMark), {}),
});

/** Null for anything that this version did not write; within it, what it does not know is left out. */
export function readShared(said: string): Shared | null {
  if (!said.startsWith(`${VERSION}.`) || said.length > LONGEST) return null;
  try {
    const read = shape(JSON.parse(fromBase64url(said.slice(VERSION.length + 1))));
    if (!read) return null;
    const known = (ids: readonly string[]): FindingId[] => allFindings.filter((id) => ids.includes(id));
    const findings = known(read.findings);
    return {
      decisions: read.decisions.map(({ name, answers }) => ({ name, answers: readAnswers(answers).answers })),
      findings,
      unsure: known(read.unsure ?? []),
      suspected: read.unsure ? known(read.suspected) : known(findings.flatMap(partsOf)),
      marks: withReasons(read.marks),
    };
  } catch {
    return null;
  }
}

/** A link may have been made without reasons; that there was one is known. */
function withReasons(marks: Shared['marks']): Shared['marks'] {
  const explained = Object.entries(marks).map(([id, mark]) => {
    const lacks = mark.status === 'not-applicable' && mark.reason.trim() === '';
    return [id, lacks ? { ...mark, reason: 'the link does not say why' } : mark] as const;
  });
  return Object.fromEntries(explained);
}

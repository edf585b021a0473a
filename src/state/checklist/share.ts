import { findings as allFindings, readMark, type FindingId, type Mark } from '../../core/checklist/index.js';
import { list, object, optional, succeed, table, text, type Result } from '../../core/shared/index.js';
import { partsOf } from '../check/index.js';
import { carried, type Carried } from '../decide/index.js';
import { LONGEST, pack, unpack, type LinkFault } from '../shell/packed.js';
import { formatRoute } from '../shell/route.js';

/** Somebody’s list, as a link carries it. */
export interface Shared {
  decisions: Carried['decisions'];
  /** What its decisions say that is none of our questions or answers. */
  problems: Carried['problems'];
  findings: readonly FindingId[];
  /** What nobody could say. */
  unsure: readonly FindingId[];
  /** What a link of the first version names: found, or not ruled out. */
  suspected: readonly FindingId[];
  /** What Inspect found: ids of its findings. */
  inspected: readonly string[];
  marks: Readonly<Record<string, Mark>>;
}

/**
 * The fragment of a list, `#/checklist/shared?l=1.…`: JSON in base64url (RFC 4648 section 5). Notes, owners, due dates
 * and reasons go along only when asked. Null where it would be too long.
 */
export function shareLink(
  { marks, suspected, inspected, decisions, findings, unsure }: Omit<Shared, 'problems'>,
  withNotes: boolean,
): string | null {
  const said = Object.entries(marks)
    .filter(([, { status }]) => withNotes || status !== 'todo')
    .map(([id, mark]) => [id, withNotes ? mark : { ...mark, reason: '', note: '', owner: '', due: '' }]);
  const packed = pack({
    decisions,
    findings,
    unsure,
    ...(suspected.length > 0 && { suspected }),
    ...(inspected.length > 0 && { inspected }),
    marks: Object.fromEntries(said) as Shared['marks'],
  });
  const link = formatRoute(['checklist', 'shared'], { l: packed });
  return link.length <= LONGEST ? link : null;
}

const shape = object<{
  decisions: Carried;
  findings: string[];
  unsure: string[] | null;
  suspected: string[];
  inspected: string[];
  marks: Record<string, Mark>;
}>({
  decisions: carried,
  findings: optional(list(text), []),
  unsure: optional<string[] | null>(list(text), null),
  suspected: optional(list(text), []),
  inspected: optional(list(text, 200), []),
  marks: optional(table(readMark), {}),
});

/** Refuses what is no list of ours; within one, what this version does not know is left out. */
export function readShared(said: string): Result<Shared, { code: LinkFault }> {
  const unpacked = unpack(said, shape);
  if (!unpacked.ok) return unpacked;
  const read = unpacked.value;
  const known = (ids: readonly string[]): FindingId[] => allFindings.filter((id) => ids.includes(id));
  const findings = known(read.findings);
  return succeed({
    ...read.decisions,
    findings,
    unsure: known(read.unsure ?? []),
    suspected: read.unsure ? known(read.suspected) : known(findings.flatMap(partsOf)),
    inspected: read.inspected,
    marks: withReasons(read.marks),
  });
}

/** A link may have been made without reasons; that there was one is known. */
function withReasons(marks: Shared['marks']): Shared['marks'] {
  const explained = Object.entries(marks).map(([id, mark]) => {
    const lacks = mark.status === 'not-applicable' && mark.reason.trim() === '';
    return [id, lacks ? { ...mark, reason: 'the link does not say why' } : mark] as const;
  });
  return Object.fromEntries(explained);
}

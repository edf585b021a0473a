import { findings, type FindingId } from '../../core/checklist/index.js';
import { list, object, oneOf, optional, text, type Reader } from '../../core/shared/index.js';
import type { Shelf } from '../shell/shelf.js';
import { StoredValue, type Entry } from '../shell/storedValue.svelte.js';

/** What can be said of one statement about a running system. Each statement says what is good: `yes` is always fine. */
export const REPLIES = ['yes', 'no', 'unsure', 'not-applicable'] as const;
export type Reply = (typeof REPLIES)[number];

export type Said = Readonly<Partial<Record<FindingId, Reply>>>;

/** What the browser keeps of the 60-second check: one reply under the id of the fault that a `no` finds. */
export interface StoredCheck {
  version: 3;
  said: Said;
  /** When the last reply was given, in milliseconds since 1970; null where no version kept it. */
  at: number | null;
  /** What Inspect found in credentials of this system: ids of its findings, and nothing of the credentials. */
  inspected: readonly string[];
}

const reply: Reader<Reply> = oneOf(REPLIES);

/** Replies to statements that this version does not make are left out. */
const said: Reader<Said> = (value) => {
  if (typeof value !== 'object' || value === null) return undefined;
  const replies = findings.map((id) => [id, reply((value as Record<string, unknown>)[id])] as const);
  return Object.fromEntries(replies.filter(([, one]) => one !== undefined));
};

const version =
  <T extends number>(wanted: T): Reader<T> =>
  (value) =>
    value === wanted ? wanted : undefined;

const time: Reader<number | null> = (value) =>
  value === null || Number.isSafeInteger(value) ? (value as number | null) : undefined;

const readNow = object<StoredCheck>({
  version: version(3),
  said,
  at: time,
  inspected: optional<readonly string[]>(list(text, 200), []),
});
const readSecond = object<{ version: 2; said: Said }>({ version: version(2), said });
const readFirst = object<{ version: 1; said: Said }>({ version: version(1), said });

/** The check writes it, the checklist reads it. */
export const CHECK: Entry<StoredCheck> = {
  name: 'check',
  called: 'your answers to the check',
  version: 3,
  read: (value) => readNow(value) ?? fromSecond(readSecond(value)) ?? fromFirst(readFirst(value)),
  first: { version: 3, said: {}, at: null, inspected: [] },
};

/** What is wrong. */
export function findingsOf({ said }: Pick<StoredCheck, 'said'>): FindingId[] {
  return findings.filter((id) => said[id] === 'no');
}

/** The findings of Inspect that are kept on a shelf. */
export function inspectedIn(shelf: Shelf): readonly string[] {
  return new StoredValue(shelf, CHECK).value.inspected;
}

/** What nobody could say: no finding, but something to find out. */
export function unsureOf({ said }: Pick<StoredCheck, 'said'>): FindingId[] {
  return findings.filter((id) => said[id] === 'unsure');
}

/** A finding of version 1, which may have been one of several faults, as the facts that are asked now. */
export function partsOf(finding: FindingId): readonly FindingId[] {
  return [finding, ...(SPLIT[finding] ?? [])];
}

/** Statements of version 1 that named several faults at once: the facts that are asked by themselves now. */
const SPLIT: Readonly<Partial<Record<FindingId, readonly FindingId[]>>> = {
  'exposed-credentials': ['committed-secrets', 'credentials-in-urls', 'secrets-in-clients'],
  'unchecked-claims': ['token-picks-algorithm'],
  'one-key': ['mixed-environments'],
  'no-rotation': ['reusable-refresh'],
};

/** In version 1 each statement was about a fault, so that `yes` found it. */
const TURNED: Readonly<Record<Reply, Reply>> = {
  yes: 'no',
  no: 'yes',
  unsure: 'unsure',
  'not-applicable': 'not-applicable',
};

function fromSecond(second: { said: Said } | undefined): StoredCheck | undefined {
  return second && { version: 3, said: second.said, at: null, inspected: [] };
}

/**
 * Whoever said no to several faults at once said no to each. Whoever said yes did not say which of them it was: the
 * fault that kept the id stands, and the others are asked.
 */
function fromFirst(first: { said: Said } | undefined): StoredCheck | undefined {
  if (!first) return undefined;
  const turned = findings.flatMap((id): [FindingId, Reply][] => {
    const was = first.said[id];
    if (was === undefined) return [];
    return (was === 'yes' ? [id] : partsOf(id)).map((part) => [part, TURNED[was]]);
  });
  return { version: 3, said: Object.fromEntries(turned), at: null, inspected: [] };
}

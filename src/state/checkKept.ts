import { findings, type FindingId } from '../core/checklist/index.js';
import { object, oneOf, type Reader } from '../core/shared/index.js';
import type { Loaded, Shelf } from './storage.js';

/** What can be said of one statement about a running system. */
export const REPLIES = ['yes', 'no', 'unsure', 'not-applicable'] as const;
export type Reply = (typeof REPLIES)[number];

/** What the browser keeps of the 60-second check: one reply under the id of what it can find wrong. */
export interface KeptCheck {
  version: 1;
  said: Readonly<Partial<Record<FindingId, Reply>>>;
}

export const NOTHING_SAID: KeptCheck = { version: 1, said: {} };

/** Entry of the shelf; the check writes it, the checklist reads it. */
const CHECK = 'check';

const reply: Reader<Reply> = oneOf(REPLIES);

/** Replies to statements that this version does not make are left out. */
const read: Reader<KeptCheck> = object<KeptCheck>({
  version: (value) => (value === 1 ? 1 : undefined),
  said: (value) => {
    if (typeof value !== 'object' || value === null) return undefined;
    const replies = findings.map((id) => [id, reply((value as Record<string, unknown>)[id])] as const);
    return Object.fromEntries(replies.filter(([, said]) => said !== undefined));
  },
});

export function loadCheck(shelf: Shelf): Loaded<KeptCheck> {
  return shelf.load(CHECK, (value) => read(value) ?? null);
}

/** False when the browser refuses to keep it. */
export function saveCheck(shelf: Shelf, check: KeptCheck): boolean {
  return shelf.save(CHECK, check);
}

/** What is wrong, or may be: each statement is about a fault, so `yes` finds it and `unsure` cannot rule it out. */
export function findingsOf({ said }: KeptCheck): FindingId[] {
  return findings.filter((id) => said[id] === 'yes' || said[id] === 'unsure');
}

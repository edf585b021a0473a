import { buildChecklist, exportChecklist, type NamedDecision } from '../../core/checklist/index.js';
import type { Advice } from '../../core/decision/index.js';
import { dayOf } from '../text/format.js';
import { recordWords, shareLink } from '../checklist/index.js';
import { KEPT_SCALE, scaleInRecord } from '../scale/index.js';
import { formatRoute } from '../shell/route.js';
import type { Shelf } from '../shell/shelf.js';
import { StoredValue } from '../shell/storedValue.svelte.js';
import { resultAddress, writeAnswers } from './link.js';
import { namedWithin } from './named.js';
import type { Behind } from './planStorage.js';

/** When the documents are written, and how a fragment of this page becomes an address that anybody can open. */
export interface Surroundings {
  now: Date;
  address: (fragment: string) => string;
  /** The address of `#/scale` whose figures somebody took over; empty where none. */
  scale: string;
}

/** Those of this page now, whichever of its buttons writes a document. */
export function surroundings(shelf: Shelf, address: Surroundings['address']): Surroundings {
  return { now: new Date(), address, scale: new StoredValue(shelf, KEPT_SCALE).value.address };
}

/** The decisions of a plan as documents name them. A caller of whom nothing was said is none. */
export function namedInDocuments(
  decisions: readonly (Behind & { advice: Advice | null })[],
): NamedDecision[] {
  const decided = decisions.filter(({ advice }) => advice !== null);
  return decided.flatMap(({ name, answers, advice }) =>
    advice ? [{ name: namedWithin({ name, answers }, decided.length === 1), answers, advice }] : [],
  );
}

export type RecordKind = 'adr' | 'defence';

/** The decisions as a MADR 4 record, or as a page to defend them with, in Markdown. */
export function writeRecord(
  kind: RecordKind,
  decisions: readonly NamedDecision[],
  { now, address, scale }: Surroundings,
): string {
  const list = buildChecklist({ decisions, findings: [], words: recordWords });
  const ourScale = scaleInRecord(scale, decisions, address);
  return exportChecklist(list, kind, {
    date: dayOf(now),
    scale: ourScale.section,
    links: {
      answers: decisions.map(({ answers }) => address(resultAddress(answers))),
      checklist: address(checklistAddress(decisions)),
      ...ourScale.link,
    },
  });
}

/** The list that the decisions call for, wherever it is opened: with their answers in the address. */
function checklistAddress(decisions: readonly NamedDecision[]): string {
  const [only] = decisions;
  if (only && decisions.length === 1) return formatRoute(['checklist'], writeAnswers(only.answers));
  const shared = decisions.map(({ name, answers }) => ({ name, answers }));
  const nothing = { findings: [], unsure: [], suspected: [], inspected: [], marks: {} };
  return shareLink({ decisions: shared, ...nothing }, false) ?? formatRoute(['checklist']);
}

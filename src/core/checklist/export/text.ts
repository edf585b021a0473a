import { stages, type ChecklistEntry, type Checklist, type Stage } from '../types.js';

export { pieces, type Piece } from '../../shared/index.js';

/** The stages that have items, in order. */
export function byStage(checklist: Checklist): { stage: Stage; items: ChecklistEntry[] }[] {
  return stages
    .map((stage) => ({ stage, items: checklist.items.filter((item) => item.stage === stage) }))
    .filter(({ items }) => items.length > 0);
}

/** “3 of 24 done, 2 not applicable”. What is not applicable is not counted as work. */
export function progressLine({ items }: Checklist): string {
  const count = (status: ChecklistEntry['status']) => items.filter((item) => item.status === status).length;
  const left = count('not-applicable');
  return `${count('done')} of ${items.length - left} done` + (left > 0 ? `, ${left} not applicable` : '');
}

/** What somebody typed, line by line; empty lines are left out. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r\n?|[\n\v\f\u0085\u2028\u2029]/)
    .map((line) => line.trim())
    .filter(Boolean);
}

/** “Ann, by 2026-12-31”: whose it is and when it is due, as far as somebody has said. */
export function whoAndWhen({ owner, due }: ChecklistEntry): string {
  if (owner === '') return due && `by ${due}`;
  return due === '' ? owner : `${owner}, by ${due}`;
}

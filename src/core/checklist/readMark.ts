import { isDay, note, object, oneOf, optional, text, type Reader } from '../shared/index.js';
import { statuses, type Mark } from './types.js';

/** A day, or none. */
const day: Reader<string> = (value, at) =>
  typeof value === 'string' && (value === '' || isDay(value))
    ? value
    : note(at, 'must be a date, such as 2026-12-31');

/** Earlier versions let in days that there are not: such a day counts as none. */
const earlierDay: Reader<string> = (value, at) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !isDay(value) ? '' : day(value, at);

/** As a file has it. */
export const markShape = {
  status: oneOf(statuses),
  reason: text,
  note: text,
  owner: optional(text, ''),
  due: optional(day, ''),
};

/**
 * The most that anybody says about an item. With all items said this much about, the list as a file stays well under
 * what `importChecklist` reads.
 */
export const LONGEST = { reason: 500, note: 2000, owner: 80 } as const;

/** What was said, cut to the longest that is kept of it. */
export function withinBounds<Said extends Partial<Mark>>(said: Said): Said {
  const cut = { ...said };
  for (const name of ['reason', 'note', 'owner'] as const)
    if (cut[name] !== undefined) cut[name] = cut[name].slice(0, LONGEST[name]);
  return cut;
}

/** What a person has said about an item, as this browser keeps it and a link carries it. */
export const readMark: Reader<Mark> = object<Mark>({ ...markShape, due: optional(earlierDay, '') });

import { object, oneOf, optional, text, type Read } from './read.js';
import { statuses, type Mark } from './types.js';

/** A day as ISO 8601 writes it, or none. */
const day: Read<string> = (value) =>
  typeof value === 'string' && /^(\d{4}-\d\d-\d\d)?$/.test(value) ? value : undefined;

export const markShape = {
  status: oneOf(statuses),
  reason: text,
  note: text,
  owner: optional(text, ''),
  due: optional(day, ''),
};

/** What a person has said about an item, as it is kept and exported. */
export const readMark: Read<Mark> = object(markShape);

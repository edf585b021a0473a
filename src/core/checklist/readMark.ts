import { matching, object, oneOf, optional, text, type Reader } from '../shared/index.js';
import { statuses, type Mark } from './types.js';

/** A day as ISO 8601 writes it, or none. */
const day = matching(/^(\d{4}-\d\d-\d\d)?$/, 'has to be a day, such as 2026-12-31');

export const markShape = {
  status: oneOf(statuses),
  reason: text,
  note: text,
  owner: optional(text, ''),
  due: optional(day, ''),
};

/** What a person has said about an item, as it is kept and exported. */
export const readMark: Reader<Mark> = object(markShape);

import { refuse, succeed, type Result } from './result.js';

/** Reading what other people wrote: member by member, and everything that is wrong with it at once. */

/** One thing that is wrong, and where: a JSON Pointer as a URI fragment (RFC 6901 section 6), `#` for the whole. */
export interface Fault {
  /** What to say of that place, such as `must be a list`. It never repeats a value that came. */
  detail: string;
  pointer: string;
}

/** Where a reader is, and where it notes what is wrong there. */
export interface Place {
  pointer: string;
  faults: Fault[];
}

/**
 * Hands back the value as what it was asked for; or hands back nothing, and notes what is wrong where somebody gave a
 * place for that.
 */
export type Reader<T> = (value: unknown, at?: Place) => T | undefined;

/** Nobody mends more at once, and a long list of nonsense must not get a longer answer. */
const MOST_FAULTS = 20;

export function note(at: Place | undefined, detail: string): undefined {
  if (at && at.faults.length < MOST_FAULTS) at.faults.push({ detail, pointer: at.pointer });
}

/** The place of a member, or of an item by its index. */
export function inside(at: Place | undefined, member: string | number): Place | undefined {
  return at && { pointer: `${at.pointer}/${member}`, faults: at.faults };
}

/** Reads a whole value, and says everything that is wrong with it. */
export function read<T>(
  value: unknown,
  reader: Reader<T>,
): Result<T, { code: 'unreadable'; faults: Fault[] }> {
  const faults: Fault[] = [];
  const found = reader(value, { pointer: '#', faults });
  return found === undefined || faults.length > 0 ? { ...refuse('unreadable'), faults } : succeed(found);
}

/**
 * What a table of ours holds under a name that comes from elsewhere; nothing that every object inherits, such as
 * `constructor`.
 *
 * @example own({ RSA: 2048 }, 'constructor') // undefined
 */
export function own<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** Whether a value is an object of JSON: neither null nor a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { refuse, succeed, type Result } from './result.js';

/** Reading what other people wrote: member by member, and everything that is wrong with it at once. */

/** One thing that is wrong, and where: a JSON Pointer as a URI fragment (RFC 6901 section 6), `#` for the whole. */
export interface Fault {
  /** What to say of that place, such as `has to be a list`. It never repeats a value that came. */
  detail: string;
  pointer: string;
}

/** Hands back the value as what it was asked for; or notes what is wrong with it, and hands back nothing. */
export type Reader<T> = (value: unknown, pointer: string, faults: Fault[]) => T | undefined;

type Shape = Readonly<Record<string, Reader<unknown>>>;
type MemberOf<S extends Shape, Name extends keyof S> = Exclude<ReturnType<S[Name]>, undefined>;
/** What was there of the members of a shape; those that are needed were. */
export type Members<S extends Shape, Needed extends keyof S = never> = {
  [Name in Exclude<keyof S, Needed>]?: MemberOf<S, Name>;
} & { [Name in Needed]: MemberOf<S, Name> };

/** Nobody mends more at once, and a long list of nonsense must not get a longer answer. */
const MOST_FAULTS = 20;

export function note(faults: Fault[], pointer: string, detail: string): undefined {
  if (faults.length < MOST_FAULTS) faults.push({ detail, pointer });
}

/** Reads a whole value. */
export function read<T>(
  value: unknown,
  reader: Reader<T>,
): Result<T, { code: 'unreadable'; faults: Fault[] }> {
  const faults: Fault[] = [];
  const found = reader(value, '#', faults);
  return found === undefined || faults.length > 0 ? { ...refuse('unreadable'), faults } : succeed(found);
}

export function whole(least: number, most: number): Reader<number> {
  return (value, pointer, faults) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most
      ? Number(value)
      : note(faults, pointer, `has to be a whole number from ${least} to ${most}`);
}

/** A text of a form that `detail` puts in words. */
export function text(form: RegExp, detail: string): Reader<string> {
  return (value, pointer, faults) =>
    typeof value === 'string' && form.test(value) ? value : note(faults, pointer, detail);
}

export function oneOf<Name extends string>(names: readonly Name[]): Reader<Name> {
  return (value, pointer, faults) =>
    names.find((name) => name === value) ?? note(faults, pointer, `has to be one of: ${names.join(', ')}`);
}

export function listOf<T>(item: Reader<T>): Reader<T[]> {
  return (value, pointer, faults) => {
    if (!Array.isArray(value)) return note(faults, pointer, 'has to be a list');
    const read = value.map((each: unknown, index) => item(each, `${pointer}/${index}`, faults));
    return read.filter((each) => each !== undefined);
  };
}

/** For a member that has no business in this place; `detail` says why. */
export function never(detail: string): Reader<never> {
  return (_value, pointer, faults) => note(faults, pointer, detail);
}

/**
 * An object. A member that is null counts as left out; one that is not known is a fault, since a mistyped
 * `expires_In` would otherwise make a key that never expires.
 */
export function object<S extends Shape, Needed extends keyof S & string = never>(
  shape: S,
  needed: readonly Needed[] = [],
): Reader<Members<S, Needed>> {
  return (value, pointer, faults) => {
    if (!isRecord(value)) return note(faults, pointer, 'has to be an object');
    const given = Object.entries(value);
    const members = new Map<string, unknown>();
    for (const [name, member] of given) {
      const place = `${pointer}/${name}`;
      const reader = Object.hasOwn(shape, name) ? shape[name] : undefined;
      if (reader) {
        if (member !== null) members.set(name, reader(member, place, faults));
      } else if (isSpeakable(name)) note(faults, place, `is not known here; ${known(shape)}`);
      else note(faults, pointer, `has a member that is not known here; ${known(shape)}`);
    }
    for (const name of needed) if (!members.has(name)) note(faults, `${pointer}/${name}`, 'is missing');
    return Object.fromEntries(members) as Members<S, Needed>;
  };
}

/** Whether a value is an object of JSON: neither null nor a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A name that may be repeated: too short, and of too few kinds of characters, to be a credential in the wrong place. */
function isSpeakable(name: string): boolean {
  return /^[A-Za-z_]{1,20}$/.test(name);
}

function known(shape: Shape): string {
  return `known are: ${Object.keys(shape).join(', ')}`;
}

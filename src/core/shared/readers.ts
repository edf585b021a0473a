import { visible } from './foreignText.js';
import { inside, isRecord, note, type Reader } from './read.js';

/** Whatever somebody wrote, made `visible`. */
export const text: Reader<string> = (value, at) =>
  typeof value === 'string' ? visible(value) : note(at, 'must be text');

/** The same, of at most so many characters. */
export function textUpTo(most: number): Reader<string> {
  return (value, at) => {
    const said = text(value, at);
    return said === undefined || said.length <= most
      ? said
      : note(at, `must be text of at most ${most} characters`);
  };
}

/** A text of a form that `detail` puts in words. */
export function matching(form: RegExp, detail: string): Reader<string> {
  return (value, at) => (typeof value === 'string' && form.test(value) ? value : note(at, detail));
}

export function whole(least: number, most: number): Reader<number> {
  return (value, at) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most
      ? Number(value)
      : note(at, `must be a whole number from ${least} to ${most}`);
}

export function oneOf<T extends string | number>(allowed: readonly T[]): Reader<T> {
  return (value, at) =>
    allowed.find((one) => one === value) ?? note(at, `must be one of: ${allowed.join(', ')}`);
}

/** A member that earlier versions did not have. */
export function optional<T>(reader: Reader<T>, otherwise: T): Reader<T> {
  return (value, at) => (value === undefined ? otherwise : reader(value, at));
}

/** For a member that has no business in this place; `detail` says why. */
export function never(detail: string): Reader<never> {
  return (_value, at) => note(at, detail);
}

export function list<T>(item: Reader<T>, most = Infinity): Reader<T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) return note(at, 'must be a list');
    if (value.length > most) return note(at, `must be a list of at most ${most}`);
    return allOf(value.map((each: unknown, index) => item(each, inside(at, index))));
  };
}

/** An object used as a table, its keys free. */
export function table<T>(row: Reader<T>): Reader<Record<string, T>> {
  return (value, at) => {
    if (!isRecord(value)) return note(at, 'must be an object');
    const keys = Object.keys(value);
    const rows = allOf(keys.map((key) => row(value[key], inside(at, key))));
    return rows && Object.fromEntries(rows.map((each, index) => [visible(keys[index] ?? ''), each]));
  };
}

/**
 * An object as this app writes it into a file, a link or the browser's storage: every member has to fit, and what the
 * shape does not name is left out, since a later version may have written it.
 */
export function object<T extends object>(shape: { [Name in keyof T]: Reader<T[Name]> }): Reader<T> {
  return (value, at) => {
    if (!isRecord(value)) return note(at, 'must be an object');
    const names = Object.keys(shape) as (keyof T & string)[];
    const members = allOf(
      names.map((name) => {
        const member = shape[name](Object.hasOwn(value, name) ? value[name] : undefined, inside(at, name));
        return member === undefined ? undefined : ([name, member] as const);
      }),
    );
    return members && (Object.fromEntries(members) as T);
  };
}

function allOf<T>(values: readonly (T | undefined)[]): T[] | undefined {
  const found = values.filter((value) => value !== undefined);
  return found.length === values.length ? found : undefined;
}

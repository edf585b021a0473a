import { isRecord } from '../shared/index.js';

/** Checks untrusted data by shape. What does not fit is `undefined`; what a shape does not name is left out. */
export type Read<T> = (value: unknown) => T | undefined;

export const text: Read<string> = (value) => (typeof value === 'string' ? value : undefined);

export function oneOf<T extends string>(allowed: readonly T[]): Read<T> {
  return (value) => allowed.find((one) => one === value);
}

/** A member that earlier versions did not have. */
export function optional<T>(read: Read<T>, otherwise: T): Read<T> {
  return (value) => (value === undefined ? otherwise : read(value));
}

export function list<T>(read: Read<T>): Read<T[]> {
  return (value) => (Array.isArray(value) ? allOf(value.map(read)) : undefined);
}

/** An object used as a table, its keys free. */
export function table<T>(read: Read<T>): Read<Record<string, T>> {
  return (value) => {
    if (!isRecord(value)) return undefined;
    const keys = Object.keys(value);
    const values = allOf(keys.map((key) => read(value[key])));
    return values && Object.fromEntries(keys.map((key, index) => [key, values[index] as T]));
  };
}

export function object<T extends object>(shape: { [K in keyof T]: Read<T[K]> }): Read<T> {
  return (value) => {
    if (!isRecord(value)) return undefined;
    const keys = Object.keys(shape) as (keyof T & string)[];
    const values = allOf(keys.map((key) => shape[key](Object.hasOwn(value, key) ? value[key] : undefined)));
    return values && (Object.fromEntries(keys.map((key, index) => [key, values[index]])) as T);
  };
}

function allOf<T>(values: readonly (T | undefined)[]): T[] | undefined {
  return values.every((value) => value !== undefined) ? [...(values as T[])] : undefined;
}

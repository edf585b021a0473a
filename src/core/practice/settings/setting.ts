import { list, note, oneOf, own, parseTimestamp, whole, type Reader } from '../../shared/index.js';

/** JSON Schema 2020-12. */
export type Schema = Readonly<Record<string, unknown>>;

/** One thing that can be chosen: how it is read, how a schema describes it, and what it does. */
export interface Setting<T> {
  read: Reader<T>;
  schema: Schema;
  /** One or more sentences, for the help text and the schema. */
  does: string;
  /** From a command line or the environment, where everything is text. What cannot be read is left to `read`. */
  fromText(text: string): unknown;
}

const asIs = (text: string): unknown => text;

export function count(least: number, most: number, does: string): Setting<number> {
  return {
    read: whole(least, most),
    schema: { type: 'integer', minimum: least, maximum: most },
    does,
    fromText: (text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : text),
  };
}

export function choice<const T extends string>(allowed: readonly T[], does: string): Setting<T> {
  return { read: oneOf(allowed), schema: { enum: allowed }, does, fromText: asIs };
}

export function flag(does: string): Setting<boolean> {
  return {
    read: (value, at) => (typeof value === 'boolean' ? value : note(at, 'must be true or false')),
    schema: { type: 'boolean' },
    does,
    fromText: (text) => own({ true: true, false: false, '': true }, text) ?? text,
  };
}

/** A text that passes a test, which `detail` puts in words. */
export function words(
  passes: (text: string) => boolean,
  detail: string,
  does: string,
  schema: Schema = {},
): Setting<string> {
  return {
    read: (value, at) => (typeof value === 'string' && passes(value) ? value : note(at, detail)),
    schema: { type: 'string', ...schema },
    does,
    fromText: asIs,
  };
}

/** Milliseconds since 1970, written as RFC 3339. */
export function moment(does: string): Setting<number> {
  return {
    read: (value, at) =>
      (typeof value === 'string' ? parseTimestamp(value) : null) ??
      note(at, 'must be an RFC 3339 date and time, such as 2030-01-31T12:00:00Z'),
    schema: { type: 'string', format: 'date-time' },
    does,
    fromText: asIs,
  };
}

/** In a text, the items have commas between them, or it is a list of JSON. */
export function several<T>(
  { read, schema }: Pick<Setting<T>, 'read' | 'schema'>,
  does: string,
): Setting<T[]> {
  return {
    read: list(read, 100),
    schema: { type: 'array', items: schema, maxItems: 100 },
    does,
    fromText: (text) =>
      text.startsWith('[') ? json(text) : text === '' ? [] : text.split(',').map((item) => item.trim()),
  };
}

/** A value with members: in a text, JSON. */
export function structured<T>(read: Reader<T>, schema: Schema, does: string): Setting<T> {
  return { read, schema, does, fromText: json };
}

/** What is no JSON stays text, for the reader to refuse. */
function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

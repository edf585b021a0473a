/** An object of a JSON text, and where it stands. */
export interface JsonObject {
  start: number;
  end: number;
  value: Record<string, unknown>;
}

export interface ReadJson {
  value: unknown;
  end: number;
  /** Whether an object names a member twice: which of them counts is up to each parser (RFC 8259 section 4). */
  hasDuplicates: boolean;
}

/** What a reader met on its way, also where it failed. */
export interface Met {
  objects: JsonObject[];
  at: number;
}

interface Frame {
  start: number;
  list: unknown[] | null;
  members: Record<string, unknown>;
  key: string | null;
}

const MOST_DEPTH = 200;
/** A string that says what it is: nothing in it is escaped, or has to be. */
const PLAIN = /^"[^"\\\u0000-\u001f]*"$/;
const SPACE = /[ \t\n\r]*/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Reads one JSON value that begins at `from`, by RFC 8259 and without recursion, and tells what `JSON.parse` does not:
 * where it ends, where its objects stand, and whether a name comes twice. Null for anything else.
 */
export function readJson(text: string, from = 0, met?: Met): ReadJson | null {
  const stack: Frame[] = [];
  let hasDuplicates = false;
  let at = skip(text, from);
  let value: unknown;
  for (;;) {
    // A value begins here.
    if (met) met.at = at;
    const char = text[at];
    if (char === '{' || char === '[') {
      if (stack.length >= MOST_DEPTH) return null;
      const frame: Frame = { start: at, list: char === '[' ? [] : null, members: {}, key: null };
      stack.push(frame);
      at = skip(text, at + 1);
      if (text[at] !== (frame.list ? ']' : '}')) {
        if (frame.list) continue;
        const name = nameAt(text, at);
        if (!name) return null;
        [frame.key, at] = [name.text, name.end];
        continue;
      }
      value = close(stack, (at += 1), met);
    } else if (char === '"') {
      const end = endOfString(text, at);
      const read = end < 0 ? null : unquote(text.slice(at, end));
      if (read === null) return null;
      [value, at] = [read, end];
    } else {
      SCALAR.lastIndex = at;
      const found = SCALAR.exec(text)?.[0];
      if (found === undefined) return null;
      [value, at] = [JSON.parse(found), at + found.length];
    }
    // A value ended here, and maybe what it stands in.
    for (;;) {
      const frame = stack.at(-1);
      if (!frame) return { value, end: at, hasDuplicates };
      if (frame.list) frame.list.push(value);
      else hasDuplicates = put(frame, value) || hasDuplicates;
      at = skip(text, at);
      if (text[at] === ',') {
        at = skip(text, at + 1);
        if (!frame.list) {
          const name = nameAt(text, at);
          if (!name) return null;
          [frame.key, at] = [name.text, name.end];
        }
        break;
      }
      if (text[at] !== (frame.list ? ']' : '}')) return null;
      value = close(stack, (at += 1), met);
    }
  }
}

/** The whole of a text as JSON. */
export function readWholeJson(text: string): ReadJson | null {
  const read = readJson(text);
  return read && skip(text, read.end) === text.length ? read : null;
}

/** Where a string that begins with the quote at `at` ends, behind its closing quote; -1 where it does not. */
function endOfString(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return end + 1;
  }
  return -1;
}

function unquote(text: string): string | null {
  if (PLAIN.test(text)) return text.slice(1, -1);
  try {
    return JSON.parse(text) as string;
  } catch {
    return null;
  }
}

function nameAt(text: string, at: number): { text: string; end: number } | null {
  const end = text[at] === '"' ? endOfString(text, at) : -1;
  const name = end < 0 ? null : unquote(text.slice(at, end));
  const colon = skip(text, end);
  return name === null || text[colon] !== ':' ? null : { text: name, end: skip(text, colon + 1) };
}

/** True for a name that was there already. */
function put({ members, key }: Frame, value: unknown): boolean {
  const name = key ?? '';
  const isThere = Object.hasOwn(members, name);
  if (name !== '__proto__') members[name] = value;
  else Object.defineProperty(members, name, { value, writable: true, enumerable: true, configurable: true });
  return isThere;
}

function close(stack: Frame[], end: number, met: Met | undefined): unknown {
  const frame = stack.pop();
  if (!frame || frame.list) return frame?.list;
  met?.objects.push({ start: frame.start, end, value: frame.members });
  return frame.members;
}

function skip(text: string, at: number): number {
  if (at < 0) return at;
  SPACE.lastIndex = at;
  return at + (SPACE.exec(text)?.[0].length ?? 0);
}

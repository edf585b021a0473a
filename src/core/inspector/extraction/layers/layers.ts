import { carriersOf, type Undone } from './carriers.js';
import { OFTEN, type Steps } from '../steps.js';

/** A text as it reads once something was undone, and where each of its characters stands in the pasted text. */
export interface Layer {
  text: string;
  /** Where a stretch of it stands there. */
  span(start: number, end: number): { at: number; length: number };
  /** What was undone around or inside such a stretch. */
  undone(start: number, end: number): Undone[];
}

/**
 * Characters without width, or that only turn the direction: they come along when text is copied from a page. Each second
 * one is NUL where a file in UTF-16, as PowerShell writes them, is read as UTF-8.
 */
const ZERO_WIDTH = /[\0\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;
/** A printable character of ASCII, percent-encoded or as JSON may write it. */
const ENCODED = /%(?:0[ad]|[2-7][\da-f])|\\u00[2-7][\da-f]|\\\//gi;
/** Addresses inside addresses are encoded again. */
const MOST_ROUNDS = 3;

/** The pasted text without what carried it, as it stands and with its encodings undone; the same where it has none. */
export function* layersOf(pasted: string): Steps<{ plain: Layer; decoded: Layer }> {
  const span: Layer['span'] = (start, end) => ({ at: start, length: end - start });
  let plain = yield* undo({ text: pasted, span, undone: () => [] }, ZERO_WIDTH, () => '', 'zero-width');
  for (const { what, into, name } of carriersOf(plain.text)) plain = yield* undo(plain, what, into, name);
  let decoded = plain;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = decoded;
    decoded = yield* undo(decoded, ENCODED, decode, 'percent');
    if (decoded === before) break;
  }
  return { plain, decoded };
}

/** What was packed as a whole: all of it stands where its package stands. */
export function packed(text: string, outer: Layer, start: number, end: number): Layer {
  return { text, span: () => outer.span(start, end), undone: () => outer.undone(start, end) };
}

function decode(encoded: string): string {
  return encoded === '\\/' ? '/' : String.fromCharCode(parseInt(encoded.slice(-2), 16));
}

function* undo(
  outer: Layer,
  what: RegExp,
  into: (match: string) => string,
  name: Undone | null,
): Steps<Layer> {
  const pasted = outer.text;
  if (pasted.search(what) < 0) return outer;
  const starts = new Int32Array(pasted.length + 1);
  const widths = new Uint8Array(pasted.length + 1);
  let [text, from, to] = ['', 0, 0];
  const keep = (end: number): void => {
    text += pasted.slice(from, end);
    for (; from < end; from += 1, to += 1) [starts[to], widths[to]] = [from, 1];
  };
  let met = 0;
  for (const match of pasted.matchAll(what)) {
    // Each of them is short: a great many make a step.
    if ((met += 1) % (16 * OFTEN) === 0) yield;
    keep(match.index);
    const result = into(match[0]);
    if (result !== '') {
      text += result;
      [starts[to], widths[to]] = [from, match[0].length];
      to += 1;
    }
    from += match[0].length;
  }
  keep(pasted.length);
  starts[to] = pasted.length;
  const startOf = (index: number): number => starts[Math.min(index, to)] ?? 0;
  const endOf = (index: number): number => (index < 1 ? 0 : startOf(index - 1) + (widths[index - 1] ?? 0));
  return {
    text,
    span: (start, end) => outer.span(startOf(start), endOf(end)),
    undone: (start, end) => {
      // One more on each side: what encoded it encoded the `=` before it as well.
      const [outerStart, outerEnd] = [startOf(start), endOf(end)];
      const isTouched =
        outerEnd - outerStart > end - start || (name === 'percent' && (widths[start - 1] ?? 1) > 1);
      return [...(isTouched && name !== null ? [name] : []), ...outer.undone(outerStart, outerEnd)];
    },
  };
}

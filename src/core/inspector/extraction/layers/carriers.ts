/** What can be undone that is said of a credential. */
export type Undone = 'percent' | 'zero-width' | 'quoted-printable';

/** What a program puts into a text, in the middle of its words, when it hands it on. */
interface Carrier {
  isThere(text: string): boolean;
  what: RegExp;
  into(match: string): string;
  name: Undone | null;
}

/** A line with its number, as `cat -n`, `grep -n` and editors show it; no row of a table, which has more columns. */
const NUMBERED =
  /^[ \t]{0,10}(\d{1,6})(?: {0,4}:[ \t]{0,4}| {0,4}[|│](?![^\n]*[|│]) {0,4}| {0,4}\t(?![^\n]*\t)| {1,8}(?![ \t|│]))/gm;

/** What colours a terminal (ECMA-48 section 8.3.117), as it is sent, or as logs and languages write its first character. */
const COLOUR = /(?:\u001b|\\u001b|\\x1b|\\033|\^\[)\[[\d;]{0,20}[mK]/gi;

const CARRIERS: readonly Carrier[] = [
  {
    isThere: (text) => text.search(COLOUR) >= 0,
    what: COLOUR,
    into: () => '',
    name: null,
  },
  {
    // RFC 2045 section 6.7: a line of a mail ends in `=` where the text goes on.
    isThere: (text) =>
      /^content-transfer-encoding:\s{0,8}quoted-printable/im.test(text) ||
      (text.includes('=3D') && /=\r?\n/.test(text)),
    what: /=(?:\r?\n|[2-7][\dA-F])/g,
    into: (match) => (match.endsWith('\n') ? '' : String.fromCharCode(parseInt(match.slice(1), 16))),
    name: 'quoted-printable',
  },
  {
    // For the command line of Windows each special character has a caret before it.
    isThere: (text) => /\^["\r\n]/.test(text) && /\bcurl(?:\.exe)?\s/.test(text),
    what: /\^(?:\r?\n|[^\r\n])/g,
    into: (match) => (match.endsWith('\n') ? ' ' : match.slice(1)),
    name: null,
  },
  {
    isThere(text) {
      let [next, inOrder] = [NaN, 0];
      for (const [, digits] of text.matchAll(NUMBERED)) {
        if (Number(digits) === next) inOrder += 1;
        next = Number(digits) + 1;
      }
      return inOrder > 0 && inOrder >= text.split('\n').length / 2;
    },
    what: NUMBERED,
    into: () => '',
    name: null,
  },
];

export function carriersOf(text: string): Carrier[] {
  return CARRIERS.filter((carrier) => carrier.isThere(text));
}

import type { Stretch } from './compact.js';

/** A key or a certificate in PEM (RFC 7468), its line breaks maybe written as `\n`, as JSON and settings have them. */
const PEM =
  /-----BEGIN ((?:[A-Z0-9]{1,20} ){0,3}(?:PUBLIC KEY|PRIVATE KEY(?: BLOCK)?|CERTIFICATE))-----(?:[^-]|-(?!----)){0,100000}-----END \1-----/g;
const BEGINS = '-----BEGIN ';
/** A program that writes PEM has its first and last line too, and calls and quotes between them. */
const PROGRAM = /[`${}()]/;

export function pemBlocks(text: string): Stretch[] {
  if (!text.includes(BEGINS)) return [];
  const blocks = [...text.matchAll(PEM)].filter((match) => !PROGRAM.test(match[0]));
  return blocks.map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    token: match[0],
    hasLines: false,
    isElided: false,
  }));
}

import type { Stretch } from './compact.js';

/** A block of PEM (RFC 7468), its line breaks maybe written as `\n`, as JSON and settings have them. */
const PEM = /-----BEGIN ([A-Z0-9 ]{1,40})-----(?:[^-]|-(?!----)){0,100000}-----END \1-----/g;
const BEGINS = '-----BEGIN ';

export function pemBlocks(text: string): Stretch[] {
  if (!text.includes(BEGINS)) return [];
  return [...text.matchAll(PEM)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    token: match[0],
    hasLines: false,
    isElided: false,
  }));
}

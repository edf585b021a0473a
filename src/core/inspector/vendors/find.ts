import type { Stretch } from '../extraction/compact.js';
import type { Steps } from '../extraction/steps.js';
import { crcChecksum } from './checksum.js';
import { SHAPES, type Secrecy, type Shape, type VendorKeyId } from './table.js';

/** What the shape of a vendor's key says. */
export interface VendorKey {
  id: VendorKeyId;
  secrecy: Secrecy;
  /** Where the key itself says so. */
  mode?: 'live' | 'test';
  checksum: 'holds' | 'fails' | 'unpublished' | 'none';
}

export interface VendorStretch extends Stretch {
  vendor: VendorKey;
}

interface Known {
  id: VendorKeyId;
  shape: Shape;
  whole: RegExp;
}

const KNOWN: readonly Known[] = Object.entries<Shape>(SHAPES).map(([id, shape]) => ({
  id: id as VendorKeyId,
  shape,
  whole: new RegExp(`${shape.tail}(?![\\w-])`, 'y'),
}));
/** A sample in a manual: a few characters, then dots or stars. */
const SAMPLE = /[\w-]{0,60}(?:…|\.{3,}|\*{3,})/y;

/** Every key whose format its vendor, or a scanner, has published. */
export function* vendorKeys(text: string): Steps<VendorStretch[]> {
  const found: VendorStretch[] = [];
  for (const known of KNOWN) {
    found.push(...keysOf(text, known));
    yield;
  }
  return found;
}

function keysOf(text: string, { id, shape, whole }: Known): VendorStretch[] {
  const found: VendorStretch[] = [];
  const { prefix } = shape;
  for (let start = text.indexOf(prefix); start >= 0; start = text.indexOf(prefix, start + 1)) {
    if (/[\w-]/.test(text.charAt(start - 1))) continue;
    const from = start + prefix.length;
    const tail = matchAt(whole, text, from);
    const sample = tail === '' ? matchAt(SAMPLE, text, from) : '';
    if ((tail === '' || isPlaceholder(tail)) && sample === '') continue;
    const token = prefix + (tail || sample);
    const end = start + token.length;
    const isElided = tail === '';
    found.push({
      start,
      end,
      token,
      hasLines: false,
      isElided,
      vendor: described(id, shape, tail || sample),
    });
    start = end - 1;
  }
  return found;
}

function described(id: VendorKeyId, { secrecy, checksum }: Shape, tail: string): VendorKey {
  const mode = /^(live|test)_/.exec(tail)?.[1] as 'live' | 'test' | undefined;
  return {
    id,
    secrecy,
    ...(mode && { mode }),
    checksum: checksum === 'crc32' ? crcChecksum(tail) : checksum,
  };
}

/** `xxxxxxxx`, `00000000`: nobody draws so few different characters. */
function isPlaceholder(tail: string): boolean {
  return new Set(tail.slice(-24)).size < 6;
}

function matchAt(pattern: RegExp, text: string, from: number): string {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0] ?? '';
}

import { own } from '../../shared/index.js';
import { algorithmOf } from '../verdicts/algorithms.js';
import { bytesOf } from './base64.js';

/** How long the signatures are, in bytes, of algorithms that are not verified here. */
const OTHERS: Readonly<Record<string, number>> = { ES256K: 64, Ed448: 114 };
/** Of keys of 2048, 3072, 4096, 1024 and 8192 bits. */
const RSA_SIGNATURES = [342, 512, 683, 171, 1366];

/** The lengths that a signature can have, by what the header says; none where it says nothing that is known. */
export function signatureLengths(header: string): readonly number[] {
  const alg = /"alg"\s{0,20}:\s{0,20}"(\w{1,20})"/.exec(header)?.[1] ?? '';
  if (/^[RP]S\d{3}$/.test(alg)) return RSA_SIGNATURES;
  const lengths = algorithmOf({ alg })?.lengths ?? [own(OTHERS, alg) ?? 0];
  return lengths.filter((bytes) => bytes > 0).map((bytes) => Math.ceil((bytes * 4) / 3));
}

/** Whether whole groups of base64url say nothing but printable characters, as JSON does. */
export function isPlausible(groups: string): boolean {
  const bytes = bytesOf(groups.slice(0, groups.length - (groups.length % 4)));
  return (
    !!bytes &&
    bytes.length > 0 &&
    bytes.every((byte) => byte >= 0x20 || byte === 10 || byte === 13 || byte === 9) &&
    isText(bytes)
  );
}

/** How many braces base64url opens and does not close. One in a text counts as well: rare, and then a guess fails. */
export function openBraces(groups: string): number {
  const bytes = bytesOf(groups.length % 4 === 1 ? groups.slice(0, -1) : groups);
  return bytes ? bytes.reduce((sum, byte) => sum + (byte === 0x7b ? 1 : byte === 0x7d ? -1 : 0), 0) : 0;
}

/** Letters beyond ASCII are allowed, but come in pairs and more: a lone high byte is noise. */
function isText(bytes: Uint8Array): boolean {
  let lone = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const isHigh = (bytes[index] ?? 0) >= 0x80;
    const hasNeighbour = (bytes[index - 1] ?? 0xff) >= 0x80 || (bytes[index + 1] ?? 0xff) >= 0x80;
    if (isHigh && !hasNeighbour) lone += 1;
  }
  return lone === 0;
}

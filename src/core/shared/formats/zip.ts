import { utf8 } from './base64url.js';
import { crc32 } from './crc32.js';

export interface TextFile {
  name: string;
  text: string;
}

/** A little-endian number of two or four bytes. */
const u16 = (value: number): number[] => [value & 0xff, (value >>> 8) & 0xff];
const u32 = (value: number): number[] => [...u16(value), ...u16(value >>> 16)];

const VERSION_2 = 20;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const STORED = 0;
/** 1 January 1980, where the format's calendar begins: the same files make the same bytes. */
const [TIME, DATE] = [0, 0x21];

/** A ZIP archive (PKWARE APPNOTE, 4.3) of text files, stored as they are: a few hundred kilobytes at most. */
export function toZip(files: readonly TextFile[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, text } of files) {
    const [title, data] = [utf8(name), utf8(text)];
    const facts = [
      ...[VERSION_2, FLAGS, STORED, TIME, DATE].flatMap(u16),
      ...[crc32(data), data.length, data.length].flatMap(u32),
      ...[title.length, 0].flatMap(u16),
    ];
    const local = [Uint8Array.from([...u32(0x04034b50), ...facts]), title, data];
    // No comment, first disk, no attributes; then where the file begins.
    const entry = [
      ...u32(0x02014b50),
      ...u16(VERSION_2),
      ...facts,
      ...[0, 0, 0].flatMap(u16),
      ...u32(0),
      ...u32(offset),
    ];
    directory.push(Uint8Array.from(entry), title);
    parts.push(...local);
    offset += lengthOf(local);
  }
  const end = [
    ...u32(0x06054b50),
    ...[0, 0, files.length, files.length].flatMap(u16),
    ...[lengthOf(directory), offset].flatMap(u32),
    ...u16(0),
  ];
  return joined([...parts, ...directory, Uint8Array.from(end)]);
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(lengthOf(parts));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

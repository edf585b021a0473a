export {
  encodeBase64url,
  fromBase64url,
  isCanonicalBase64url,
  toBase64url,
  utf8,
} from './formats/base64url.js';
export type { Clock, Random } from './clockAndRandom.js';
export { toCsv } from './formats/csv.js';
export { escapeHtml, visible } from './foreignText.js';
export { pieces, withoutMarks, type Piece } from './pieces.js';
export { createQueue } from './queue.js';
export type { Fault, Place, Reader } from './read.js';
export { inside, isRecord, note, own, read } from './read.js';
export { list, matching, never, object, oneOf, optional, table, text, textUpTo, whole } from './readers.js';
export type { Result } from './result.js';
export { refuse, succeed } from './result.js';
export { sourceAddress, type Citable } from './sourceAddress.js';
export { crc32 } from './formats/crc32.js';
export { toZip, type TextFile } from './formats/zip.js';
export { draw, seededRandom } from './seeded.js';
export { strictObject, type Members } from './strictObject.js';
export type { Change, RowsOf, Table } from './tables.js';
export { applyChange, copyTables } from './tables.js';
export { isDay, parseTimestamp } from './timestamp.js';
export { upperFirst } from './upperFirst.js';

export type { Clock, Random } from './ambient.js';
export type { Result } from './result.js';
export { refuse, succeed } from './result.js';
export { base62, crc32, hex, randomBase62, utf8 } from './encoding.js';
export type { Fault, Members, Reader } from './read.js';
export { listOf, never, note, object, oneOf, read, text, whole } from './read.js';
export { parseTimestamp } from './timestamp.js';
export type { Change, RowsOf, Table } from './tables.js';
export { applyChange, copyTables } from './tables.js';

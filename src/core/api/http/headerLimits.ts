import type { ApiConfig } from '../config.js';

/** nginx's `large_client_header_buffers` of 8k: one line has to fit into one buffer. */
const LONGEST_LINE = 8192;
/** Node's `http.maxHeaderSize`. */
const LARGEST_HEADER = 16_384;

/** Bytes that HTTP/1.1 adds to a name and a value: `: ` and the end of the line. */
const PER_LINE = 4;

/** Refuses headers as the servers do that usually stand in front; header values are bytes, so length is size. */
export function headersFault(
  headers: Headers,
  limits: ApiConfig['headerLimits'],
): 'header_line_too_large' | 'headers_too_large' | null {
  if (limits === 'none') return null;
  const sizes = lineSizes(headers);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (limits !== 'node' && Math.max(0, ...sizes) > LONGEST_LINE) return 'header_line_too_large';
  if (limits !== 'nginx' && total > LARGEST_HEADER) return 'headers_too_large';
  return null;
}

/** In bytes. */
export function longestLine(headers: Headers): number {
  return Math.max(0, ...lineSizes(headers));
}

function lineSizes(headers: Headers): number[] {
  return [...headers].map(([name, value]) => name.length + value.length + PER_LINE);
}

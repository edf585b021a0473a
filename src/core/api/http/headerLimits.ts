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
  let total = 0;
  let longest = 0;
  headers.forEach((value, name) => {
    const size = name.length + value.length + PER_LINE;
    total += size;
    longest = Math.max(longest, size);
  });
  if (limits !== 'node' && longest > LONGEST_LINE) return 'header_line_too_large';
  if (limits !== 'nginx' && total > LARGEST_HEADER) return 'headers_too_large';
  return null;
}

import type { Found } from '../types.js';
import { mediaType } from '../verdicts/claims.js';

/** Whether a JWT proves that its sender has a key, for one request (RFC 9449 section 4.2): by itself it opens nothing. */
export function isProof({ header }: Pick<Found, 'header'>): boolean {
  return mediaType(header?.['typ']) === 'dpop+jwt';
}

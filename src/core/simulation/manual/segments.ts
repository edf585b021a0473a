import { isCanonicalBase64url, isRecord, toBase64url } from '../../shared/index.js';

/** The three parts of a token in compact form (RFC 7515 section 7.1), taken apart without judging them. */
export interface Segments {
  header: string;
  payload: string;
  signature: string;
}

export function segmentsOf(text: string): Segments | null {
  const [header, payload, signature, ...more] = text.split('.');
  if (header === undefined || payload === undefined || signature === undefined) return null;
  return more.length === 0 && header !== '' && payload !== '' ? { header, payload, signature } : null;
}

export function joined({ header, payload, signature }: Segments): string {
  return `${header}.${payload}.${signature}`;
}

/** A JSON object as base64url without padding (RFC 7515 section 2). */
export function encodeSegment(members: object): string {
  return toBase64url(JSON.stringify(members));
}

/** The JSON object that a segment holds, or null. */
export function decodeSegment(segment: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(atob(standardBase64(segment)));
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

/** False for a second spelling of the same bytes, which our verifier refuses as malformed. */
export function isCanonical(segment: string): boolean {
  return segment === '' || isCanonicalBase64url(segment);
}

function standardBase64(segment: string): string {
  return segment.replaceAll('-', '+').replaceAll('_', '/');
}

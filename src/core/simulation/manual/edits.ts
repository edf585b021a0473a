import { decodeSegment, encodeSegment, joined, segmentsOf, type Segments } from './segments.js';
import type { Edit } from './request.js';

/** Makes the changes that a description names, always in the same way. */
export function applyEdits(secret: string, edits: readonly Edit[]): string {
  return edits.reduce(applyEdit, secret);
}

function applyEdit(text: string, edit: Edit): string {
  switch (edit) {
    case 'alg_none':
      return withHeader(text, () => ({ alg: 'none' }));
    case 'alg_other':
      return withHeader(text, ({ alg }) => ({ alg: alg === 'HS256' ? 'RS256' : 'HS256' }));
    case 'typ_other':
      return withHeader(text, () => ({ typ: 'JWT' }));
    case 'kid_other':
      return withHeader(text, () => ({ kid: 'sig-unknown' }));
    case 'header_other':
      return withHeader(text, () => ({ edited: true }));
    case 'payload':
      return withSegments(text, ({ payload }) => ({
        payload: encodeSegment({ ...decodeSegment(payload), edited: true }),
      }));
    case 'signature':
      // Not the last character, whose unused bits have to stay zero.
      return withSegments(text, ({ signature }) => ({ signature: otherFirst(signature) }));
    case 'no_signature':
      return withSegments(text, () => ({ signature: '' }));
    case 'checksum':
      return text.slice(0, -1) + (text.endsWith('0') ? '1' : '0');
    case 'truncated':
      return text.slice(0, -4);
    case 'malformed':
      return malformed(text);
    case 'padded':
      return `${text}=`;
    case 'doubled':
      return `${text},${text}`;
    case 'empty':
      return '';
  }
}

function withHeader(
  text: string,
  changed: (header: Record<string, unknown>) => Record<string, unknown>,
): string {
  return withSegments(text, ({ header: segment }) => {
    const header = decodeSegment(segment) ?? {};
    return { header: encodeSegment({ ...header, ...changed(header) }) };
  });
}

/** A description may name such a change for a secret that has no parts: what comes out is malformed then. */
function withSegments(text: string, changed: (segments: Segments) => Partial<Segments>): string {
  const segments = segmentsOf(text);
  return segments ? joined({ ...segments, ...changed(segments) }) : malformed(text);
}

function otherFirst(text: string): string {
  return (text.startsWith('A') ? 'B' : 'A') + text.slice(1);
}

function malformed(text: string): string {
  return `${text}!`;
}

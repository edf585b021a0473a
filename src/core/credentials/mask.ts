import { parseApiKey } from './apiKey.js';

/** A vendor's prefix: one or two small-letter words and underscores, before more. Everything else may be secret. */
const PREFIX = /^(?:[a-z]{2,8}_){1,2}(?=[^])/;

/** Shortens a credential for display: enough to recognise it by, too little to use it. */
export function maskCredential(credential: string): string {
  const segments = credential.split('.');
  if (segments.length === 3) return segments.map((segment) => `${startOf(segment, 5)}…`).join('.');
  const prefix = PREFIX.exec(credential)?.[0] ?? '';
  const start = prefix + startOf(credential.slice(prefix.length), 4);
  const key = parseApiKey(credential);
  return key.ok ? `${start}…${key.value.last4}` : `${start}…`;
}

/** At most `most` characters, and never more than an eighth: a short text shows nothing. */
function startOf(text: string, most: number): string {
  return text.slice(0, Math.min(most, Math.floor(text.length / 8)));
}

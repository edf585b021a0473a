import { API_KEY_PREFIX } from './apiKey.js';

/** Shortens a credential for display: enough to recognise it by, too little to use it. */
export function maskCredential(credential: string): string {
  if (credential.startsWith(API_KEY_PREFIX)) {
    const start = API_KEY_PREFIX.length + 4;
    return `${credential.slice(0, start)}…${credential.slice(-4)}`;
  }
  const segments = credential.split('.');
  if (segments.length === 3) return segments.map((segment) => `${segment.slice(0, 5)}…`).join('.');
  const prefixEnd = credential.lastIndexOf('_') + 1;
  return `${credential.slice(0, prefixEnd + 4)}…`;
}

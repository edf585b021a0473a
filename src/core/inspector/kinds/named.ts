import type { Found } from '../types.js';

/** Whether it is a password by what it is called: a person may have chosen it, and its owner can change it. */
export function isPassword({ kind, name = '' }: Pick<Found, 'kind' | 'name'>): boolean {
  return kind === 'opaque' && /passw|pass(?:phrase)?$|(?:^|[._-])pwd$|^rediscli_auth$/i.test(name);
}

/** Whether it is a private key by what it is called: raw bytes, as WireGuard writes them. */
export function isPrivateKey({ kind, name = '' }: Pick<Found, 'kind' | 'name'>): boolean {
  return kind === 'opaque' && /private.?key/i.test(name);
}

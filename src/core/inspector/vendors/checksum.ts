import { keyChecksum } from '../../credentials/index.js';

/**
 * Thirty random characters and their CRC-32 in six of base62, as GitHub made it and npm took it over. A prefix alone
 * with another length, such as that of an installation token which is a JWT, has none.
 */
export function crcChecksum(tail: string): 'holds' | 'fails' | 'none' {
  if (!/^[A-Za-z0-9]{36}$/.test(tail)) return 'none';
  return keyChecksum(tail.slice(0, 30)) === tail.slice(30) ? 'holds' : 'fails';
}

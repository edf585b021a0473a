import { maskCredential } from '../credentials/index.js';
import type { Candidate } from './extraction/extract.js';

/** What stands for a credential wherever it is named: of a key or an answer its kind alone, since all else tells more. */
export function maskOf({ kind, token, vendor, value }: Candidate, prefix: string): string {
  switch (kind) {
    case 'pem':
      return `${/^-----BEGIN [A-Z0-9 ]{1,40}-----/.exec(token)?.[0] ?? 'PEM'}…`;
    case 'jwk':
      return `JWK ${['RSA', 'EC', 'OKP', 'oct'].find((type) => type === value?.['kty']) ?? ''}…`.replace(
        ' …',
        '…',
      );
    case 'jwks':
    case 'jws-json':
    case 'metadata':
    case 'token-response':
    case 'introspection':
      return '{…}';
    case 'basic':
      return '…:…';
    case 'paseto':
      return `${/^v\d\.[a-z]{5,6}\./.exec(token)?.[0] ?? ''}…`;
    default:
      return vendor
        ? `${prefix}${startOf(token.slice(prefix.length))}…`
        : maskCredential(token.replace(/\s/g, ''));
  }
}

function startOf(rest: string): string {
  return rest.slice(0, Math.min(4, Math.floor(rest.length / 8)));
}

import { kindWords } from '../../../content/inspector/names.js';
import { vendorKeyWords, vendorNames } from '../../../content/inspector/vendorKeys.js';
import { isIdToken, isPassword, isPrivateKey, powersIn, type Found } from '../../../core/inspector/index.js';
import { upperFirst, visible } from '../../../core/shared/index.js';

const TYPES: Readonly<Record<string, string>> = {
  'at+jwt': 'Access token (JWT)',
  'logout+jwt': 'Logout token (JWT)',
  'dpop+jwt': 'DPoP proof (JWT)',
  'secevent+jwt': 'Security event token (JWT)',
  'token-introspection+jwt': 'Introspection response (JWT)',
  'statuslist+jwt': 'Status list (JWT)',
  'oauth-authz-req+jwt': 'Authorization request (JWT)',
};
const LONGEST = 60;

/** What it is, in a few words: `Access token (JWT)`, `Stripe: secret key`. */
export function whatItIs(found: Found): string {
  const { kind, header, claims, name, vendor, masked, wrappings } = found;
  if (vendor) {
    const { what, vendor: whose } = vendorKeyWords[vendor.id];
    return `${vendorNames[whose]}: ${what}`;
  }
  if (kind === 'pem') return pemName(masked);
  if (isPassword(found)) return 'Password';
  if (isPrivateKey(found)) return 'Private key without a known form';
  if (kind === 'opaque') return opaqueName(name, wrappings);
  if (kind !== 'jwt') return kindWords[kind];
  const type = String(header?.['typ'] ?? '')
    .toLowerCase()
    .replace(/^application\//, '');
  if (Object.hasOwn(TYPES, type)) return TYPES[type] ?? '';
  if (isIdToken(found)) return 'ID token (JWT)';
  const isForAccess = wrappings.includes('scheme') && claims?.['scope'] !== undefined;
  return isForAccess || name === 'access_token' || claims?.['token_use'] === 'access'
    ? 'Access token (JWT)'
    : kindWords.jwt;
}

/** By what it was called, where it has no form to tell by. */
function opaqueName(name = '', wrappings: Found['wrappings']): string {
  if (/refresh/i.test(name)) return 'Refresh token without a known form';
  if (/secret/i.test(name)) return 'Secret without a known form';
  if (wrappings.includes('cookie')) return 'Cookie without a known form';
  if (/token|bearer/i.test(name) || wrappings.includes('scheme')) return 'Token without a known form';
  return /key/i.test(name) ? 'API key without a known form' : kindWords.opaque;
}

/** By its label (RFC 7468): `Private key (PEM)`, `RSA private key (PEM)`. */
function pemName(masked: string): string {
  const [, label] = /BEGIN ([A-Z0-9 ]+)-----/.exec(masked) ?? [];
  if (label === undefined) return kindWords.pem;
  const words = label.split(' ').map((word) => PEM_WORDS[word] ?? word.toLowerCase());
  return `${upperFirst(words.join(' '))} (PEM)`;
}

const PEM_WORDS: Readonly<Record<string, string>> = {
  RSA: 'RSA',
  EC: 'EC',
  DSA: 'DSA',
  OPENSSH: 'OpenSSH',
  PGP: 'PGP',
};

/** Who issued it, about whom, with what: what stands beside the kind. */
export function about(found: Found): string[] {
  const { iss } = found.claims ?? {};
  const alg = found.header?.['alg'];
  return [
    typeof iss === 'string' && iss !== '' ? `issued by ${short(iss.replace(/^https?:\/\//, ''))}` : '',
    aboutWhom(found),
    typeof alg === 'string' ? short(alg) : '',
  ].filter((one) => one !== '');
}

export function aboutWhom({ claims }: Found): string {
  const { sub } = claims ?? {};
  return typeof sub === 'string' && sub !== '' ? `about ${short(sub)}` : '';
}

/** Foreign text in a sentence of ours: on one line, and not too long. */
export function short(text: string): string {
  const plain = visible(text);
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}

/** What it lets its holder do, as far as it says itself. */
export function powersOf({ claims }: Found): string[] {
  return [...new Set(powersIn(claims ?? {}))].slice(0, 40).map(short);
}

/** For whom it is, as far as it says itself. */
export function audiencesOf({ claims }: Found): string[] {
  const aud = claims?.['aud'];
  const list: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  return list
    .filter((one): one is string => typeof one === 'string')
    .slice(0, 20)
    .map(short);
}

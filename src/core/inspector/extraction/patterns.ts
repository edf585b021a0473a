import { API_KEY_PREFIX } from '../../credentials/index.js';
import { bytesOf, textOf } from './base64.js';
import type { Stretch } from './compact.js';
import { looksDrawn } from './names.js';
import { SHAPES } from '../vendors/table.js';
import { OFTEN, type Steps } from './steps.js';

const DEMO = new RegExp(`(?<![\\w-])${API_KEY_PREFIX}[A-Za-z0-9]{8,200}`, 'g');
const PASETO = /(?<![\w-])v[1-4]\.(?:local|public)\.[\w-]{22,100000}(?:\.[\w-]{1,4000})?/g;
/** `MDAx` is `001`: how long the first packet of a macaroon is, in hex. */
const MACAROON = /(?<![\w-])MDA[\w+/-]{40,20000}={0,2}/g;
/** What Basic carries, and a login to a registry of images or of packages; what curl and HTTPie, and an address, make of a user and a password. */
const BASIC =
  /(?:\bBasic(?:\s{1,8}|\+)|"auth":\s{0,4}"|\b_auth\s{0,4}=\s{0,4}"?)([A-Za-z0-9+/_-]{4,4000}={0,2})/gi;
const TYPED_USER = /\s(?:-u|--(?:proxy-)?user|-U|-a|--auth)[ =]{0,2}["']?([^\s"':]{1,200}:[^\s"']{0,500})/g;
const CLIENT = /\b(?:curl|https?|xhs?|etcdctl) /;
/** A login as `.netrc` has it. */
const NETRC = /\b(login\s{1,20}\S{1,200}\s{1,20}password\s{1,20}[^\s"'${<]{6,200})/g;
/** The userinfo of an address (RFC 3986 section 3.2.1), unless something else is to be put in its place. */
const ADDRESS_USER =
  /\b[a-z][a-z\d+.-]{1,20}:\/\/([^\s:@/"'`<>{}$]{0,100}:[^\s@/"'`<>{}$*]{4,200})@(?=[\w[])/gi;
const NO_PASSWORD =
  /:(?:pass(?:word|wd)?|secret|pwd|changeme|test|(?:\w{1,20}:)?anon(?:ymous|cvs)?|guest|(.)\1*)$/i;
/** What is worth unpacking: base64 of a token, of PEM, of a login to a registry, of a key file, of a vendor’s key. */
const LONG_PREFIXES = Object.values(SHAPES).filter(({ prefix }) => prefix.length > 3);
const IN_PACKAGES = [
  'eyJ',
  '-----BEGIN',
  '{"auths"',
  '{\n  "type"',
  '{"type"',
  ...LONG_PREFIXES.map(({ prefix }) => prefix),
];
const PACKED = new RegExp(
  `(?<![\\w+/-])(?:${IN_PACKAGES.map((begin) =>
    btoa(begin)
      .slice(0, Math.floor((begin.length * 4) / 3))
      .replace('+', '\\+'),
  ).join('|')})[\\w+/-]{16,1000000}={0,2}`,
  'g',
);

const MACAROON_TEXT = /^00[\da-f]{2}(?:location|identifier) /;
export const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

export interface Pair extends Stretch {
  /** `user:password`. */
  plain: string;
  isPacked: boolean;
  /** It stood in front of the host of an address. */
  isInUrl: boolean;
}

const all = (text: string, pattern: RegExp, group = 0): Stretch[] =>
  [...text.matchAll(pattern)].map((match) => {
    const token = match[group] ?? '';
    const start = match.index + match[0].lastIndexOf(token);
    return { start, end: start + token.length, token, hasLines: false, isElided: false };
  });

export const demoKeys = (text: string): Stretch[] => all(text, DEMO);
export const pasetos = (text: string): Stretch[] => all(text, PASETO);
export const packages = (text: string): Stretch[] => all(text, PACKED);
export const macaroons = (text: string): Stretch[] =>
  all(text, MACAROON).filter(({ token }) => isMacaroon(token));

/** Of the first format, in text, or of the second, which begins with its version and a field of a known type. */
export function isMacaroon(token: string): boolean {
  if (MACAROON_TEXT.test(textOf(token.slice(0, 40)) ?? '')) return true;
  const [version, field] = bytesOf(token.slice(0, 4)) ?? [];
  return version === 2 && (field === 1 || field === 2) && token.length >= 60;
}

export function* basicPairs(text: string): Steps<Pair[]> {
  const packed: Pair[] = [];
  for (const [index, stretch] of all(text, BASIC, 1).entries()) {
    if (index % OFTEN === 0) yield;
    const plain = textOf(stretch.token);
    if (plain?.includes(':') && !/\p{Cc}/u.test(plain)) packed.push(pairOf(stretch, plain, true));
  }
  yield;
  const addressed = text.includes('@') ? all(text, ADDRESS_USER, 1) : [];
  packed.push(
    ...addressed
      .filter(({ token }) => !NO_PASSWORD.test(token))
      .map((stretch) => ({ ...pairOf(stretch, stretch.token, false), isInUrl: true })),
  );
  packed.push(...all(text, NETRC, 1).map((stretch) => pairOf(stretch, stretch.token, false)));
  if (!CLIENT.test(text)) return packed;
  yield;
  const typed = all(text, TYPED_USER, 1).filter(
    ({ token, start }) =>
      !/^[$<{]|:[$<{]/.test(token) && CLIENT.test(text.slice(Math.max(0, start - 2000), start)),
  );
  return [...packed, ...typed.map((stretch) => pairOf(stretch, stretch.token, false))];
}

function pairOf({ start, end, token }: Stretch, plain: string, isPacked: boolean): Pair {
  return { start, end, token, hasLines: false, isElided: false, plain, isPacked, isInUrl: false };
}

/** The one string that a text is, without quotes and scheme around it; null where it is more. */
export function loneString(text: string): Stretch | null {
  const [, before = '', token = ''] =
    /^(\s{0,1000}["'`]?(?:(?:bearer|basic|dpop|apikey|token)\s{1,20})?(?:["'`{]|urn:uuid:)?)([\w.~+/=-]{8,10000})["'`}]?\s{0,1000}$/i.exec(
      text,
    ) ?? [];
  if (token === '') return null;
  const isPath = token.includes('/') && !/^[A-Za-z\d+/]{24,}={0,2}$/.test(token);
  const isLikely = UUID.test(token) || looksDrawn(token) || /^[\da-f]{32,}$/i.test(token);
  if (isPath || !isLikely) return null;
  return { start: before.length, end: before.length + token.length, token, hasLines: false, isElided: false };
}

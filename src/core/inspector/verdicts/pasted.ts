import { utf8 } from '../../shared/index.js';
import { bytesOf, textOf } from '../extraction/base64.js';
import { jsonDocuments } from '../extraction/documents.js';
import { pemBlocks } from '../extraction/pem.js';
import { isWhole, readJwks, type Key } from '../kinds/key.js';
import { readDerKey, readPem } from '../kinds/pem.js';
import type { VerdictCode } from './codes.js';

/** One way to read a pasted secret. */
export interface Secret {
  code: Extract<VerdictCode, 'verified-text' | 'verified-hex' | 'verified-base64' | 'verified-base64url'>;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What was pasted beside the text. */
export interface Pasted {
  kind: 'nothing' | 'unreadable' | 'keys' | 'secret';
  /** Why it cannot be read, where that can be told. */
  why?: Extract<VerdictCode, 'key-encrypted' | 'key-openssh'>;
  text: string;
  keys: readonly Key[];
  secrets: readonly Secret[];
  /** The keys stood in the text itself, beside what they verify. */
  isBeside?: boolean;
}

const MOST_LENGTH = 200_000;

export function readPasted(text = ''): Pasted {
  const plain = text.trim();
  const none = { text, keys: [], secrets: [] };
  if (plain === '') return { ...none, kind: 'nothing' };
  if (plain.length > MOST_LENGTH) return { ...none, kind: 'unreadable' };
  const keys = keysIn(plain);
  if (keys && keys.length > 0) return { ...none, kind: 'keys', keys };
  if (keys || OPENSSH.test(plain)) return { ...none, kind: 'unreadable', ...whyUnreadable(plain) };
  return { ...none, kind: 'secret', secrets: secretsOf(text, plain) };
}

/** A public key as OpenSSH writes it, or the first line of its private ones. */
const OPENSSH =
  /^(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-nistp\d{3}|sk-[\w@.-]{1,60}) AAAA|-----BEGIN OPENSSH PRIVATE KEY-----|^---- BEGIN SSH2 PUBLIC KEY ----/;
const ENCRYPTED = /-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type:.{0,20}ENCRYPTED/m;

function whyUnreadable(plain: string): Pick<Pasted, 'why'> {
  if (ENCRYPTED.test(plain)) return { why: 'key-encrypted' };
  return OPENSSH.test(plain) ? { why: 'key-openssh' } : {};
}

/** The keys that stand in the text itself, where none was pasted for it: a token and its key set are often pasted together. */
export function besideIn(keys: readonly Key[], text: string): Pasted {
  const usable = keys.filter(isWhole);
  return { kind: usable.length > 0 ? 'keys' : 'nothing', text, keys: usable, secrets: [], isBeside: true };
}

/** Null where it is no key but a secret. */
function keysIn(plain: string, isPacked = false): Key[] | null {
  if (plain.includes('-----BEGIN ')) return pemBlocks(plain).flatMap(({ token }) => readPem(token).key ?? []);
  if (/"kty"/.test(plain)) return documentsIn(plain).flatMap((each) => readJwks(each));
  // Some other answer, or half of a key.
  if (plain.startsWith('{"')) return [];
  const packed = plain.replace(/\s/g, '');
  if (isPacked || !/^(?:M|LS0t|ey)[\w+/-]{55,}={0,2}$/.test(packed)) return null;
  // Without its first and last line, or packed as a whole.
  const bytes = bytesOf(packed);
  const key = bytes && readDerKey(bytes);
  return key ? [key] : keysIn(textOf(packed) ?? '', true);
}

/** Every key and set of keys in what was pasted, whatever is around it. */
function documentsIn(text: string): Record<string, unknown>[] {
  const steps = jsonDocuments(text);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value.map(({ value }) => ('keys' in value ? value : { keys: [value] }));
}

/** A secret as it stands, and without the name before it and the quotes around it that it was copied with. */
function secretsOf(text: string, plain: string): Secret[] {
  const unnamed = plain.replace(/^[\w.-]{1,60}\s{0,4}[=:]\s{0,4}/, '');
  const bare = unnamed.replace(/^(["'`])(.*)\1[;,]?$/s, '$2');
  const texts = [...new Set([plain, text, unnamed, bare])].filter((each) => each !== '');
  return [
    ...texts.map((each): Secret => ({ code: 'verified-text', bytes: utf8(each) })),
    ...[...new Set([plain, bare])].flatMap(encoded),
  ];
}

/** What a secret says in hex or in base64, in lines or with colons maybe. */
function encoded(text: string): Secret[] {
  const found: Secret[] = [];
  const hex = text.replace(/^0x|[\s:]/gi, '');
  if (/^(?:[\da-f]{2})+$/i.test(hex) && hex.length <= 4096) {
    const bytes = Uint8Array.from({ length: hex.length / 2 }, (_, at) =>
      parseInt(hex.slice(2 * at, 2 * at + 2), 16),
    );
    found.push({ code: 'verified-hex', bytes });
  }
  const packed = text.replace(/^base64:|\s/g, '');
  const bytes = bytesOf(packed);
  if (bytes && bytes.length > 0)
    found.push({ code: /[-_]/.test(packed) ? 'verified-base64url' : 'verified-base64', bytes });
  return found;
}

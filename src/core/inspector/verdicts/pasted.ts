import { isRecord, utf8 } from '../../shared/index.js';
import { bytesOf } from '../extraction/base64.js';
import { readWholeJson } from '../extraction/json.js';
import { pemBlocks } from '../extraction/pem.js';
import { isWhole, readJwk, readJwks, type Key } from '../kinds/key.js';
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
function keysIn(plain: string): Key[] | null {
  if (plain.includes('-----BEGIN ')) return pemBlocks(plain).flatMap(({ token }) => readPem(token).key ?? []);
  if (plain.startsWith('{') || plain.startsWith('[')) {
    const value = readWholeJson(plain)?.value;
    if (Array.isArray(value)) return readJwks({ keys: value });
    if (isRecord(value))
      return 'keys' in value ? readJwks(value) : [readJwk(value)].filter((key) => key !== null);
    return plain.startsWith('{"') ? [] : null;
  }
  // A public key without its first and last line.
  const bytes = /^M[\w+/\s-]{55,}={0,2}$/.test(plain) ? bytesOf(plain.replace(/\s/g, '')) : null;
  const key = bytes && readDerKey(bytes);
  return key ? [key] : null;
}

function secretsOf(text: string, plain: string): Secret[] {
  const secrets: Secret[] = [{ code: 'verified-text', bytes: utf8(plain) }];
  if (text !== plain) secrets.push({ code: 'verified-text', bytes: utf8(text) });
  if (/^(?:[\da-f]{2})+$/i.test(plain) && plain.length <= 4096) {
    const bytes = Uint8Array.from({ length: plain.length / 2 }, (_, at) =>
      parseInt(plain.slice(2 * at, 2 * at + 2), 16),
    );
    secrets.push({ code: 'verified-hex', bytes });
  }
  const bytes = bytesOf(plain);
  if (bytes && bytes.length > 0)
    secrets.push({ code: /[-_]/.test(plain) ? 'verified-base64url' : 'verified-base64', bytes });
  return secrets;
}

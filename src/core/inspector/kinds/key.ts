import { isRecord, own } from '../../shared/index.js';
import { bytesOf } from '../extraction/base64.js';

/** A key as a JWK has it (RFC 7517, 7518 section 6, 8037 section 2), without its private members. */
export interface Key {
  kty: string;
  crv?: string;
  n?: string;
  e?: string;
  x?: string;
  y?: string;
  /** The secret of an `oct` key. */
  k?: string;
  alg?: string;
  use?: string;
  key_ops?: string[];
  kid?: string;
  /** It is written as a JWK, so it can say what it is for. */
  isJwk?: boolean;
  isPrivate?: boolean;
  /** A private key that does not carry its public half: WebCrypto makes it out. */
  pkcs8?: Uint8Array<ArrayBuffer>;
}

/** The members that only their owner may have (RFC 7518 sections 6.2.2 and 6.3.2, RFC 8037 section 2, RFC 9964). */
const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'priv'];
const TEXTS = ['crv', 'n', 'e', 'x', 'y', 'k', 'alg', 'use', 'kid'] as const;

export function readJwk(value: unknown): Key | null {
  if (!isRecord(value) || typeof value['kty'] !== 'string') return null;
  const key: Key = { kty: value['kty'], isJwk: true };
  for (const name of TEXTS) {
    const member = value[name];
    if (typeof member === 'string') key[name] = member;
  }
  const { key_ops: ops } = value;
  if (Array.isArray(ops)) key.key_ops = ops.filter((op) => typeof op === 'string');
  if (hasPrivateParts(value)) key.isPrivate = true;
  return key;
}

/** The keys of a JWK Set (RFC 7517 section 5); what is no key is left out. */
export function readJwks(value: Record<string, unknown>): Key[] {
  const { keys } = value;
  return Array.isArray(keys) ? keys.slice(0, 100).flatMap((each) => readJwk(each) ?? []) : [];
}

export function hasPrivateParts(value: Record<string, unknown>): boolean {
  return PRIVATE.some((name) => Object.hasOwn(value, name));
}

/** How long the modulus is, in bits; 0 where there is none. */
export function modulusBits({ n = '' }: Key): number {
  const bytes = bytesOf(n);
  const first = bytes?.findIndex((byte) => byte > 0) ?? -1;
  if (!bytes || first < 0) return 0;
  return (bytes.length - first) * 8 - Math.clz32(bytes[first] ?? 0) + 24;
}

/** The bytes of a shared secret; none where it is no such key. */
export function secretIn({ kty, k = '' }: Key): Uint8Array | null {
  return kty === 'oct' ? bytesOf(k) : null;
}

/** A public exponent of 1, or an even one, makes every signature or none. */
export function hasGoodExponent({ e = '' }: Key): boolean {
  const bytes = bytesOf(e);
  const value = bytes?.reduce((sum, byte) => (sum < 1e12 ? sum * 256 + byte : sum), 0) ?? 0;
  return value > 1 && (bytes?.at(-1) ?? 0) % 2 === 1;
}

const MEMBERS: Readonly<Record<string, readonly (keyof Key)[]>> = {
  RSA: ['n', 'e'],
  EC: ['crv', 'x', 'y'],
  OKP: ['crv', 'x'],
  oct: ['k'],
};

/** Of another type nothing can be said; verifiers leave it out (RFC 7517 section 5). */
export const isOfKnownType = ({ kty }: Key): boolean => Object.hasOwn(MEMBERS, kty);

/** Whether the members are there that its type needs, each of them base64url. */
export function isWhole(key: Key): boolean {
  const needed = own(MEMBERS, key.kty);
  return (
    !!needed &&
    needed.every((name) => (name === 'crv' ? !!key.crv : !!bytesOf(String(key[name] ?? '='))?.length))
  );
}

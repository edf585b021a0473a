import type { Alg } from '../../credentials/index.js';
import { encodeBase64url, utf8, type Random } from '../../shared/index.js';
import type { KitInput } from '../types.js';
import type { KeyPair, Signer } from './keys.js';

/** Who signs: the issuer with the key of the kit, or a stranger with one of the same kind. */
export interface Party {
  /** Null for HS256, whose parties have a secret each. */
  pair: KeyPair | null;
  secret: string | null;
  sign: Signer;
}

/** What all cases of a kit are made from. */
export interface Workshop {
  input: KitInput;
  /** Seconds since 1970. */
  now: number;
  kid: string;
  own: Party;
  foreign: Party;
  random: Random;
}

/** A header or payload: an object to be written as JSON, or what stands in its place. */
export type Part = object | string | Uint8Array;
type Members = Record<string, unknown>;

/** Makes the tokens of one case. `header` and `claims` are those of a good token. */
export interface Forge extends Workshop {
  alg: Alg;
  header: Members;
  claims: Members;
  /** How long good tokens live, in seconds. */
  lifetimeS: number;
  /** A token of these parts, signed by the issuer unless somebody else is named. */
  sign: (header: Part, payload: Part, by?: Signer) => Promise<string>;
  /** A good token, but for these members; what is undefined is left out. */
  withHeader: (changes: Members, by?: Signer) => Promise<string>;
  withClaims: (changes: Members, by?: Signer) => Promise<string>;
  /** Segments as they are to stand in the token, signed as they stand. */
  signAsIs: (header: string, payload: string, by?: Signer) => Promise<string>;
  /** The three segments of a good token. */
  good: () => Promise<[header: string, payload: string, signature: string]>;
  /** The payload of a token that says more than it was signed for. */
  tampered: () => string;
}

export function segment(part: Part): string {
  if (part instanceof Uint8Array) return encodeBase64url(part);
  return encodeBase64url(utf8(typeof part === 'string' ? part : JSON.stringify(part)));
}

export function forgeFor(caseId: string, workshop: Workshop): Forge {
  const { input, now, kid, own } = workshop;
  const { issuer, audience, alg, profile, goodForS, maxLifetimeS = Infinity } = input;
  const lifetimeS = Math.min(goodForS, maxLifetimeS);
  const header = { alg, typ: profile === 'at+jwt' ? 'at+jwt' : 'JWT', kid };
  const claims = {
    sub: 'kit-user',
    client_id: 'kit-client',
    ...input.claims,
    nbf: undefined,
    iss: issuer,
    aud: audience,
    iat: now,
    exp: now + lifetimeS,
    jti: `${kid}-${caseId}`,
  };

  const signAsIs: Forge['signAsIs'] = async (head, payload, by = own.sign) =>
    `${head}.${payload}.${encodeBase64url(await by(utf8(`${head}.${payload}`)))}`;
  const sign: Forge['sign'] = (head, payload, by) => signAsIs(segment(head), segment(payload), by);
  return {
    ...workshop,
    alg,
    header,
    claims,
    lifetimeS,
    sign,
    signAsIs,
    withHeader: (changes, by) => sign({ ...header, ...changes }, claims, by),
    withClaims: (changes, by) => sign(header, { ...claims, ...changes }, by),
    good: async () => (await sign(header, claims)).split('.') as [string, string, string],
    tampered: () => segment({ ...claims, sub: 'kit-admin' }),
  };
}

/** The issuer’s pair; a case that asks for one is not offered for HS256. */
export function pairOf({ pair }: Party): KeyPair {
  if (!pair) throw new Error('HS256 has no key pair');
  return pair;
}

import type { FindingId, Severity } from './findings/table.js';
import type { VendorKey } from './vendors/find.js';
import type { Verdict } from './verdicts/codes.js';

/** What a credential can be. `jwt` is a compact JWS whose payload is a JSON object; `jws` carries something else. */
export const KINDS = [
  'jwt',
  'jws',
  'jws-json',
  'jwe',
  'sd-jwt',
  'jwk',
  'jwks',
  'pem',
  'api-key',
  'demo-key',
  'basic',
  'paseto',
  'macaroon',
  'uuid',
  'opaque',
  'metadata',
  'token-response',
  'introspection',
] as const;
export type Kind = (typeof KINDS)[number];

/** What a credential was taken out of, the outermost first. `lines` are line breaks inside it. */
export const WRAPPINGS = [
  'curl',
  'header',
  'cookie',
  'scheme',
  'json',
  'query',
  'fragment',
  'path',
  'form',
  'quotes',
  'base64',
  'percent',
  'quoted-printable',
  'lines',
  'zero-width',
  'elided',
  'userinfo',
] as const;
export type Wrapping = (typeof WRAPPINGS)[number];

/** What somebody expects of a token. Nothing is expected by default but the time. */
export interface Expectation {
  issuer?: string;
  audience?: string;
  type?: string;
  leewayS?: number;
}

export interface InspectInput {
  text: string;
  /** What was pasted beside it: a JWK, a JWK Set, PEM, or a secret as text, hex, base64 or base64url. */
  keys?: string;
  /** Milliseconds since 1970. */
  now: number;
  expect?: Expectation;
}

export interface Inspection {
  found: Found[];
  /** Credentials beyond the first 50. */
  left: number;
  /** Why nothing was looked at: a text over a megabyte. */
  refused?: 'too-long';
}

/** What can end a credential before its time, as far as it says itself. */
export const ENDINGS = [
  /** Its own expiry, `opensUntil`. */
  'expiry',
  /** An entry on a denylist, by its `jti`. */
  'jti',
  /** The end of its session, by its `sid`. */
  'sid',
  /** Its place on a status list. */
  'status',
  /** It is bound to a key (`cnf`): without that key it is no use. */
  'bound',
  /** A refresh token beside it: revoking that one stops new ones. */
  'refresh',
  /** A new signing key, which ends all tokens of the old one. */
  'signing-key',
  /** Another key at its receiver, which ends all that was encrypted for the old one. */
  'decryption-key',
  /** Another password, wherever this one is used. */
  'password',
  /** What its vendor offers; `vendor` says whose. */
  'vendor',
  /** Whoever issued it looks it up, and can refuse it from the next look-up on. */
  'issuer',
  /** Replacing the key wherever its public half is trusted. */
  'replace-key',
] as const;
export type Ending = (typeof ENDINGS)[number];

/** One disclosure of an SD-JWT (RFC 9901 section 4.2): `name` is missing for an element of an array. */
export interface Disclosure {
  name?: string;
  value: unknown;
  /** Whether its digest stands in the token or in another disclosure; null where they are of a hash that WebCrypto lacks. */
  known: boolean | null;
}

/** What is known of a string without structure. */
export interface Measure {
  characters: number;
  alphabet: 'digits' | 'hex' | 'base32' | 'base62' | 'base64url' | 'base64' | 'other';
  /** How many bits it can hold at most, if each character was drawn at random. */
  bitsAtMost: number;
}

export interface Found {
  kind: Kind;
  /** Where it stands in the pasted text, with whatever stands inside it. */
  at: number;
  length: number;
  /** What it was called there: `access_token`, the name of a header, a cookie, a parameter. */
  name?: string;
  wrappings: Wrapping[];
  /** Enough to recognise it by, too little to use it. */
  masked: string;
  /** One of each, in the order of `VERDICTS`. */
  verdicts: Verdict[];
  findings: { id: FindingId; severity: Severity }[];
  header?: Record<string, unknown>;
  claims?: Record<string, unknown>;
  /** Milliseconds since 1970; null where it has no end, or none that it says. */
  opensUntil?: number | null;
  endings: Ending[];
  vendor?: VendorKey;
  disclosures?: Disclosure[];
  measure?: Measure;
}

import type { Alg } from '../credentials/index.js';

export const PROFILES = ['at+jwt', 'jwt'] as const;
/** An access token as RFC 9068 has it, or a JWT whose verifier asks for no type. */
export type Profile = (typeof PROFILES)[number];

export interface KitInput {
  issuer: string;
  audience: string;
  /** The one algorithm that the API takes. */
  alg: Alg;
  profile: Profile;
  /** By how much the API lets `exp` and `nbf` be missed, in seconds. */
  leewayS: number;
  /** How long good tokens live, in seconds: never longer than `maxLifetimeS`. */
  goodForS: number;
  /** The longest life that the API allows between `iat` and `exp`, where it asks about that. */
  maxLifetimeS?: number;
  /** Merged into every token, so that a good one gets past authorization: `scope`, `sub`, `client_id` and others. */
  claims?: Record<string, unknown>;
}

/** What the case’s RFC argues: to be taken, to be refused, or left to the verifier. */
export type Accept = boolean | 'either';
/** Of a wrong answer: a forged or foreign token gets in; one check is missing; two programs misunderstand each other. */
export type Severity = 'harm' | 'risk' | 'note';

export const GROUPS = [
  'taken',
  'algorithm',
  'signature',
  'foreign-key',
  'header',
  'form',
  'json',
  'type',
  'time',
  'claims',
] as const;
/** What a case is about, in the order of the kit. */
export type GroupId = (typeof GROUPS)[number];

/** What cases cite: an id of `content/sources`. */
export type SourceId =
  | 'rfc4648'
  | 'rfc7515'
  | 'rfc7518'
  | 'rfc7519'
  | 'rfc7797'
  | 'rfc8032'
  | 'rfc8259'
  | 'rfc8725bis'
  | 'rfc9068'
  | 'rfc9449'
  | 'cve-2022-21449';

export interface KitCase {
  /** Published: results name it, so it never changes. */
  id: string;
  group: GroupId;
  title: string;
  token: string;
  accept: Accept;
  severity: Severity;
  why: string;
  /** What a verifier that answers otherwise lets in, or whom it turns away. */
  ifWrong: string;
  source: SourceId;
  section?: string;
}

/** A public key as it stands in a key set. */
export type PublicJwk = JsonWebKey & { kid: string };

/** Tokens with the verdict each deserves, and what an API needs to check them. Times are milliseconds since 1970. */
export interface Kit {
  /** What the API has to be set up with. */
  setup: Omit<KitInput, 'claims' | 'goodForS'>;
  madeAt: number;
  /** From then on the good tokens have expired, and the kit says nothing any more. */
  goodUntil: number;
  /** One key, or none for HS256: whoever reads its secret could sign. */
  jwks: { keys: PublicJwk[] };
  /** For HS256: its UTF-8 bytes are the key. */
  secret?: string;
  cases: KitCase[];
}

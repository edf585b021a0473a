import type { Forge } from '../forge/forge.js';
import type { Accept, KitCase, KitInput } from '../types.js';

/** A case before its token is made. */
export interface CaseRule extends Omit<KitCase, 'token' | 'accept' | 'group'> {
  accept: Accept | ((input: KitInput) => Accept);
  /** For which kits there is such a token; for all where it does not say. */
  offered?: (input: KitInput) => boolean;
  make: (forge: Forge) => string | Promise<string>;
}

export const forAccessTokens = ({ profile }: KitInput): boolean => profile === 'at+jwt';
export const forHmac = ({ alg }: KitInput): boolean => alg === 'HS256';
export const forPairs = ({ alg }: KitInput): boolean => alg !== 'HS256';
export const forRsa = ({ alg }: KitInput): boolean => alg === 'RS256' || alg === 'PS256';
export const forEcdsa = ({ alg }: KitInput): boolean => alg === 'ES256';
export const forEd25519 = ({ alg }: KitInput): boolean => alg === 'Ed25519';

/** What RFC 9068 refuses and a JWT without a profile leaves to its verifier. */
export const refusedByProfile = ({ profile }: KitInput): Accept => (profile === 'at+jwt' ? false : 'either');
/** What lives this long is refused only where the API sets a longest life, and a shorter one. */
export const refusedByLifetime =
  (seconds: number) =>
  ({ maxLifetimeS = Infinity }: KitInput): Accept =>
    maxLifetimeS < seconds ? false : 'either';

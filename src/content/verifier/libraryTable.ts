import type { Alg } from '../../core/credentials/index.js';
import type { Profile } from '../../core/verifier/index.js';

/** Algorithms by the id of a case. */
export type ByCase = Readonly<Record<string, readonly Alg[]>>;

/** One way to use a library, run with a kit for each algorithm. */
export interface LibraryUse {
  /** As its README begins; with issuer, audience and algorithms given; or as an access token of RFC 9068. */
  use: 'default' | 'advised' | 'strict';
  /** The call, in short. */
  how: string;
  profile: Profile;
  /** Algorithms that it has, by these names. What it lacks is no failure. */
  supported: readonly Alg[];
  /** How many cases the kit of each algorithm has. */
  cases: Readonly<Partial<Record<Alg, number>>>;
  /** Cases it answers otherwise than their RFC argues. */
  wrong: ByCase;
  /** Cases at which it fails with an error that an API does not expect, and would answer with 500. */
  crashes: ByCase;
}

export interface MeasuredLibrary {
  library: string;
  language: string;
  version: string;
  from: 'npm' | 'Debian';
  /**
   * Of a package of Debian: its own version, which has corrections that the library's does not tell, and the year in which
   * it was first packaged. What its authors offer today is newer.
   */
  packaged?: string;
  year?: number;
  uses: readonly LibraryUse[];
}

/** What `npm run verifiers` measured. */
export interface LibraryTable {
  /** A day: `2026-11-29`. */
  measuredOn: string;
  command: string;
  /** The version of Node. */
  node: string;
  /** Of which cases and verdicts: see `tools/verifiers/fingerprint.mjs`. */
  kit: string;
  libraries: readonly MeasuredLibrary[];
}

import { randomBase62 } from '../credentials/index.js';
import type { Random } from '../shared/index.js';

/**
 * How the API names what it makes. `random`: nobody can guess a name, and none comes again after a restart under the
 * same issuer, where verifiers still hold the old key set and lists of revoked tokens. `counted`: for a run that a
 * replay has to repeat to the byte.
 */
export type Ids = 'random' | 'counted';

const PREFIXES = {
  'signing-key': 'sig-',
  token: 'jti-',
  family: 'family_',
  key: 'key_',
  order: 'ord_',
  'status-list': 'list_',
} as const;
export type Named = keyof typeof PREFIXES;

/** 22 base62 characters hold 131 bits. */
const RANDOM_LENGTH = 22;

/** The name of the `number`th of its kind. */
export function nameOf(of: Named, number: number, ids: Ids, random: Random): string {
  return PREFIXES[of] + (ids === 'counted' ? number : randomBase62(random, RANDOM_LENGTH));
}

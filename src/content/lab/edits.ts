import type { Edit } from '../../core/simulation/index.js';

/** What may be done to a credential before it is sent by hand. `token`: to a JWT alone. */
export const EDIT_WORDS: Record<Edit, { label: string; of: 'token' | 'key' | 'any' }> = {
  alg_none: { label: 'alg set to none', of: 'token' },
  alg_other: { label: 'alg set to another one', of: 'token' },
  typ_other: { label: 'typ set to JWT', of: 'token' },
  kid_other: { label: 'kid that nobody knows', of: 'token' },
  header_other: { label: 'header changed', of: 'token' },
  payload: { label: 'payload changed', of: 'token' },
  signature: { label: 'signature changed', of: 'token' },
  no_signature: { label: 'signature left out', of: 'token' },
  checksum: { label: 'last character changed', of: 'key' },
  truncated: { label: 'last four characters cut off', of: 'any' },
  malformed: { label: 'a character that is not allowed', of: 'any' },
  padded: { label: 'an equals sign at the end', of: 'any' },
  doubled: { label: 'sent twice, with a comma', of: 'any' },
  empty: { label: 'left empty', of: 'any' },
};

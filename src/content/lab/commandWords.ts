import type { CommandCode } from '../../core/simulation/index.js';

/** Why a command could not be carried out, and what to do instead. */
export const COMMAND_WORDS: Record<CommandCode, string> = {
  invalid_time: 'That moment is not a time.',
  in_the_past: 'That moment has passed. Scrub back first, then act.',
  after_the_end: 'The story is over. Start again, or scrub back first.',
  unknown_credential: 'There is no such credential yet. Mint one first.',
  wrong_kind: 'This cannot be done with that kind of credential.',
  already_revoked: 'This credential is revoked already. Mint a new one.',
  nothing_to_refresh: 'Nobody holds a refresh token yet. Mint one by signing in.',
  nobody_signed_in: 'Nobody is signed in. Mint a token by signing in first.',
  unknown_user: 'This user has been deleted already.',
  already_so: 'It is in that state already.',
};

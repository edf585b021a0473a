import type { Part, Role } from '../../api/index.js';
import type { ManualRequest } from '../manual/request.js';
import type { Settings } from '../settings/settings.js';
import type { CallerId, CredentialId, Lane } from './ids.js';

/** What each type of command needs to be told; `unknown` where it needs nothing. These names stand in files and links. */
interface CommandFields {
  /** `for` is the customer and `user` its usual account where nothing else is said. */
  mint: { lane: Lane; for?: CallerId; user?: string };
  /** The thief has a copy, and uses it. */
  leak: { credential: CredentialId };
  /** The thief has the key that signs, or what a breached verifier holds of it, and makes tokens of its own. */
  leak_signing_key: { from?: 'verifier' };
  revoke: { credential: CredentialId };
  rotate: { credential: CredentialId; overlapS: number };
  refresh: unknown;
  /** The customer opens a second tab, which shares the tokens of the first. */
  open_tab: unknown;
  /** The customer's app throws its tokens away and revokes the refresh token. */
  log_out: unknown;
  sign_out_everywhere: { user: string };
  change_role: { user: string; role: Role };
  delete_user: { user: string };
  rotate_signing_key: { useAfterS: number };
  /** Takes the oldest published signing key out of the JWKS. */
  remove_signing_key: unknown;
  /** The customer's keys move to its own server, which calls for the visitors: new ones are not in the bundle. */
  add_proxy: unknown;
  configure: { dials: Partial<Omit<Settings, 'down'>> };
  break: { part: Part };
  mend: { part: Part };
  /** Sends one request by hand: yours, or a thief's. */
  send: { request: ManualRequest; by?: 'attacker' };
}

export type CommandType = keyof CommandFields;

/** What is to be done, without a moment. */
export type CommandInput<Type extends CommandType = CommandType> = {
  [Each in Type]: { type: Each } & CommandFields[Each];
}[Type];

/** Something done at a moment (milliseconds since 1970, whole). */
export type Command<Type extends CommandType = CommandType> = {
  [Each in Type]: { type: Each; at: number } & CommandFields[Each];
}[Type];

export type CommandCode =
  | 'invalid_time'
  | 'in_the_past'
  | 'after_the_end'
  | 'unknown_credential'
  | 'wrong_kind'
  | 'already_revoked'
  | 'nothing_to_refresh'
  | 'nobody_signed_in'
  | 'unknown_user'
  | 'already_so';
export interface CommandError {
  code: CommandCode;
}

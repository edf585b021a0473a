import type { CommandCode, CommandInput, CommandType } from '../../core/simulation/index.js';

/** What the Lab says of a type of command, and where it offers it. Words in braces stand for what the command names. */
interface CommandWords {
  /** At its flag on the timeline. */
  flag: string;
  /** Something is taken away, stolen or broken: the flag is red. */
  harm: boolean;
  /** In the log, where nothing about the command asks for other words. */
  sentence: string;
  /** What it puts an end to, and how that is said after “because”. */
  ends: { what: 'credential' | 'sign_in' | 'user' | 'family' | 'signing_key' | 'any'; says: string } | null;
  /** Where its button is: with what it is done to, among the settings, or in a sheet of its own. */
  offered: 'there' | 'settings' | 'more' | 'send';
}

export const REUSED = 'its refresh token was used twice, so everything issued from that sign-in was ended';

export const COMMAND_WORDS: Record<CommandType, CommandWords> = {
  mint: {
    flag: 'minted',
    harm: false,
    sentence: 'An API key is minted.',
    ends: null,
    offered: 'there',
  },
  leak: {
    flag: 'leaked',
    harm: false,
    sentence: 'The {credential} leaks: a thief has a copy.',
    ends: null,
    offered: 'there',
  },
  leak_signing_key: {
    flag: 'signing key stolen',
    harm: true,
    sentence: 'The signing key leaks: a thief makes tokens of its own.',
    ends: null,
    offered: 'more',
  },
  revoke: {
    flag: 'revoked',
    harm: true,
    sentence: 'You revoke the {credential}.',
    ends: { what: 'credential', says: '{operator} revoked it' },
    offered: 'there',
  },
  rotate: {
    flag: 'rotated',
    harm: false,
    sentence: 'You rotate the {credential}{overlap}.',
    ends: { what: 'credential', says: '{operator} rotated it without an overlap' },
    offered: 'there',
  },
  refresh: {
    flag: 'refreshed',
    harm: false,
    sentence: 'You have the customer refresh the access token.',
    ends: { what: 'family', says: REUSED },
    offered: 'there',
  },
  open_tab: {
    flag: 'second tab',
    harm: false,
    sentence: 'The customer opens a second tab, with the tokens of the first.',
    ends: null,
    offered: 'more',
  },
  log_out: {
    flag: 'logged out',
    harm: true,
    sentence: 'The customer logs out.',
    ends: { what: 'sign_in', says: 'the customer logged out' },
    offered: 'more',
  },
  sign_out_everywhere: {
    flag: 'signed out everywhere',
    harm: true,
    sentence: 'You sign {user} out everywhere.',
    ends: { what: 'user', says: '{operator} signed the user out everywhere' },
    offered: 'more',
  },
  change_role: {
    flag: 'role: {role}',
    harm: false,
    sentence: 'You change the role of {user} to {role}.',
    ends: null,
    offered: 'more',
  },
  delete_user: {
    flag: 'user deleted',
    harm: true,
    sentence: 'You delete {user}.',
    ends: { what: 'user', says: '{operator} deleted the user' },
    offered: 'more',
  },
  rotate_signing_key: {
    flag: 'signing key rotated',
    harm: false,
    sentence: 'You rotate the signing key: the new one signs from now on.',
    ends: null,
    offered: 'more',
  },
  remove_signing_key: {
    flag: 'signing key removed',
    harm: true,
    sentence: 'You remove the oldest signing key; verifiers do not get it again.',
    ends: { what: 'signing_key', says: '{operator} took away the key that signed it' },
    offered: 'more',
  },
  add_proxy: {
    flag: 'proxy added',
    harm: false,
    sentence: 'You put a proxy in front: the customer’s keys leave the bundle for its own server.',
    ends: null,
    offered: 'more',
  },
  configure: {
    flag: 'setting changed',
    harm: false,
    sentence: '{settings}.',
    ends: null,
    offered: 'settings',
  },
  break: {
    flag: '{part} down',
    harm: true,
    sentence: 'The {part} goes down.',
    ends: null,
    offered: 'more',
  },
  mend: {
    flag: '{part} back',
    harm: false,
    sentence: 'The {part} is back.',
    ends: null,
    offered: 'more',
  },
  send: {
    flag: 'sent by hand',
    harm: false,
    sentence: '{sender} a request by hand: {request}.',
    ends: { what: 'any', says: 'a request by hand ended it' },
    offered: 'send',
  },
};

/** Buttons for what the customer does with its sign-in, which needs nothing more to be said. */
export const SIGN_IN_BUTTONS: readonly {
  command: CommandInput<'open_tab' | 'log_out'>;
  label: string;
  note: string;
}[] = [
  { command: { type: 'open_tab' }, label: 'Second tab', note: 'opens, with the tokens of the first' },
  { command: { type: 'log_out' }, label: 'Log out', note: 'the app revokes its refresh token' },
];

/** Why a command could not be carried out, and what to do instead. */
export const COMMAND_REFUSALS: Record<CommandCode, string> = {
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

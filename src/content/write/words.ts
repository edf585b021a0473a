import type { CommandType, Measure } from '../../core/simulation/index.js';

export const WRITE = {
  title: 'Write your own story',
  lead: 'Show your team their own incident, or a class the case you teach. A story is made from a run of the sandbox: choose what happens by itself, when the learner acts and what they should achieve, then solve it once yourself.',
} as const;

/** The parts of the page, in their order. */
export const SECTIONS = {
  run: 'What happens',
  telling: 'How it is told',
  question: 'A question to predict',
  goal: 'What the learner has to achieve',
  unlocked: 'What the learner may use',
  solution: 'Your solution',
  hints: 'Hints',
} as const;

/** What a command is called in a list of those that a story unlocks. */
export const COMMAND_NAMES: Record<CommandType, string> = {
  mint: 'Mint a credential',
  leak: 'Leak a credential',
  leak_signing_key: 'Leak the signing key',
  revoke: 'Revoke a credential',
  rotate: 'Rotate an API key',
  refresh: 'Refresh the JWT',
  open_tab: 'Open a second tab',
  log_out: 'Log out',
  sign_out_everywhere: 'Log a user out everywhere',
  change_role: 'Change a role',
  delete_user: 'Delete a user',
  rotate_signing_key: 'Rotate the signing key',
  remove_signing_key: 'Remove the oldest signing key',
  add_proxy: 'Put a proxy in between',
  configure: 'Change settings',
  break: 'Break a part',
  mend: 'Mend a part',
  send: 'Send a request by hand',
};

export const MEASURE_NAMES: Record<Measure['of'], string> = {
  calls: 'Calls by somebody',
  bill: 'A line of the bill',
  alive: 'Whether a credential still works',
  sent: 'Requests sent by hand',
  header_line: 'Bytes of the longest header line',
};

export const CAST_NAMES = {
  customer: 'Customer',
  second_tab: 'Customer’s second tab',
  neighbour: 'Another customer',
  attacker: 'Thief',
  operator: 'The learner',
} as const;

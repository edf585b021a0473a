import type { Command, CommandInput, CommandType } from '../../../src/core/simulation/index.js';
import { world } from './harness.js';

/** The story in which each of these commands can be carried out. */
export const bundled = { ...world, keysInBundle: true };

/**
 * One command of each type: a missing one is a type error. In an order in which nothing stands in the way of what comes after
 * it: what is mended was broken before.
 */
export const EACH: { [Type in CommandType]: CommandInput<Type> } = {
  add_proxy: { type: 'add_proxy' },
  mint: { type: 'mint', lane: 'key', for: 'neighbour' },
  leak: { type: 'leak', credential: 'cred-3' },
  leak_signing_key: { type: 'leak_signing_key' },
  revoke: { type: 'revoke', credential: 'cred-2' },
  rotate: { type: 'rotate', credential: 'cred-1', overlapS: 60 },
  refresh: { type: 'refresh' },
  open_tab: { type: 'open_tab' },
  log_out: { type: 'log_out' },
  sign_out_everywhere: { type: 'sign_out_everywhere', user: 'user-ana' },
  change_role: { type: 'change_role', user: 'user-ana', role: 'member' },
  delete_user: { type: 'delete_user', user: 'user-gil' },
  rotate_signing_key: { type: 'rotate_signing_key', useAfterS: 600 },
  remove_signing_key: { type: 'remove_signing_key' },
  configure: { type: 'configure', dials: { keyCacheS: 300, denylist: true } },
  break: { type: 'break', part: 'key_store' },
  mend: { type: 'mend', part: 'key_store' },
  send: {
    type: 'send',
    request: {
      method: 'GET',
      path: '/v1/orders',
      query: [],
      region: null,
      longLines: [],
      credentials: [{ as: 'bearer', secret: 'cred-2', edits: ['signature'] }],
      body: null,
    },
  },
};

/** Each of them a millisecond after the one before. */
export function eachInTurn(from: number): Command[] {
  return Object.values(EACH).map((order, index) => ({ ...order, at: from + index }));
}

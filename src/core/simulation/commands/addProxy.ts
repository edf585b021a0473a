import type { CommandKind } from '../commandKind.js';

/** The customer's keys move to its own server; those that are in the bundle already stay known. */
export const addProxy: CommandKind<'add_proxy'> = {
  type: 'add_proxy',
  isValid: () => true,
  lane: () => 'key',
  refusal: ({ tables }) => (tables.keysArePublic ? null : 'already_so'),
  async apply({ tables }) {
    tables.change({ table: 'places', key: 'keys', row: 'server' });
  },
};

import { renewed } from '../actors/caller.js';
import type { CommandKind } from '../commandKind.js';

/** The customer gets a new token before it has to: with its refresh token, or for its key. */
export const refresh: CommandKind<'refresh'> = {
  type: 'refresh',
  isValid: () => true,
  lane: () => 'jwt',
  refusal({ tables }) {
    const session = tables.client('customer', 'jwt');
    return session?.refreshToken || session?.exchanges ? null : 'nothing_to_refresh';
  },
  async apply(engine) {
    const customer = engine.tables.client('customer', 'jwt');
    if (customer) await renewed(engine, customer);
  },
};

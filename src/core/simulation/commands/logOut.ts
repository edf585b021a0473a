import { revokeToken } from '../requests/revoke.js';
import type { CommandKind } from '../commandKind.js';

/** The app revokes its refresh token and forgets its tokens; nobody calls until the person signs in again. */
export const logOut: CommandKind<'log_out'> = {
  type: 'log_out',
  isValid: () => true,
  lane: () => 'jwt',
  refusal: ({ tables }) => (tables.client('customer', 'jwt')?.refreshToken ? null : 'nobody_signed_in'),
  async apply(engine) {
    const { tables } = engine;
    const held = tables.client('customer', 'jwt')?.refreshToken;
    const token = held ? tables.credential(held) : undefined;
    if (token) await revokeToken(engine, token, 'customer');
    for (const actor of ['customer', 'second_tab'] as const) tables.dropClient(actor, 'jwt');
  },
};

import type { Engine } from '../engine.js';
import { isAccount } from '../read.js';
import { manage } from '../requests/manage.js';
import type { CommandCode } from '../types/index.js';
import type { CommandKind } from '../commandKind.js';

export const signOutEverywhere: CommandKind<'sign_out_everywhere'> = {
  type: 'sign_out_everywhere',
  isValid: ({ user }) => isAccount(user),
  lane: () => null,
  refusal: unlessThere,
  apply: (engine, { user }) => manage(engine, null, 'POST', `/v1/users/${user}/sign-out`),
};

export const changeRole: CommandKind<'change_role'> = {
  type: 'change_role',
  isValid: ({ user, role }) => isAccount(user) && (role === 'admin' || role === 'member'),
  lane: () => null,
  refusal: unlessThere,
  apply: (engine, { user, role }) => manage(engine, null, 'PATCH', `/v1/users/${user}`, { role }),
};

export const deleteUser: CommandKind<'delete_user'> = {
  type: 'delete_user',
  isValid: ({ user }) => isAccount(user),
  lane: () => null,
  refusal: unlessThere,
  apply: (engine, { user }) => manage(engine, null, 'DELETE', `/v1/users/${user}`),
};

function unlessThere({ api }: Engine, { user }: { user: string }): CommandCode | null {
  return api.state.users.get(user)?.deletedAt == null ? null : 'unknown_user';
}

import { equip, publish } from './equip.js';
import { revokeToken } from './errands.js';
import { forgeToken } from './forge.js';
import type { CarriedOutHere } from './orders.js';
import { manage, rotateKey } from './rareErrands.js';
import type { Stage } from './stage.js';
import type { CredentialRow } from './types.js';

/** What a command does that only some stories have. */
export async function takeRareEffect(
  stage: Stage,
  order: CarriedOutHere,
  target: CredentialRow | undefined,
): Promise<void> {
  switch (order.type) {
    case 'rotate':
      if (target) await rotate(stage, target, order.overlapS);
      return;
    case 'open_tab': {
      const first = stage.client('customer', 'jwt');
      if (first) {
        const { user, holds, refreshToken } = first;
        equip(stage, { actor: 'second_tab', lane: 'jwt', user, holds, refreshToken });
      }
      return;
    }
    case 'log_out':
      return logOut(stage);
    case 'sign_out_everywhere':
      await manage(stage, null, { method: 'POST', path: `/v1/users/${order.user}/sign-out` });
      return;
    case 'change_role':
      await manage(stage, null, {
        method: 'PATCH',
        path: `/v1/users/${order.user}`,
        json: { role: order.role },
      });
      return;
    case 'delete_user':
      await manage(stage, null, { method: 'DELETE', path: `/v1/users/${order.user}` });
      return;
    case 'rotate_signing_key':
      await manage(stage, 'jwt', {
        method: 'POST',
        path: '/v1/signing-keys',
        json: { use_after_s: order.useAfterS },
      });
      return;
    case 'remove_signing_key': {
      const oldest = [...stage.api.state.signingKeys.values()].find(({ removed }) => removed === null);
      if (oldest) await manage(stage, 'jwt', { method: 'DELETE', path: `/v1/signing-keys/${oldest.kid}` });
      return;
    }
    case 'add_proxy':
      stage.put('places', 'keys', 'server');
      return;
    case 'leak_signing_key':
      return leakSigningKey(stage, order.from === 'verifier' ? 'verifying-key' : 'signing-key');
    default:
      throw new Error(`${order.type} is no rare order`);
  }
}

/** The app revokes its refresh token and forgets its tokens; nobody calls until the person signs in again. */
async function logOut(stage: Stage): Promise<void> {
  const customer = stage.client('customer', 'jwt');
  const token = customer?.refreshToken ? stage.credential(customer.refreshToken) : undefined;
  if (token) await revokeToken(stage, token, 'customer');
  for (const actor of ['customer', 'second_tab'] as const) stage.dismiss(actor, 'jwt');
}

async function leakSigningKey(stage: Stage, half: 'signing-key' | 'verifying-key'): Promise<void> {
  stage.stealKey(half);
  const session = await forgeToken(stage);
  if (!session) return;
  equip(stage, {
    actor: 'attacker',
    lane: 'jwt',
    user: 'user-mallory',
    holds: session.accessToken,
    forges: true,
  });
}

/** Whoever holds the old key uses the new one, at once or when it has been deployed. */
async function rotate(stage: Stage, target: CredentialRow, overlapS: number): Promise<void> {
  const key = await rotateKey(stage, target, overlapS);
  const holder = [...stage.state.clients.values()].find(
    ({ actor, holds, exchanges }) => actor !== 'attacker' && (holds === target.id || exchanges === target.id),
  );
  if (!key || !holder) return;
  if (holder.actor === 'customer' && target.lane === 'key') publish(stage, key);
  const afterMs = stage.scenario.customer.deployKeyAfterMs ?? 0;
  if (holder.exchanges === target.id) stage.putClient({ ...holder, exchanges: key });
  else if (afterMs === 0) stage.putClient({ ...holder, holds: key, recoversAt: null });
  else stage.putClient({ ...holder, replacement: { credential: key, at: stage.now + afterMs } });
}

import type { Effort, ItemId } from '../types.js';

/** Our estimate for one service, by somebody who knows it; what stands in neither list takes hours. */
const MINUTES: readonly ItemId[] = [
  'published-revocation-delay',
  'revoke-first',
  'hs256-secret-length',
  'no-refresh-for-machines',
  'show-once',
  'short-access-tokens',
  'retry-after',
  'denylist-until-expiry',
  'guarded-introspection',
  'private-answers',
  'token-answers-not-stored',
  'cookie-attributes',
  'authorization-header',
  'required-expiry',
  'small-leeway',
  'pinned-algorithms',
  'checked-claims',
  'cache-is-delay',
  'timed-revocation',
  'refresh-grace',
  'short-exchanged-tokens',
];
const DAYS: readonly ItemId[] = [
  'one-credential-per-caller',
  'credential-per-device',
  'sender-constraint',
  'no-secret-in-clients',
  'code-with-pkce',
  'withdrawable-grants',
  'strong-client-authentication',
  'settle-conflict',
  'inventory',
  'federated-jobs',
  'asymmetric-signing',
  'guarded-signing-keys',
  'tokens-stay-on-server',
  'renewed-workload-identity',
  'scheduled-rotation',
  'leavers-lose-access',
  'revoke-descendants',
  'checked-behind-gateway',
];

export function effortOf(id: ItemId): Effort {
  return MINUTES.includes(id) ? 'minutes' : DAYS.includes(id) ? 'days' : 'hours';
}

/** Every item that an estimate names. */
export const estimated: readonly ItemId[] = [...MINUTES, ...DAYS];

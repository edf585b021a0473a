import { draw } from './seeded.js';
import type { Stage } from './stage.js';
import type { CallerId, ClientRow, CredentialId, CredentialRow, Lane } from './types.js';

/** What callers are given to call with, and what the thief takes. */

/** The gap before a caller's request number `sent` (from 0), in whole milliseconds. */
export function gapMs(stage: Stage, actor: CallerId, sent: number): number {
  const { customer } = stage.scenario.traffic;
  const { everyMs, jitter } = stage.scenario.traffic[actor] ?? customer;
  return Math.max(1, Math.round(everyMs * (1 + jitter * (2 * draw(stage.seed, actor, sent) - 1))));
}

/** Whose account a caller uses where nothing else is said. */
export const ACCOUNTS: Record<CallerId, Record<Lane, string>> = {
  customer: { key: 'acme', jwt: 'user-ana' },
  second_tab: { key: 'acme', jwt: 'user-ana' },
  neighbour: { key: 'globex', jwt: 'user-gil' },
  attacker: { key: 'mallory', jwt: 'user-mallory' },
};

type Equipment = Pick<ClientRow, 'actor' | 'lane' | 'user' | 'holds'> &
  Partial<Pick<ClientRow, 'refreshToken' | 'exchanges' | 'forges'>>;

/** Hands a caller something to use from now on. Whoever is new begins to call. */
export function equip(stage: Stage, equipment: Equipment): void {
  const { actor, lane } = equipment;
  const known = stage.client(actor, lane);
  // However a thief came by it: what it holds counts as leaked.
  if (actor === 'attacker') stage.markLeaked(equipment.holds);
  stage.putClient({
    ...(known ?? {
      refreshToken: null,
      exchanges: null,
      forges: false,
      replacement: null,
      nextAt: stage.now + gapMs(stage, actor, 0),
      sent: 0,
    }),
    ...equipment,
    recoversAt: null,
  });
}

/** The thief has a copy: of something to call with, or of something to get tokens with. */
export function leak(stage: Stage, target: CredentialRow): void {
  stage.markLeaked(target.id);
  const thief = stage.client('attacker', target.lane);
  const holds = thief?.holds ?? target.id;
  const stolen =
    target.kind === 'refresh_token'
      ? { refreshToken: target.id }
      : target.kind === 'api_key' && target.lane === 'jwt'
        ? { exchanges: target.id }
        : { holds: target.id };
  const user = thief?.user ?? ACCOUNTS.attacker[target.lane];
  equip(stage, { actor: 'attacker', lane: target.lane, user, holds, ...stolen });
}

/** What the customer has put into its bundle, everybody can read. */
export function publish(stage: Stage, key: CredentialId): void {
  const target = stage.keysArePublic ? stage.credential(key) : undefined;
  if (target) leak(stage, target);
}

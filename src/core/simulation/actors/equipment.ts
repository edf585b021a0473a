import { draw } from '../../shared/index.js';
import type { Engine } from '../engine.js';
import type { CallerId, ClientRow, Lane } from '../types/index.js';

/** What callers are given to call with, and how often they call. */

/** The gap before a caller's request number `sent` (from 0), in whole milliseconds. */
export function gapMs({ scenario, seed }: Engine, actor: CallerId, sent: number): number {
  const { everyMs, jitter } = scenario.traffic[actor] ?? scenario.traffic.customer;
  return Math.max(1, Math.round(everyMs * (1 + jitter * (2 * draw(seed, actor, sent) - 1))));
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
export function equip(engine: Engine, equipment: Equipment): void {
  const { actor, lane } = equipment;
  const known = engine.tables.client(actor, lane);
  // However a thief came by it: what it holds counts as leaked.
  if (actor === 'attacker') engine.tables.markLeaked(equipment.holds);
  engine.tables.putClient({
    ...(known ?? {
      refreshToken: null,
      exchanges: null,
      forges: false,
      replacement: null,
      nextAt: engine.now + gapMs(engine, actor, 0),
      sent: 0,
    }),
    ...equipment,
    recoversAt: null,
  });
}

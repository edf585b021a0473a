import type { Engine } from '../engine.js';
import { mintKey } from '../requests/mint.js';
import { signIn } from '../requests/signIn.js';
import type { ClientRow } from '../types/index.js';
import { publish } from './attacker.js';

/** An honest caller whose credential is dead reports it, and goes on trying until help arrives. A thief gets none. */
export function awaitHelp({ tables, now, scenario }: Engine, client: ClientRow): void {
  if (client.actor === 'attacker' || client.recoversAt !== null || client.replacement !== null) return;
  const { replaceKeyAfterMs, signInAfterMs } = scenario.customer;
  tables.putClient({ ...client, recoversAt: now + (usesKey(client) ? replaceKeyAfterMs : signInAfterMs) });
}

/** Help has arrived: a new key from the people who run the API, or the person signs in again. */
export async function receiveHelp(engine: Engine, client: ClientRow): Promise<void> {
  const helped = { ...client, recoversAt: null };
  if (usesKey(client)) {
    const key = await mintKey(engine, client);
    const given =
      client.lane === 'key' ? { holds: key ?? client.holds } : { exchanges: key ?? client.exchanges };
    engine.tables.putClient({ ...helped, ...given });
    if (key && client.lane === 'key' && client.actor === 'customer') publish(engine, key);
    return;
  }
  const session = await signIn(engine, client);
  engine.tables.putClient(
    session ? { ...helped, holds: session.accessToken, refreshToken: session.refreshToken } : helped,
  );
}

/** To call with, or to get its tokens with. */
function usesKey({ lane, exchanges }: ClientRow): boolean {
  return lane === 'key' || exchanges !== null;
}

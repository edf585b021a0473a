import type { Engine } from '../engine.js';
import { call } from '../requests/call.js';
import { exchangeKey } from '../requests/exchange.js';
import { refresh } from '../requests/refresh.js';
import type { Session } from '../requests/register.js';
import type { ClientRow } from '../types/index.js';
import { awaitHelp, receiveHelp } from './customer.js';
import { gapMs } from './equipment.js';
import { forgeToken } from './forgery.js';

/** How every caller behaves. Both lanes see the same arrivals: draws depend on the caller, not the lane. */

/** When this caller has something to do next: send a request, receive help, or put a new key to use. */
export function dueAt(client: ClientRow): number {
  return Math.min(client.nextAt, client.recoversAt ?? Infinity, client.replacement?.at ?? Infinity);
}

export async function takeTurn(engine: Engine, client: ClientRow): Promise<void> {
  const { recoversAt, replacement, nextAt } = client;
  if (replacement && replacement.at <= nextAt) {
    engine.tables.putClient({
      ...client,
      holds: replacement.credential,
      replacement: null,
      recoversAt: null,
    });
    return;
  }
  if (recoversAt !== null && recoversAt <= nextAt) return receiveHelp(engine, client);
  const scheduled = {
    ...client,
    sent: client.sent + 1,
    nextAt: client.nextAt + gapMs(engine, client.actor, client.sent + 1),
  };
  engine.tables.putClient(scheduled);
  const fresh = isStale(engine, scheduled) ? await renewed(engine, scheduled) : scheduled;
  if ((await call(engine, fresh)) !== 401) return;
  // A well-made client asks for a new token once, and tries again.
  const retried = await renewed(engine, fresh);
  if (retried !== fresh) await call(engine, retried);
  else awaitHelp(engine, fresh);
}

/** A well-made client renews its token shortly before `exp`. A key has nothing to renew. */
function isStale({ tables, now, scenario }: Engine, client: ClientRow): boolean {
  if (client.refreshToken === null && client.exchanges === null && !client.forges) return false;
  // What one gets tokens with is nothing to call with.
  if (client.holds === client.refreshToken || client.holds === client.exchanges) return true;
  const expiresAt = tables.credential(client.holds)?.expiresAt ?? Infinity;
  return now >= expiresAt - scenario.customer.refreshBeforeMs;
}

/** The caller with a new token, or as it was when there is none to be had. */
export async function renewed(engine: Engine, client: ClientRow): Promise<ClientRow> {
  const session = await renew(engine, client);
  if (!session) return client;
  const { accessToken, refreshToken } = session;
  if (client.actor === 'attacker') engine.tables.markLeaked(accessToken);
  const updated = { ...client, holds: accessToken, refreshToken: refreshToken ?? client.refreshToken };
  engine.tables.putClient(updated);
  return updated;
}

async function renew(
  engine: Engine,
  { actor, forges, exchanges, refreshToken }: ClientRow,
): Promise<Session | null> {
  if (forges) return forgeToken(engine);
  if (exchanges !== null) return exchangeKey(engine, exchanges, actor);
  return refreshToken === null ? null : refresh(engine, refreshToken, actor);
}

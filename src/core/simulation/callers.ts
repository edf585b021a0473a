import { gapMs, publish } from './equip.js';
import { call, mintKey, refresh, signIn } from './errands.js';
import type { Session } from './registry.js';
import type { Stage } from './stage.js';
import type { ClientRow } from './types.js';

/** How the callers behave. Both lanes see the same arrivals: draws depend on the caller, not the lane. */

/** When this caller has something to do next: send a request, receive help, or put a new key to use. */
export function dueAt(client: ClientRow): number {
  return Math.min(client.nextAt, client.recoversAt ?? Infinity, client.replacement?.at ?? Infinity);
}

export async function takeTurn(stage: Stage, client: ClientRow): Promise<void> {
  const { recoversAt, replacement, nextAt } = client;
  if (replacement && replacement.at <= nextAt) {
    stage.putClient({ ...client, holds: replacement.credential, replacement: null, recoversAt: null });
    return;
  }
  if (recoversAt !== null && recoversAt <= nextAt) return recover(stage, client);
  const scheduled = {
    ...client,
    sent: client.sent + 1,
    nextAt: client.nextAt + gapMs(stage, client.actor, client.sent + 1),
  };
  stage.putClient(scheduled);
  const fresh = isStale(stage, scheduled) ? await refreshed(stage, scheduled) : scheduled;
  if ((await call(stage, fresh)) !== 401) return;
  // A well-made client asks for a new token once, and tries again.
  const retried = await refreshed(stage, fresh);
  if (retried !== fresh) await call(stage, retried);
  else awaitHelp(stage, fresh);
}

/** A well-made client renews its token shortly before `exp`. A key has nothing to renew. */
function isStale(stage: Stage, client: ClientRow): boolean {
  if (client.refreshToken === null && client.exchanges === null && !client.forges) return false;
  // What one gets tokens with is nothing to call with.
  if (client.holds === client.refreshToken || client.holds === client.exchanges) return true;
  const expiresAt = stage.credential(client.holds)?.expiresAt ?? Infinity;
  return stage.now >= expiresAt - stage.scenario.customer.refreshBeforeMs;
}

/** The caller with a new token, or as it was when there is none to be had. */
export async function refreshed(stage: Stage, client: ClientRow): Promise<ClientRow> {
  const session = await renew(stage, client);
  if (!session) return client;
  const { accessToken, refreshToken } = session;
  if (client.actor === 'attacker') stage.markLeaked(accessToken);
  const updated = { ...client, holds: accessToken, refreshToken: refreshToken ?? client.refreshToken };
  stage.putClient(updated);
  return updated;
}

async function renew(stage: Stage, client: ClientRow): Promise<Session | null> {
  if (client.forges) {
    // Loaded when a story has a stolen signing key: the first screen does without.
    const { forgeToken } = await import('./forge.js');
    return forgeToken(stage);
  }
  if (client.exchanges !== null) {
    const { exchangeKey } = await import('./rareErrands.js');
    return exchangeKey(stage, client.exchanges, client.actor);
  }
  return client.refreshToken === null ? null : refresh(stage, client.refreshToken, client.actor);
}

/** An honest caller whose credential is dead reports it, and goes on trying until help arrives. A thief gets none. */
function awaitHelp(stage: Stage, client: ClientRow): void {
  if (client.actor === 'attacker' || client.recoversAt !== null || client.replacement !== null) return;
  const { replaceKeyAfterMs, signInAfterMs } = stage.scenario.customer;
  const hasKey = client.lane === 'key' || client.exchanges !== null;
  const afterMs = hasKey ? replaceKeyAfterMs : signInAfterMs;
  stage.putClient({ ...client, recoversAt: stage.now + afterMs });
}

async function recover(stage: Stage, client: ClientRow): Promise<void> {
  const helped = { ...client, recoversAt: null };
  if (client.lane === 'key' || client.exchanges !== null) {
    const key = await mintKey(stage, client);
    const given =
      client.lane === 'key' ? { holds: key ?? client.holds } : { exchanges: key ?? client.exchanges };
    stage.putClient({ ...helped, ...given });
    if (key && client.lane === 'key' && client.actor === 'customer') publish(stage, key);
    return;
  }
  const session = await signIn(stage, client);
  stage.putClient(
    session ? { ...helped, holds: session.accessToken, refreshToken: session.refreshToken } : helped,
  );
}

import { call, mintKey, refresh, signIn } from './errands.js';
import { draw } from './seeded.js';
import type { Stage } from './stage.js';
import type { ClientRow } from './types.js';

/** How the customer and the thief behave. Both lanes see the same arrivals: draws depend on the actor, not the lane. */

/** The gap before an actor's request number `sent` (from 0), in whole milliseconds. */
export function gapMs(stage: Stage, actor: ClientRow['actor'], sent: number): number {
  const { everyMs, jitter } = stage.scenario.traffic[actor];
  return Math.max(1, Math.round(everyMs * (1 + jitter * (2 * draw(stage.seed, actor, sent) - 1))));
}

/** When this caller has something to do next: send a request, or receive help. */
export function dueAt(client: ClientRow): number {
  return Math.min(client.nextAt, client.recoversAt ?? Infinity);
}

export async function takeTurn(stage: Stage, client: ClientRow): Promise<void> {
  if (client.recoversAt !== null && client.recoversAt <= client.nextAt) return recover(stage, client);
  const scheduled = {
    ...client,
    sent: client.sent + 1,
    nextAt: client.nextAt + gapMs(stage, client.actor, client.sent + 1),
  };
  stage.putClient(scheduled);
  if (client.actor === 'attacker') await call(stage, scheduled);
  else if (client.lane === 'key') await callWithKey(stage, scheduled);
  else await callWithToken(stage, scheduled);
}

/** A customer whose key is refused reports it, and goes on trying until a new key arrives. */
async function callWithKey(stage: Stage, client: ClientRow): Promise<void> {
  const status = await call(stage, client);
  if (status === 401) awaitHelp(stage, client, stage.scenario.customer.replaceKeyAfterMs);
}

/** A well-made client refreshes shortly before `exp`, and once more when a token is refused all the same. */
async function callWithToken(stage: Stage, client: ClientRow): Promise<void> {
  const expiresAt = stage.credential(client.holds)?.expiresAt ?? Infinity;
  const fresh =
    stage.now >= expiresAt - stage.scenario.customer.refreshBeforeMs
      ? await refreshed(stage, client)
      : client;
  if ((await call(stage, fresh)) !== 401) return;
  const retried = await refreshed(stage, fresh);
  if (retried !== fresh) await call(stage, retried);
}

/** The caller with a new pair of tokens, or as it was when the API refuses. */
export async function refreshed(stage: Stage, client: ClientRow): Promise<ClientRow> {
  if (client.refreshToken === null) return client;
  const session = await refresh(stage, client.refreshToken);
  if (session) {
    const updated = { ...client, holds: session.accessToken, refreshToken: session.refreshToken };
    stage.putClient(updated);
    return updated;
  }
  awaitHelp(stage, client, stage.scenario.customer.signInAfterMs);
  return client;
}

function awaitHelp(stage: Stage, client: ClientRow, afterMs: number): void {
  if (client.recoversAt === null) stage.putClient({ ...client, recoversAt: stage.now + afterMs });
}

async function recover(stage: Stage, client: ClientRow): Promise<void> {
  if (client.lane === 'key') {
    const key = await mintKey(stage);
    stage.putClient({ ...client, holds: key, recoversAt: null });
    return;
  }
  const session = await signIn(stage);
  stage.putClient({
    ...client,
    holds: session.accessToken,
    refreshToken: session.refreshToken,
    recoversAt: null,
  });
}

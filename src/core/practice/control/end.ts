import { revokedTokenKey, tooOldFrom, type Api } from '../../api/index.js';
import { whole } from '../../shared/index.js';
import type { NamedCredential } from '../world/credentials.js';
import type { Verdict } from '../world/verdicts.js';
import type { World } from '../world/world.js';
import { done, invalid, notFound, readInput, timestamp, type Outcome, type Run } from './outcome.js';
import { credentialView, findTarget, targeted, type Target } from './target.js';

/** Ending a credential before its time: as expired, or as revoked. */

const expiry = targeted({ next: (value, at) => (value === true ? 1 : whole(1, 86_400)(value, at)) });
const revocation = targeted({});

export const expire: Run = async (world, { body }) => {
  const asked = readInput(body, expiry);
  if (!asked.ok) return asked;
  const { next, client, token, id } = asked.value;
  if (next !== undefined) {
    world.verdicts.nextTtlS = next;
    return done({ next: { expires_in: next } });
  }
  if (client !== undefined) return endAllOf(world, client, 'expired');
  return endOne(world, { ...(token !== undefined && { token }), ...(id !== undefined && { id }) }, 'expired');
};

export const revoke: Run = async (world, { body }) => {
  const asked = readInput(body, revocation);
  if (!asked.ok) return asked;
  const { client, token, id } = asked.value;
  if (client !== undefined) return endAllOf(world, client, 'revoked');
  return endOne(world, { ...(token !== undefined && { token }), ...(id !== undefined && { id }) }, 'revoked');
};

async function endOne(world: World, by: { token?: string; id?: string }, verdict: Verdict): Promise<Outcome> {
  const target = await findTarget(world, by);
  if (!target.ok) return target;
  const ended = await world.alone((api) => end(world, api, target, verdict));
  if (!ended) {
    const { kind } = target.named;
    if (kind === 'unknown' || kind === 'id_token')
      return invalid('This is nothing that the API accepts, so it has no end.');
    return notFound('The API knows no such credential: it has ended already, or was never issued here.');
  }
  const { kind } = target.named;
  const named = tellEnd(world, target.named, verdict);
  return done({
    credential: credentialView(named),
    refused_as: verdict,
    from: timestamp(world.clock.now()),
    ...(kind === 'access_token' && { elsewhere: elsewhere(target, verdict) }),
  });
}

/** Returns it as it is now, and tells whoever watches. */
function tellEnd(world: World, named: NamedCredential, verdict: Verdict): NamedCredential {
  const at = world.clock.now();
  // A token says itself until when it is good, and goes on saying so.
  const expiresNow = verdict === 'expired' && named.kind !== 'access_token';
  world.credentials.update(named, { ended: { as: verdict, at }, ...(expiresNow && { expiresAt: at }) });
  const now = world.credentials.find(named.id)?.named ?? named;
  world.watchers.tell('credential', now);
  return now;
}

/** What this cannot do: a token says itself how long it is good, and whoever checks it alone goes by that. */
function elsewhere({ named }: Target, verdict: Verdict): string {
  const until = named.expiresAt === null ? 'its exp' : `its exp, ${timestamp(named.expiresAt)}`;
  return `This API refuses it as ${verdict}. A verifier elsewhere that checks the token by itself accepts it until ${until}.`;
}

async function endAllOf(world: World, client: string, verdict: Verdict): Promise<Outcome> {
  return world.alone((api) => {
    const { apiKeys, families } = api.state;
    const isKnown =
      api.config.clients.some(({ id }) => id === client) ||
      [...apiKeys.values()].some(({ customer }) => customer === client);
    if (!isKnown) return notFound('No client has this id, and no API key this customer.');
    const ended = { access_tokens: 0, sign_ins: 0, api_keys: 0 };
    for (const named of world.credentials.all) {
      const target = world.credentials.find(named.id);
      if (named.kind !== 'access_token' || named.client !== client || !target) continue;
      if (!end(world, api, target, verdict)) continue;
      ended.access_tokens += 1;
      tellEnd(world, named, verdict);
    }
    for (const row of families.values()) {
      if (row.clientId === client && row.endedAt === null && endFamily(world, api, row.id, verdict))
        ended.sign_ins += 1;
    }
    for (const row of [...apiKeys.values()]) {
      if (row.customer !== client || !endKey(world, api, row.hash, verdict)) continue;
      ended.api_keys += 1;
      const named = world.credentials.findHashed(row.hash);
      if (named) tellEnd(world, named, verdict);
    }
    return done({ client, refused_as: verdict, from: timestamp(world.clock.now()), ended });
  });
}

/** Returns whether there was something to end. */
function end(world: World, api: Api, { hash, named }: Target, verdict: Verdict): boolean {
  if (named.kind === 'api_key') return endKey(world, api, hash, verdict);
  if (named.kind === 'refresh_token') {
    const row = api.state.refreshTokens.get(hash);
    return row !== undefined && endFamily(world, api, row.familyId, verdict);
  }
  if (named.kind === 'code') return endCode(world, api, hash, verdict);
  return named.kind === 'access_token' && endToken(world, api, { hash, named }, verdict);
}

function endKey({ clock }: World, { state }: Api, hash: string, verdict: Verdict): boolean {
  const row = state.apiKeys.get(hash);
  if (!row || (verdict === 'expired' && isOver(row.expiresAt, clock))) return false;
  if (verdict === 'expired') state.apiKeys.set(hash, { ...row, expiresAt: clock.now() });
  else {
    state.apiKeys.delete(hash);
    state.apiKeyIds.delete(row.id);
  }
  return true;
}

/** One that was used stays: whoever sends it again ends what it gave. */
function endCode({ clock }: World, { state }: Api, hash: string, verdict: Verdict): boolean {
  const row = state.codes.get(hash);
  if (!row || row.usedFor !== null || (verdict === 'expired' && isOver(row.expiresAt, clock))) return false;
  if (verdict === 'revoked') return state.codes.delete(hash);
  state.codes.set(hash, { ...row, expiresAt: clock.now() });
  return true;
}

function isOver(expiresAt: number | null, clock: World['clock']): boolean {
  return expiresAt !== null && expiresAt <= clock.now();
}

function endFamily({ clock }: World, { state }: Api, id: string, verdict: Verdict): boolean {
  const row = state.families.get(id);
  if (!row || row.endedAt !== null || (verdict === 'expired' && isOver(row.expiresAt, clock))) return false;
  const now = clock.now();
  const ended =
    verdict === 'expired' ? { expiresAt: now } : { endedAt: now, endedBecause: 'revoked' as const };
  state.families.set(id, { ...row, ...ended });
  return true;
}

/**
 * The issuer lists it, so that introspection and lists say so, as late as they do. Where the API asks nobody, or has been
 * told that the token expired, it is made to: see `Verdicts`. What has ended stays as it is, but one that expired by
 * hand can be revoked as well.
 */
function endToken(world: World, { state, config }: Api, { hash, named }: Target, verdict: Verdict): boolean {
  const { iss, jti, exp, status } = named.claims ?? {};
  if (typeof iss !== 'string' || typeof jti !== 'string' || typeof exp !== 'number') return false;
  const key = revokedTokenKey({ iss, jti });
  const asksSomebody = config.denylist || config.statusList || config.introspection;
  const before =
    world.verdicts.of(hash) ?? (asksSomebody && state.revokedTokens.has(key) ? 'revoked' : undefined);
  const hasExpired = world.clock.now() >= tooOldFrom(exp, config);
  if (hasExpired || before === 'revoked' || before === verdict) return false;
  // A request of its own in the order of things: no copy that was fetched before holds it.
  const request = (state.counters.get('request') ?? 0) + 1;
  state.counters.set('request', request);
  if (!state.revokedTokens.has(key)) {
    state.revokedTokens.set(key, {
      iss,
      jti,
      statusIndex: placeOf(status),
      revoked: { at: world.clock.now(), request },
      exp,
    });
  }
  if (verdict === 'expired' || before === 'expired' || !asksSomebody) world.verdicts.decide(hash, verdict);
  return true;
}

function placeOf(status: unknown): number | null {
  const place = (status as { status_list?: { idx?: unknown } } | undefined)?.status_list?.idx;
  return typeof place === 'number' ? place : null;
}

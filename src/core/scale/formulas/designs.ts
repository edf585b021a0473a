import type { System } from '../system.js';
import { nodesAbroad, type Design } from './spread.js';
import { cachedVerdict, forever, never, uniform, type Lasting } from './survival.js';

/** Five ways to check a credential, compared at the same size. */
export const DESIGNS = ['key-looked-up', 'key-cached', 'jwt', 'jwt-list', 'introspection'] as const;
export type DesignId = (typeof DESIGNS)[number];

/**
 * How often one node sees a stolen credential, within its rate limit: from the thief, and from its owner, who calls as often
 * as the mean one. What the owner’s calls leave in a cache lets a rare thief in.
 *
 * @param owners how many share the calls of the system: callers, or sessions
 */
export function stolenPerNode(system: System, owners: number): number {
  const { thiefCallsPerSecond, callsPerSecond, limitPerSecond, nodes } = system;
  return Math.min(thiefCallsPerSecond + callsPerSecond / owners, limitPerSecond) / nodes;
}

/**
 * What each design goes by once a credential is revoked.
 *
 * - A key that is looked up is refused as soon as the node’s region has heard of it.
 * - A cached key, as soon as the node’s entry is gone.
 * - A JWT checked alone, when it expires: its age is uniform, as the revocation has nothing to do with its issue.
 * - With a list that each node pulls in its own rhythm, when the node has pulled, or the token has expired before.
 * - An introspected token is opaque and lives as long as its session: nothing is refreshed, and the issuer, at home, is
 *   asked, unless the node’s cache answers.
 */
export function designsOf(system: System): Readonly<Record<DesignId, Design>> {
  const { lifetimeS, leewayS, cacheTtlS, staleS, introspectionTtlS, pullIntervalS, replicationS } = system;
  const keyPerNode = stolenPerNode(system, system.callers);
  const tokenPerNode = stolenPerNode(system, system.sessions);
  const delayS = nodesAbroad(system) > 0 ? replicationS : 0;
  const life = uniform(lifetimeS, leewayS);
  return {
    'key-looked-up': { node: never, token: forever, delayS },
    'key-cached': { node: cachedVerdict(cacheTtlS, staleS, keyPerNode), token: forever, delayS },
    jwt: { node: forever, token: life, delayS: 0 },
    'jwt-list': { node: uniform(pullIntervalS), token: life, delayS },
    introspection: { node: cachedVerdict(introspectionTtlS, 0, tokenPerNode), token: forever, delayS: 0 },
  };
}

/** How long what is stolen works if nobody does anything. */
export function aloneOf(system: System, design: DesignId): Lasting {
  const dies = (design === 'jwt' || design === 'jwt-list') && !system.refreshTokenStolen;
  return dies ? uniform(system.lifetimeS, system.leewayS) : forever;
}

import type { System } from '../system.js';
import { nodesAbroad, type Design } from './spread.js';
import { cachedVerdict, forever, never, uniform, type Lasting } from './survival.js';

/** Five ways to check a credential, compared at the same size. */
export const DESIGNS = ['key-looked-up', 'key-cached', 'jwt', 'jwt-list', 'introspection'] as const;
export type DesignId = (typeof DESIGNS)[number];

/** The thief’s calls that one node sees, within the rate limit. The owner’s come on top, and change little. */
export function thiefPerNode({ thiefCallsPerSecond, limitPerSecond, nodes }: System): number {
  return Math.min(thiefCallsPerSecond, limitPerSecond) / nodes;
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
  const perNode = thiefPerNode(system);
  const delayS = nodesAbroad(system) > 0 ? replicationS : 0;
  const life = uniform(lifetimeS, leewayS);
  return {
    'key-looked-up': { node: never, token: forever, delayS },
    'key-cached': { node: cachedVerdict(cacheTtlS, staleS, perNode), token: forever, delayS },
    jwt: { node: forever, token: life, delayS: 0 },
    'jwt-list': { node: uniform(pullIntervalS), token: life, delayS },
    introspection: { node: cachedVerdict(introspectionTtlS, 0, perNode), token: forever, delayS: 0 },
  };
}

/** How long what is stolen works if nobody does anything. */
export function aloneOf(system: System, design: DesignId): Lasting {
  const dies = (design === 'jwt' || design === 'jwt-list') && !system.refreshTokenStolen;
  return dies ? uniform(system.lifetimeS, system.leewayS) : forever;
}

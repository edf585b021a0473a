import type { System } from '../system.js';
import { nodesAbroad, type Design, type Theft } from './spread.js';
import { area, cachedVerdict, forever, never, uniform } from './survival.js';

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

/**
 * How a theft ends. Let R be the time to detect and decide, and L what is left of the token at the theft: uniform from 0 to
 * T, since a theft has nothing to do with its issue.
 *
 * - A key, or a JWT with its refresh token: the session ends at R, and the thief’s token is then as old as any.
 * - A JWT without it dies by itself: the time until R or its death has the mean ∫ P(L + leeway > t) dt up to R.
 * - With the refresh token and rotation, owner and thief hold the same one, and both need it at L, when the token that both
 *   hold expires. The thief uses it just before; the owner’s is spent then, and shows the theft. So the session ends at
 *   min(L, R), of mean m − m² / 2T with m = min(R, T), and at most m. Where that was L, of probability m / T, the thief’s
 *   last token is new, with T + leeway to live; where it was R, of the one stolen L − R + leeway is left. So P(left > t) =
 *   max(m / T, 1 − (t − leeway) / T) up to T + leeway.
 *
 *   Checked offline that token lives on, and all of it comes to m + T / 2 + leeway on average and m + T + leeway at most:
 *   as without rotation, with no more than one lifetime for R. The bound is that of any thief: one who refreshes at once has
 *   T + leeway in all, one who comes after the owner L + leeway. The mean, as without rotation, is that of a thief who
 *   refreshes no sooner than need be. A list names the session once it has ended, whatever ended it.
 *
 *   The owner’s client goes on calling, so that it refreshes at L. If it does not, the end is R, as without rotation.
 */
export function theftOf(system: System, { token }: Design): Theft {
  const { lifetimeS, refreshTokenStolen, rotation } = system;
  const reactS = system.detectS + system.decideS;
  if (token.atMostS === Infinity || (refreshTokenStolen && !rotation))
    return { endMeanS: reactS, endAtMostS: reactS, left: token };
  const ends = refreshTokenStolen ? uniform(lifetimeS) : token;
  const endAtMostS = Math.min(reactS, ends.atMostS);
  return {
    endMeanS: area(ends.survival, 0, endAtMostS, ends.kinksS),
    endAtMostS,
    left: refreshTokenStolen
      ? {
          ...token,
          survival: (t) => Math.max(endAtMostS / lifetimeS, token.survival(t)),
          kinksS: [...token.kinksS, token.atMostS - endAtMostS],
        }
      : {
          survival: (t) => token.survival(reactS + t),
          atMostS: token.atMostS - endAtMostS,
          kinksS: token.kinksS.map((kink) => kink - reactS),
        },
  };
}

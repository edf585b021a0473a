import type { System } from '../system.js';
import { stillAnswered } from './cache.js';
import { DESIGNS, type DesignId } from './designs.js';
import { herd, massLogin, type Herd } from './issuer.js';
import type { Callers } from './zipf.js';

export interface OutageFigures {
  /** The part of calls that are still answered, at each of these moments after the store or the issuer is lost. */
  atS: readonly number[];
  answered: Readonly<Record<DesignId, readonly number[]>>;
  /** Those who wait for a token when the issuer is back, and how long it is at its limit. */
  herd: Herd;
  /** Those whom the mass revocation sends to log in again, at the same limit. */
  massLogin: Herd;
  /** What one of the regions that are left takes on, as a multiple of its usual calls; null where there is but one. */
  loadAfterRegionLost: number | null;
}

/** Of the outage, evenly; the moments at which a curve bends are between them. */
const STEPS = 30;

/**
 * What one store answers is taken as the limit of the issuer, whose refreshes each cost one row.
 *
 * A key that is looked up is lost at once; a cached verdict lasts for its TTL and while it may be stale
 * (`stillAnswered`, at the day’s mean rate). Of JWTs of uniform age, 1 − (t − leeway) / T have not expired after t: nobody gets a new one. The nodes hold
 * the key set as long as they hold its TTL, at ages as uniform.
 */
export function outageFigures(
  system: System,
  { callers, sessions }: { callers: Callers; sessions: Callers },
): OutageFigures {
  const { lifetimeS, leewayS, jwksTtlS, cacheTtlS, staleS, introspectionTtlS, regions, outageS } = system;
  const bends = [leewayS, jwksTtlS, staleS, cacheTtlS, cacheTtlS + staleS, introspectionTtlS];
  const steps = Array.from({ length: STEPS + 1 }, (_, step) => (outageS * step) / STEPS);
  const atS = [...new Set([...steps, ...bends.filter((at) => at < outageS)])].sort((a, b) => a - b);
  const token = (t: number): number => clamp(1 - (t - leewayS) / lifetimeS) * clamp(1 - t / jwksTtlS);
  const answers: Record<DesignId, (t: number) => number> = {
    'key-looked-up': () => 0,
    'key-cached': stillAnswered(callers, system, { ttlS: cacheTtlS, staleS }),
    jwt: token,
    'jwt-list': token,
    introspection: stillAnswered(sessions, system, { ttlS: introspectionTtlS, staleS: 0 }),
  };
  const limit = system.lookupsPerSecondPerStore;
  return {
    atS,
    answered: Object.fromEntries(DESIGNS.map((id) => [id, atS.map((t) => answers[id](t))])) as Record<
      DesignId,
      number[]
    >,
    herd: herd(system, outageS, limit),
    massLogin: massLogin(system, limit),
    loadAfterRegionLost: regions > 1 ? regions / (regions - 1) : null,
  };
}

function clamp(part: number): number {
  return Math.min(1, Math.max(0, part));
}

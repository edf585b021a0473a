import { cacheFigures } from './formulas/cache.js';
import { dayCurve } from './formulas/day.js';
import { designsOf, theftOf, type DesignId } from './formulas/designs.js';
import { exposure, stillLetIn } from './formulas/spread.js';
import { zipfCallers } from './formulas/zipf.js';
import { LIMITS, type System } from './system.js';

/** What can be slid: the life of an access token, or how long a node keeps what the key store said. */
export type SweptField = 'lifetimeS' | 'cacheTtlS';

export interface SweepPoint {
  atS: number;
  /** From the theft, and from the revocation alone; means. */
  exposureS: number;
  stillLetInS: number;
  /** Refreshes, or lookups. */
  askedPerSecond: number;
}

const DESIGN_OF: Readonly<Record<SweptField, DesignId>> = { lifetimeS: 'jwt', cacheTtlS: 'key-cached' };

/**
 * The two opposing curves: what `estimate` says of one design over many values of one figure, each other left as it is.
 *
 * @param system as `checkSystem` hands it back
 */
export function sweep(system: System, field: SweptField, values: readonly number[]): SweepPoint[] {
  const design = DESIGN_OF[field];
  const callers = zipfCallers(system.callers, system.callerSkew);
  const curve = dayCurve(system.peakCallsPerSecond / system.callsPerSecond);
  return values.map((atS) => {
    const { least, most } = LIMITS[field];
    const changed = { ...system, [field]: Math.min(Math.max(atS, least), most) };
    const goesBy = designsOf(changed)[design];
    const after = stillLetIn(goesBy, changed);
    return {
      atS,
      exposureS: exposure(goesBy, changed, after, theftOf(changed, goesBy)).meanS,
      stillLetInS: after.meanS,
      askedPerSecond:
        field === 'lifetimeS'
          ? changed.sessions / changed.lifetimeS
          : cacheFigures(callers, curve, changed, { ttlS: changed.cacheTtlS, staleS: 0 }).lookupsPerSecond
              .mean,
    };
  });
}

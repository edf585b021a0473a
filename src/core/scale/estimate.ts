import { succeed, type Result } from '../shared/index.js';
import { checkSystem, type SystemRefusal } from './check.js';
import { cacheFigures, type CacheFigures } from './formulas/cache.js';
import { dayCurve } from './formulas/day.js';
import { designsOf, DESIGNS, theftOf, type DesignId } from './formulas/designs.js';
import { billOf, loadOf, type DesignFigures } from './formulas/figures.js';
import { issuerFigures, type IssuerFigures } from './formulas/issuer.js';
import { listFigures, type ListFigures } from './formulas/lists.js';
import { outageFigures, type OutageFigures } from './formulas/outage.js';
import { exposure, stillLetIn } from './formulas/spread.js';
import { turns, type Turns } from './formulas/turns.js';
import { zipfCallers } from './formulas/zipf.js';
import type { System } from './system.js';

/** What the closed forms say of a system. */
export interface Figures {
  designs: Readonly<Record<DesignId, DesignFigures>>;
  keyCache: CacheFigures;
  introspectionCache: CacheFigures;
  issuer: IssuerFigures;
  lists: ListFigures;
  turns: Turns;
  outage: OutageFigures;
}

export type Estimate = Result<Figures, SystemRefusal>;

/**
 * What a system costs and how long a thief gets in, by closed forms alone: a millisecond at most, whatever the size.
 * Each formula is derived where it stands, in `formulas/`, and held to the simulation by a test.
 */
export function estimate(system: System): Estimate {
  const checked = checkSystem(system);
  return checked.ok ? succeed(figuresOf(checked.value)) : checked;
}

function figuresOf(system: System): Figures {
  const callers = zipfCallers(system.callers, system.callerSkew);
  const sessions =
    system.sessions === system.callers ? callers : zipfCallers(system.sessions, system.callerSkew);
  const curve = dayCurve(system.peakCallsPerSecond / system.callsPerSecond);
  const keyCache = cacheFigures(callers, curve, system, { ttlS: system.cacheTtlS, staleS: system.staleS });
  const introspectionCache = cacheFigures(sessions, curve, system, {
    ttlS: system.introspectionTtlS,
    staleS: 0,
  });
  const issuer = issuerFigures(system);
  const lists = listFigures(system);
  const parts = { key: keyCache, introspection: introspectionCache, issuer, lists };
  const designs = designsOf(system);
  const thief = Math.min(system.thiefCallsPerSecond, system.limitPerSecond);

  const figures = (id: DesignId): DesignFigures => {
    const after = stillLetIn(designs[id], system);
    const exposed = exposure(designs[id], system, after, theftOf(system, designs[id]));
    const load = loadOf(id, system, parts);
    return {
      stillLetIn: after,
      exposure: exposed,
      callsStolen: { mean: thief * exposed.meanS, atMost: thief * exposed.atMostS },
      load,
      bill: billOf(id, system, load),
    };
  };
  return {
    designs: Object.fromEntries(DESIGNS.map((id) => [id, figures(id)])) as Record<DesignId, DesignFigures>,
    keyCache,
    introspectionCache,
    issuer,
    lists,
    turns: turns(system),
    outage: outageFigures(system, { callers, sessions }),
  };
}

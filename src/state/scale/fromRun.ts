import type { Settings } from '../../core/simulation/index.js';
import { formatRoute } from '../shell/route.js';

/** So many callers that a bill of three clients says little about them. */
const MANY = '10000000';

/** `#/scale` for ten million callers, with the lifetimes and caches of a run of the Lab. */
export function scaleFromRun({
  accessTtlS,
  leewayS,
  keyCacheS,
  keyCacheStaleS,
  introspectionCacheS,
  jwksCacheS,
  jwksCooldownS,
  denylist,
  denylistPropagationS,
  refreshRotation,
}: Settings): string {
  return formatRoute(['scale'], {
    preset: 'bank',
    callers: MANY,
    sessions: MANY,
    lifetimeS: String(accessTtlS),
    leewayS: String(Math.min(leewayS, 600)),
    cacheTtlS: String(Math.min(Math.max(keyCacheS, 1), 3600)),
    staleS: String(Math.min(keyCacheStaleS, 3600)),
    introspectionTtlS: String(Math.min(introspectionCacheS, 3600)),
    pullIntervalS: String(Math.max(denylistPropagationS, 1)),
    rotation: refreshRotation ? 'yes' : 'no',
    jwksTtlS: String(Math.max(jwksCacheS, 1)),
    jwksCooldownS: String(Math.max(jwksCooldownS, 1)),
    design: denylist ? 'jwt-list' : '',
  });
}

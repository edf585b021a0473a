import type { CredentialRow, Dials } from '../../core/simulation/index.js';
import { duration } from '../format.js';

/** What a revocation would do to a credential that a thief holds, as the server is set up. */
export function onceRevoked(kind: CredentialRow['kind'], dials: Dials): string {
  const delays = kind === 'api_key' ? [dials.keyCacheS + dials.keyCacheStaleS] : tokenDelays(dials);
  if (delays.length === 0) return 'Once revoked: let in all the same, as nobody is asked.';
  const delayS = Math.min(...delays);
  return delayS === 0
    ? 'Once revoked: refused.'
    : `Once revoked: refused, at the latest ${duration(delayS * 1000)} later.`;
}

/** How old an answer of each of those may be who are asked about a token, in seconds. */
function tokenDelays(dials: Dials): number[] {
  return [
    ...(dials.introspection ? [dials.introspectionCacheS] : []),
    ...(dials.denylist ? [dials.denylistPropagationS] : []),
    ...(dials.statusList ? [dials.statusListTtlS] : []),
  ];
}

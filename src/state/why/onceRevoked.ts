import type { CredentialRow, Dials } from '../../core/simulation/index.js';
import { duration } from '../format.js';

/** How a revocation would shut out a thief who holds a credential, as the server is set up or with the least added. */
export function onceRevoked(kind: CredentialRow['kind'], dials: Dials): string {
  const delays = kind === 'api_key' ? [dials.keyCacheS + dials.keyCacheStaleS] : tokenDelays(dials);
  if (delays.length === 0) return 'With a denylist: refused once revoked, for one read a call.';
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

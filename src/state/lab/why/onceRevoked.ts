import { verdictAgeS } from '../../../core/api/index.js';
import type { CredentialRow, Settings } from '../../../core/simulation/index.js';
import { duration } from '../../text/format.js';

/** What a revocation would do to this very credential, as the server is set up or with the least added. */
export function onceRevoked(kind: CredentialRow['kind'], settings: Settings): string {
  const delays = kind === 'api_key' ? [verdictAgeS(true, settings)] : tokenDelays(settings);
  if (delays.length === 0) return 'With a denylist: refused once revoked, for one read per call.';
  const delayS = Math.min(...delays);
  return delayS === 0
    ? 'Once revoked: refused.'
    : `Once revoked: refused, at the latest ${duration(delayS * 1000)} later.`;
}

/** How old the answer may be of each that is asked about a token, in seconds: the issuer, or else the lists. */
function tokenDelays(settings: Settings): number[] {
  if (settings.introspection) return [settings.introspectionCacheS];
  return [
    ...(settings.denylist ? [settings.denylistPropagationS] : []),
    ...(settings.statusList ? [settings.statusListTtlS] : []),
  ];
}

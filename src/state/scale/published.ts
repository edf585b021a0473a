import type { Published } from '../../content/scale/published.js';
import { estimate, type Figures } from '../../core/scale/index.js';
import { formatRoute } from '../shell/route.js';
import { amount, longest, time } from './words/numbers.js';
import { readScaleLink, systemOf } from './link.js';

/** What the page works out from a design that somebody published, and where it shows so. */
export function workedOut({ query, design, longestS }: Published): {
  address: string;
  sentence: string;
  figures: Figures;
} {
  const system = systemOf(readScaleLink(query));
  const found = system && estimate(system);
  if (!system || !found?.ok) throw new Error('a published design is no system');
  const { stillLetIn, load } = found.value.designs[design];
  const asked =
    load.lookupsPerSecond.mean > 0
      ? `${amount(load.lookupsPerSecond.mean)} lookups instead of ${amount(system.callsPerSecond)} per second`
      : `${amount(load.refreshesPerSecond)} refreshes per second`;
  return {
    address: formatRoute(['scale'], query),
    sentence: `Worked out for our SaaS example: after you revoke, a thief gets in for ${time(stillLetIn.meanS)} on average and ${longest(stillLetIn.atMostS)} at most (published: ${time(longestS)}), for ${asked}.`,
    figures: found.value,
  };
}

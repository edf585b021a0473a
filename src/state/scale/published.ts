import type { Published } from '../../content/scale/published.js';
import { checkSystem, estimate, type Figures } from '../../core/scale/index.js';
import { formatRoute } from '../shell/route.js';
import { amount, readDuration, time } from './words/numbers.js';
import { readScaleLink } from './link.js';

/** What the page works out from a design that somebody published, and where it shows so. */
export function workedOut({ query, design }: Published): {
  address: string;
  sentence: string;
  figures: Figures;
} {
  const { preset, said } = readScaleLink(query);
  const changes = Object.entries(said).map(([field, text]) => [field, readDuration(text)]);
  const checked = checkSystem({ ...preset.system, ...Object.fromEntries(changes) });
  if (!checked.ok) throw new Error('a published design is no system');
  const found = estimate(checked.value);
  if (!found.ok) throw new Error('a system that was checked is refused');
  const { stillLetIn, load } = found.value.designs[design];
  const asked =
    load.lookupsPerSecond.mean > 0
      ? `${amount(load.lookupsPerSecond.mean)} lookups instead of ${amount(checked.value.callsPerSecond)} per second`
      : `${amount(load.refreshesPerSecond)} refreshes per second`;
  return {
    address: formatRoute(['scale'], query),
    sentence: `Worked out for our SaaS: after you revoke, a thief gets in for ${time(stillLetIn.meanS)} on average and ${time(stillLetIn.atMostS)} at most, for ${asked}.`,
    figures: found.value,
  };
}

import { COUNTS, DESIGNS_OF } from '../../content/scale/ofOutcomes.js';
import { GROUPS } from '../../content/scale/words.js';
import type { OutcomeId } from '../../core/decision/index.js';
import { estimate, type DesignId, type Figures, type System } from '../../core/scale/index.js';
import { parseRoute } from '../shell/route.js';
import { readScaleLink, systemOf } from './link.js';
import { putIn } from './words/fields.js';
import { amount, time } from './words/numbers.js';
import { designRow } from './words/rows.js';

const FIELDS_IN_ORDER = GROUPS.flatMap(({ fields }) => fields);

/**
 * What an outcome of Decide means at the size that somebody took over into their record: for its chosen design alone.
 * The figures they put in and those that are still the example’s are told apart, so that no assumption passes for theirs.
 *
 * @param kept the address of `#/scale` that is kept
 * @returns null where there is none, where it can no longer be read, and where nobody checks a credential
 */
export function scaleSection(
  kept: string,
  outcome: OutcomeId,
  absolute: (fragment: string) => string,
): string | null {
  const route = parseRoute(kept);
  if (kept === '' || route.page !== 'scale') return null;
  const link = readScaleLink(route.query);
  const system = systemOf(link);
  const found = system && estimate(system);
  const [usual] = DESIGNS_OF[outcome];
  if (!system || !found?.ok || usual === undefined) return null;
  const design = DESIGNS_OF[outcome].includes(link.design) ? link.design : usual;

  const counts = FIELDS_IN_ORDER.filter((field) => COUNTS[design].includes(field));
  const ours = counts.filter((field) => system[field] !== link.preset.system[field]);
  const assumed = counts.filter((field) => !ours.includes(field));
  const list = (fields: typeof counts): string => putIn(system, fields).join('; ');
  return [
    // A session id is looked up as a key is, and is none.
    outcome === 'cookie-session'
      ? sentence(design, system, found.value).replace(/^Key/, 'Session id')
      : sentence(design, system, found.value),
    bulletsOf(design, system, found.value),
    ...(ours.length > 0 ? [`Our figures: ${list(ours)}.`] : []),
    ...(assumed.length > 0
      ? [`Still assumed, as in the example “${link.preset.name}”: ${list(assumed)}.`]
      : []),
    `Computed by formulas. [All five designs at this size](${absolute(kept)})`,
  ].join('\n\n');
}

function sentence(design: DesignId, system: System, figures: Figures): string {
  const { stillLetIn } = figures.designs[design];
  const { name } = designRow(design, system, figures);
  return (
    `${name}, at ${amount(system.callsPerSecond)} calls per second on ${amount(system.nodes)} nodes: ` +
    `after we revoke, a thief still gets in for ${time(stillLetIn.meanS)} on average, and for ${time(stillLetIn.atMostS)} at most.`
  );
}

function bulletsOf(design: DesignId, system: System, figures: Figures): string {
  const { exposure } = figures.designs[design];
  const reactS = system.detectS + system.decideS;
  const [, stolen, asked, kept, bill] = designRow(design, system, figures).cells;
  const both = (cell: typeof bill): string =>
    cell ? [cell.says, cell.more && `(${cell.more})`].filter(Boolean).join(' ') : '';
  return [
    `From the theft on: ${time(exposure.meanS)} on average (${stolen?.more ?? ''}), of which detecting and deciding takes up to ${time(reactS)}`,
    `Asked per second, mean: ${both(asked)}`,
    `Kept: ${both(kept)}`,
    `Bill per month, in the currency of the prices: ${both(bill)}`,
  ]
    .map((line) => `- ${line}`)
    .join('\n');
}

import type { NamedDecision } from '../../../core/checklist/index.js';
import type { OutcomeId } from '../../../core/decision/index.js';
import type { DesignId } from '../../../core/scale/index.js';
import { formatRoute } from '../../shell/route.js';
import { scaleFromAnswers } from '../fromAnswers.js';
import { amount, longest, time } from '../words/numbers.js';
import { inFull, type DesignRow } from '../words/rows.js';
import { designAt, ourSize, restsOn, rowAt, type OurSize } from './ourSize.js';
import { planScale } from './plan.js';

/**
 * What a record says of its decisions’ costs: a section, once somebody took figures over; and where they are estimated,
 * for as long as nobody did. Decide and the checklist write the same.
 *
 * @param kept the address of `#/scale` that is kept; empty where none
 */
export function scaleInRecord(
  kept: string,
  decisions: readonly NamedDecision[],
  absolute: (fragment: string) => string,
): { section: string | null; link: { scale?: string } } {
  const [only, ...others] = decisions;
  const [first] = decisions.flatMap(({ answers, advice }) => scaleFromAnswers(answers, advice.outcome) ?? []);
  // Several callers have one size, and no answers of their own that say which.
  const estimated = first !== undefined && others.length > 0 ? formatRoute(['scale']) : first;
  const size = only && ourSize(kept, absolute);
  return {
    section: !size
      ? null
      : others.length > 0
        ? planScale(size, decisions)
        : oneScale(size, only.advice.outcome),
    link: estimated === undefined ? {} : { scale: absolute(estimated) },
  };
}

/** What one outcome means at this size, for its chosen design alone; null where nobody checks a credential. */
function oneScale(size: OurSize, outcome: OutcomeId): string | null {
  const design = designAt(size, outcome);
  if (!design) return null;
  const row = rowAt(size, design, outcome);
  return [sentence(size, design, row), bulletsOf(size, design, row), ...restsOn(size, [design])].join('\n\n');
}

function sentence({ system, figures }: OurSize, design: DesignId, { name }: DesignRow): string {
  const { stillLetIn } = figures.designs[design];
  return (
    `${name}, at ${amount(system.callsPerSecond)} calls per second on ${amount(system.nodes)} nodes: ` +
    `after we revoke, a thief still gets in for ${time(stillLetIn.meanS)} on average, and for ${longest(stillLetIn.atMostS)} at most.`
  );
}

function bulletsOf({ system, figures }: OurSize, design: DesignId, row: DesignRow): string {
  const { exposure } = figures.designs[design];
  const reactS = system.detectS + system.decideS;
  const [, stolen, asked, kept, bill] = row.cells;
  return [
    `From the theft on: ${time(exposure.meanS)} on average (${stolen?.more ?? ''}); detecting and deciding takes ${time(reactS)}`,
    `Asked per second, mean: ${inFull(asked)}`,
    `Kept: ${inFull(kept)}`,
    `Bill per month, in the currency of the prices: ${inFull(bill)}`,
  ]
    .map((line) => `- ${line}`)
    .join('\n');
}

import { COUNTS, DESIGNS_OF } from '../../../content/scale/ofOutcomes.js';
import { GROUPS, type FieldId } from '../../../content/scale/words.js';
import type { OutcomeId } from '../../../core/decision/index.js';
import { estimate, type DesignId, type Figures, type System } from '../../../core/scale/index.js';
import { parseRoute } from '../../shell/route.js';
import { readScaleLink, systemOf, type ScaleLink } from '../link.js';
import { putIn } from '../words/fields.js';
import { designRow, type DesignRow } from '../words/rows.js';

const FIELDS_IN_ORDER = GROUPS.flatMap(({ fields }) => fields);

/** The size that somebody took over into their record, and what the formulas say of it. */
export interface OurSize {
  link: ScaleLink;
  system: System;
  figures: Figures;
  /** Where all five designs are at this size. */
  address: string;
}

/**
 * @param kept the address of `#/scale` that is kept; empty where none
 * @returns null where none is kept, and where it can no longer be read
 */
export function ourSize(kept: string, absolute: (fragment: string) => string): OurSize | null {
  const route = parseRoute(kept);
  if (kept === '' || route.page !== 'scale') return null;
  const link = readScaleLink(route.query);
  const system = systemOf(link);
  const found = system && estimate(system);
  return system && found?.ok ? { link, system, figures: found.value, address: absolute(kept) } : null;
}

/** The design that the page showed last, if the outcome can be that; its usual one otherwise. None checks nothing of ours. */
export function designAt({ link }: OurSize, outcome: OutcomeId): DesignId | undefined {
  const [usual] = DESIGNS_OF[outcome];
  return DESIGNS_OF[outcome].includes(link.design) ? link.design : usual;
}

export function rowAt({ system, figures }: OurSize, design: DesignId, outcome: OutcomeId): DesignRow {
  const row = designRow(design, system, figures);
  // A session id is looked up as a key is, and is none.
  return outcome === 'cookie-session' ? { ...row, name: row.name.replace(/^Key/, 'Session id') } : row;
}

/**
 * What the figures of some designs rest on: those that were put in, and those that are still the example’s, told apart
 * so that no assumption passes for theirs.
 */
export function restsOn({ link, system, address }: OurSize, designs: readonly DesignId[]): string[] {
  const counts = FIELDS_IN_ORDER.filter((field) => designs.some((id) => COUNTS[id].includes(field)));
  const ours = counts.filter((field) => system[field] !== link.preset.system[field]);
  const assumed = counts.filter((field) => !ours.includes(field));
  const list = (fields: readonly FieldId[]): string => putIn(system, fields).join('; ');
  return [
    ...(ours.length > 0 ? [`Our figures: ${list(ours)}.`] : []),
    ...(assumed.length > 0
      ? [`Still assumed, as in the example “${link.preset.name}”: ${list(assumed)}.`]
      : []),
    `Computed by formulas. [All five designs at this size](${address})`,
  ];
}

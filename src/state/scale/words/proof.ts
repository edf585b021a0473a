import { DESIGN_WORDS } from '../../../content/scale/words.js';
import { DESIGNS, type Figures, type Measures, type Sample } from '../../../core/scale/index.js';
import { amount, threeDigits, time } from './numbers.js';

/** A figure by formula, beside what the simulation measured. */
export interface ProofRow {
  what: string;
  formula: string;
  measured: string;
  /** Relative to the formula, and whether it is within three per cent or four standard errors. */
  apart: string;
  holds: boolean;
}

/** Every formula that the simulation measures, each in the unit of the page. */
export function proofRows(figures: Figures, measures: Measures): ProofRow[] {
  const row = (
    what: string,
    formula: number,
    { value, error }: Sample,
    shown: (value: number) => string,
  ): ProofRow => {
    const by = Math.abs(formula - value);
    return {
      what,
      formula: shown(formula),
      measured: `${shown(value)} ± ${shown(error)}`,
      apart: formula === value ? '0 %' : `${amount((100 * by) / Math.abs(formula))} %`,
      holds: formula === value || by <= Math.max(0.03 * Math.abs(formula), 4 * error),
    };
  };
  const { keyCache, introspectionCache, designs, lists, herd } = measures;
  return [
    row('Hit ratio of the key cache', figures.keyCache.hitRatio, keyCache.hitRatio, threeDigits),
    row('Lookups per second', figures.keyCache.lookupsPerSecond.mean, keyCache.lookupsPerSecond, amount),
    ...(introspectionCache
      ? [
          row(
            'Introspections per second',
            figures.introspectionCache.lookupsPerSecond.mean,
            introspectionCache.lookupsPerSecond,
            amount,
          ),
        ]
      : []),
    ...DESIGNS.filter((id) => id !== 'key-looked-up').map((id) =>
      row(
        `Still let in after the revocation: ${DESIGN_WORDS[id].name}`,
        figures.designs[id].stillLetIn.meanS,
        designs[id].meanS,
        time,
      ),
    ),
    row(
      'Exposure from the theft: JWT alone',
      figures.designs.jwt.exposure.meanS,
      designs.jwt.exposureS,
      time,
    ),
    row('Sessions on the denylist', figures.lists.sessionsListed, lists.sessionsListed, amount),
    row('Waiting after the outage', figures.outage.herd.waiting, herd.waiting, amount),
  ];
}

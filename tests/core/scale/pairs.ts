import { DESIGNS, type Figures, type Measures, type Sample } from '../../../src/core/scale/index.js';

/** A formula and what was measured of the same thing. */
export type Pair = [what: string, formula: number, measured: Sample];

export function pairs(figures: Figures, measures: Measures): Pair[] {
  const { keyCache, introspectionCache, lists, herd } = measures;
  return [
    ['hit ratio of keys', figures.keyCache.hitRatio, keyCache.hitRatio],
    ['lookups', figures.keyCache.lookupsPerSecond.mean, keyCache.lookupsPerSecond],
    ...(introspectionCache
      ? ([
          ['hit ratio of introspection', figures.introspectionCache.hitRatio, introspectionCache.hitRatio],
          [
            'introspections',
            figures.introspectionCache.lookupsPerSecond.mean,
            introspectionCache.lookupsPerSecond,
          ],
        ] satisfies Pair[])
      : []),
    ...DESIGNS.flatMap((id): Pair[] => {
      const [said, found] = [figures.designs[id], measures.designs[id]];
      return [
        [`${id}: let in, mean`, said.stillLetIn.meanS, found.meanS],
        [`${id}: last node`, said.stillLetIn.lastNodeS, found.lastNodeS],
        [`${id}: exposure`, said.exposure.meanS, found.exposureS],
      ];
    }),
    ['list of tokens', figures.lists.tokensListed, lists.tokensListed],
    ['list of sessions', figures.lists.sessionsListed, lists.sessionsListed],
    ['herd', figures.outage.herd.waiting, herd.waiting],
    ['drain', figures.outage.herd.drainS ?? Infinity, herd.drainS ?? { value: Infinity, error: 0 }],
  ];
}

/** Relative to three per cent or four standard errors, whichever is larger: at most 1 is near enough. */
export function miss([, formula, { value, error }]: Pair): number {
  if (formula === value) return 0;
  if (!Number.isFinite(formula) || !Number.isFinite(value)) return Infinity;
  return Math.abs(formula - value) / Math.max(0.03 * Math.abs(formula), 4 * error, 1e-9);
}

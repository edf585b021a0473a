import type { DesignId, Spread } from '../../../core/scale/index.js';
import type { Table } from '../chart/chart.js';
import { time } from './numbers.js';

export function regionName(region: number): string {
  return region === 0 ? 'home' : `region ${region + 1}`;
}

/** One revocation region by region: when its first node refuses, when half of them do, and when the last does. */
export function spreadTable({ region, refusesAtS }: Spread, design: DesignId): Table {
  const ofRegions = new Map<number, number[]>();
  region.forEach((of, node) => {
    const times = ofRegions.get(of) ?? [];
    times.push(refusesAtS[design][node] ?? 0);
    ofRegions.set(of, times);
  });
  return {
    heads: ['Region', 'Nodes shown', 'First refuses after', 'Half refuse after', 'Last refuses after'],
    rows: [...ofRegions].map(([of, times]) => {
      const sorted = times.sort((a, b) => a - b);
      const after = (index: number): string => time(sorted[index] ?? 0);
      const half = Math.ceil(sorted.length / 2) - 1;
      return [regionName(of), String(sorted.length), after(0), after(half), after(sorted.length - 1)];
    }),
  };
}

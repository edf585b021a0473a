import type { Bill, Lane, World } from '../types/index.js';
import { exposureOf } from './exposure.js';
import type { LateByLane } from './lateAccess.js';
import { rowsKept } from './rows.js';
import type { Tallies } from './billTally.js';

/** What each lane has cost by `at`. */
export function billAt(
  at: number,
  { server, simulation }: World,
  tallies: Tallies,
  late: LateByLane,
): Record<Lane, Bill> {
  const billOf = (lane: Lane): Bill => ({
    ...tallies[lane],
    rows: Object.values(rowsKept(lane, server, simulation.credentials.values())).reduce(
      (sum, count) => sum + count,
    ),
    exposureMs: exposureOf(lane, late, at)?.ms ?? 0,
  });
  return { key: billOf('key'), jwt: billOf('jwt') };
}

import { toCsv } from '../../core/shared/index.js';
import { LANES, type Bill, type Lane } from '../../core/simulation/index.js';

/** A bill with the name of the run it belongs to. */
export interface NamedBill {
  run: string;
  /** The moment, in milliseconds since 1970. */
  at: number;
  bill: Record<Lane, Bill>;
}

const FIGURES: readonly [column: string, read: (bill: Bill) => number][] = [
  ['exposure_ms', ({ exposureMs }) => exposureMs],
  ['allowed_after_revocation', ({ allowedAfterRevocation }) => allowedAfterRevocation],
  ['honest_calls_refused', ({ honestRefused }) => honestRefused],
  ['database_reads', ({ reads }) => reads],
  ['database_writes', ({ writes }) => writes],
  ['calls_to_the_issuer', ({ calls }) => calls],
  ['rows_kept', ({ rows }) => rows],
];

/** One line a run and lane. */
export function billCsv(bills: readonly NamedBill[]): string {
  const rows = bills.flatMap(({ run, at, bill }) =>
    LANES.map((lane) => [
      run,
      new Date(at).toISOString(),
      lane === 'key' ? 'API key' : 'JWT',
      ...FIGURES.map(([, read]) => String(read(bill[lane]))),
    ]),
  );
  const header = ['run', 'moment_utc', 'lane', ...FIGURES.map(([column]) => column)];
  return toCsv([header, ...rows]);
}

/** Where benchmarks run. A benchmark names its hosts: a page, say, cannot ask for a garbage collection. */
export type Host = 'node' | 'chromium';

/** What a figure has to keep to: as a multiple of its floor, as an excess over it, or by itself. */
export type Goal = { kind: 'ratio' | 'excess' | 'total'; most: number };

export type Unit = 'µs' | 'ms' | 'MB' | '%';

/** One line of the report. */
export interface Figure {
  variant: string;
  /** In the benchmark's unit, or in its own. */
  value: number;
  unit?: Unit;
  /** The least it could be, measured in the same run; in the same unit. */
  floor?: number;
  goal?: Goal;
  /** What else was measured on the way. */
  note?: string;
}

/** One file each in this folder, listed in `all.ts`. */
export interface Benchmark {
  /** What `npm run bench -- <name>` picks it by. */
  name: string;
  title: string;
  unit: Unit;
  hosts: readonly Host[];
  run(): Promise<Figure[]>;
}

/** How a figure stands to its goal, in words, and whether it meets it. Without a floor there is nothing to compare. */
export function judge(figure: Figure, benchmarkUnit: Unit): { stands: string; met: boolean } {
  const { value, floor = NaN, goal, unit = benchmarkUnit } = figure;
  if (!goal) return { stands: '', met: true };
  const reached = { ratio: value / floor, excess: value - floor, total: value }[goal.kind];
  const written = {
    ratio: [`${reached.toFixed(2)} ×`, `${goal.most} ×`],
    excess: [`${reached.toFixed(1)} ${unit} more`, `${goal.most} ${unit}`],
    total: [`${reached.toFixed(1)} ${unit}`, `${goal.most} ${unit}`],
  }[goal.kind];
  return { stands: `${written[0]} (at most ${written[1]})`, met: reached <= goal.most };
}

import { BENCHMARKS } from './all.js';
import { judge, type Benchmark, type Figure, type Host } from './benchmark.js';

/** Runs the named benchmarks (all, when none is named) that this host can run, and prints a table for each. */
export async function report(
  host: Host,
  title: string,
  names: readonly string[],
  print: (line: string) => void,
): Promise<void> {
  const unknown = names.filter((name) => !BENCHMARKS.some((benchmark) => benchmark.name === name));
  if (unknown.length > 0) {
    const known = BENCHMARKS.map(({ name }) => name).join(', ');
    throw new Error(`There is no benchmark ${unknown.join(', ')}; there are: ${known}.`);
  }
  const wanted = BENCHMARKS.filter(
    ({ name, hosts }) => (names.length === 0 || names.includes(name)) && hosts.includes(host),
  );
  if (wanted.length > 0) print(`\n== ${title}`);
  for (const benchmark of wanted) {
    print(`\n${benchmark.name}: ${benchmark.title}`);
    for (const line of table(await benchmark.run(), benchmark.unit)) print(line);
  }
}

function table(figures: readonly Figure[], unit: Benchmark['unit']): string[] {
  const rows = [
    ['', `floor, ${unit}`, `ours, ${unit}`, '', '', ''],
    ...figures.map((figure) => {
      const { stands, met } = judge(figure, unit);
      const numbers = [figure.floor, figure.value].map((value) =>
        value === undefined ? '' : [value.toFixed(1), figure.unit].filter(Boolean).join(' '),
      );
      const verdict = met ? 'met' : 'MISSED';
      return [figure.variant, ...numbers, stands, figure.goal ? verdict : '', figure.note ?? ''];
    }),
  ];
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 1 || column === 2 ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('   ')
      .trimEnd(),
  );
}

/** What a line holds: from when to when, and whether it may give way. */
interface Life {
  from: number;
  /** Null while nothing ends it. */
  to: number | null;
  line: number;
  leaked: boolean;
}

/** Newer lives come first, for they are the ones in use; each line holds lives that do not overlap. */
export function onLines<T extends Life>(
  bars: readonly T[],
  most: number,
): { bars: T[]; lines: number; left: number } {
  const ends: number[] = [];
  const placed: T[] = [];
  let left = 0;
  for (const bar of bars.toSorted((a, b) => a.from - b.from)) {
    const free = ends.findIndex((end) => end <= bar.from);
    let line = free === -1 ? ends.length : free;
    if (line >= most) {
      // The line whose bar began first gives way: its life is told in the list, and counted here.
      line = lineToGive(placed, most);
      const index = placed.findLastIndex((each) => each.line === line);
      placed.splice(index, 1);
      left += 1;
    }
    ends[line] = bar.to ?? Infinity;
    placed.push({ ...bar, line });
  }
  return { bars: placed, lines: ends.length, left };
}

/** What has leaked is the last to give way. */
function lineToGive(placed: readonly Life[], most: number): number {
  const onLine = (line: number): Life | undefined => placed.findLast((bar) => bar.line === line);
  const weight = (line: number): number => (onLine(line)?.leaked ? 1 : 0);
  const begin = (line: number): number => onLine(line)?.from ?? 0;
  const lines = Array.from({ length: most }, (_, line) => line);
  return lines.sort((a, b) => weight(a) - weight(b) || begin(a) - begin(b))[0] ?? 0;
}

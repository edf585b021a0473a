const TICK_STEPS_MS = [1, 2, 3, 5, 10, 15, 30, 60].map((minutes) => minutes * 60_000);

/** Round moments to label, at least `minGapPx` apart. */
export function ticks(from: number, to: number, width: number, minGapPx: number): number[] {
  const most = Math.max(1, Math.floor(width / minGapPx));
  const step = TICK_STEPS_MS.find((candidate) => (to - from) / candidate <= most) ?? to - from;
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, index) => first + index * step);
}

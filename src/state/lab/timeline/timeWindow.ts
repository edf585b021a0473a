/** A stretch of time, in milliseconds since 1970. */
export interface Span {
  from: number;
  to: number;
}

/** What the person chose to see; null is the whole story. */
export interface ChosenWindow {
  from: number;
  spanMs: number;
  /** Where the clock stood then. Once it moves on, the window keeps it in sight. */
  clockAt: number;
}

export const SHORTEST_MS = 1000;
export const LONGEST_MS = 30 * 86_400_000;
/** This much of the story stays in sight, whatever is panned. */
const IN_SIGHT = 0.1;
/** The clock is kept between these parts of the window. */
const CLOCK_BETWEEN = [0.05, 0.9] as const;

/** The window on screen. The story's own span is what is fitted to, half of it where there is little room. */
export function windowOf(chosen: ChosenWindow | null, story: Span, clock: number, narrow: boolean): Span {
  if (chosen) {
    const from = chosen.clockAt === clock ? chosen.from : keepInSight(chosen.from, chosen.spanMs, clock);
    return clampTo(story, from, chosen.spanMs);
  }
  if (!narrow) return story;
  const spanMs = (story.to - story.from) / 2;
  const from = Math.min(Math.max(story.from, clock - spanMs * 0.75), story.to - spanMs);
  return { from, to: from + spanMs };
}

/** Zooms by `factor` (below 1 is closer) so that `anchor` stays where it is. */
export function zoomed(shown: Span, factor: number, anchor: number, clock: number): ChosenWindow {
  const before = shown.to - shown.from;
  const spanMs = Math.min(Math.max(before * factor, SHORTEST_MS), LONGEST_MS);
  return { from: anchor - ((anchor - shown.from) / before) * spanMs, spanMs, clockAt: clock };
}

export function panned(shown: Span, byMs: number, story: Span, clock: number): ChosenWindow {
  const spanMs = shown.to - shown.from;
  return { from: clampTo(story, shown.from + byMs, spanMs).from, spanMs, clockAt: clock };
}

function keepInSight(from: number, spanMs: number, clock: number): number {
  const [least, most] = CLOCK_BETWEEN;
  return Math.max(Math.min(from, clock - spanMs * least), clock - spanMs * most);
}

function clampTo(story: Span, from: number, spanMs: number): Span {
  const sight = Math.min(spanMs, story.to - story.from) * IN_SIGHT;
  const kept = Math.min(Math.max(from, story.from + sight - spanMs), story.to - sight);
  return { from: kept, to: kept + spanMs };
}

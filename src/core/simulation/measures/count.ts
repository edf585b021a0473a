import type { LogEvent } from '../types/index.js';

/** How far each count has come, by what is counted. */
const counts = new WeakMap<object, { events: number; last: LogEvent | undefined; count: number }>();

/**
 * Counts the events among the first `events` that are meant. A run on screen asks in every frame, so the count goes on
 * from where it was: a log that has the same event at the same place has the same past, since logs only grow and forks
 * share theirs. `what` tells one count from another, and has to be the same object every time.
 */
export function countIn(
  { log, events }: { log: readonly LogEvent[]; events: number },
  what: object,
  isIt: (event: LogEvent) => boolean,
): number {
  const known = counts.get(what);
  const goesOn = known !== undefined && known.events <= events && log[known.events - 1] === known.last;
  let count = goesOn ? known.count : 0;
  for (let index = goesOn ? known.events : 0; index < events; index += 1) {
    const event = log[index];
    if (event && isIt(event)) count += 1;
  }
  counts.set(what, { events, last: log[events - 1], count });
  return count;
}

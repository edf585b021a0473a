import { judge, type Condition, type LogEvent, type Outcome } from '../../../core/simulation/index.js';

/** What happens a moment before is still in sight, and there is time to act. */
const BEFORE_MS = 1000;

/**
 * The moment just before a goal was missed for good. Null where it was missed only because time was up: then there is
 * no such moment.
 */
export function justBeforeMissed(
  goal: Parameters<typeof judge<Condition>>[0],
  log: readonly LogEvent[],
  outcomeAt: (at: number) => Outcome,
): number | null {
  const events = log.filter(({ at }) => at < goal.judgedAt);
  const isMissedBy = (event: LogEvent | undefined): boolean =>
    event !== undefined && judge(goal, outcomeAt(event.at)).state === 'missed';
  // Missed is for good, so the first such event is found by halves.
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isMissedBy(events[middle])) high = middle;
    else low = middle + 1;
  }
  const turned = events[low];
  const before = events.findLast(({ at }) => at < (turned?.at ?? -Infinity));
  return turned ? Math.max(turned.at - BEFORE_MS, before ? before.at : -Infinity) : null;
}

import { verdictOf, type LogEvent, type Verdict } from '../../../core/simulation/index.js';

/**
 * Told the events of a run in order, answers for each whether it is a call that came out otherwise than the
 * call of the same caller before it.
 */
export function verdictChanges(): (event: LogEvent) => boolean {
  const last = new Map<string, Verdict>();
  return (event) => {
    if (event.kind !== 'request' || event.purpose !== 'call') return false;
    const caller = `${event.lane} ${event.actor}`;
    const before = last.get(caller);
    const now = verdictOf(event);
    last.set(caller, now);
    return before !== undefined && before !== now;
  };
}

import type { LogEvent } from '../core/simulation/index.js';

/** The turning points of a run: commands, errands, and every call that is answered otherwise than the one before it. */
export function turningPoints(log: readonly LogEvent[]): LogEvent[] {
  const lastStatus = new Map<string, number>();
  return log.filter((event) => {
    if (event.kind === 'command') return true;
    if (event.purpose !== 'call') return true;
    const caller = `${event.lane} ${event.actor}`;
    const { status } = event.exchange.response;
    const turns = lastStatus.get(caller) !== status;
    lastStatus.set(caller, status);
    return turns;
  });
}

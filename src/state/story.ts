import type { LogEvent } from '../core/simulation/index.js';

/** Everything there is to tell. A request by hand is told by the request alone, not by the command to send it too. */
export function toldEvents(log: readonly LogEvent[]): LogEvent[] {
  return log.filter((event) => event.kind === 'request' || event.command.type !== 'send');
}

/** The turning points of a run: commands, errands, and every call that is answered otherwise than the one before it. */
export function turningPoints(log: readonly LogEvent[]): LogEvent[] {
  const lastStatus = new Map<string, number>();
  return toldEvents(log).filter((event) => {
    if (event.kind === 'command') return true;
    if (event.purpose !== 'call') return true;
    const caller = `${event.lane} ${event.actor}`;
    const { status } = event.exchange.response;
    const turns = lastStatus.get(caller) !== status;
    lastStatus.set(caller, status);
    return turns;
  });
}

import { count } from '../../text/format.js';

/** What is said once a lost connection is there again. */
export function reconnected(caughtUp: number, lost: number): string {
  const fetched = `Connected again. ${count(caughtUp, 'call')} of the meantime fetched.`;
  return lost > 0 ? `${fetched} ${forgotten(lost)}` : fetched;
}

/** What is said of calls that can no longer be had. */
export function forgotten(calls: number): string {
  return `${count(calls, 'call')} missed: the server no longer has them.`;
}

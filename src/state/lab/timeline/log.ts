import {
  LANES,
  type Lane,
  type LogEvent,
  type RequestEvent,
  type Verdict,
  verdictOf,
} from '../../../core/simulation/index.js';

export { LANES };

/** What a timeline draws, before anybody decides where. */

export interface Mark {
  seq: number;
  at: number;
  kind: Verdict;
}

/** The calls of one actor in one lane, or in neither, oldest first. */
export function marksOf(log: readonly LogEvent[], lane: Lane | null, actor: RequestEvent['actor']): Mark[] {
  return log
    .filter(isCall(lane, actor))
    .map((event) => ({ seq: event.seq, at: event.at, kind: verdictOf(event) }));
}

function isCall(lane: Lane | null, actor: RequestEvent['actor']) {
  return (event: LogEvent): event is RequestEvent =>
    event.kind === 'request' && isShown(event) && event.lane === lane && event.actor === actor;
}

function isShown({ purpose }: RequestEvent): boolean {
  return purpose === 'call' || purpose === 'by_hand';
}

export type Scale = (at: number) => number;

/** Maps moments to pixels: `from` to the left edge, `to` to `width`. */
export function timeScale(from: number, to: number, width: number): Scale {
  return (at) => ((at - from) / (to - from)) * width;
}

import {
  isRefused,
  LANES,
  type CredentialRow,
  type Lane,
  type LogEvent,
  type RequestEvent,
  type View,
} from '../core/simulation/index.js';

export { LANES };

/** What a timeline draws, before anybody decides where. */

export type MarkKind = 'allowed' | 'refused' | 'throttled';
export interface Mark {
  seq: number;
  at: number;
  kind: MarkKind;
}

/** The calls of one actor in one lane, or in neither, oldest first. */
export function marksOf(log: readonly LogEvent[], lane: Lane | null, actor: RequestEvent['actor']): Mark[] {
  return log
    .filter(isCall(lane, actor))
    .map((event) => ({ seq: event.seq, at: event.at, kind: markKind(event) }));
}

function isCall(lane: Lane | null, actor: RequestEvent['actor']) {
  return (event: LogEvent): event is RequestEvent =>
    event.kind === 'request' && isShown(event) && event.lane === lane && event.actor === actor;
}

function isShown({ purpose }: RequestEvent): boolean {
  return purpose === 'call' || purpose === 'by_hand';
}

function markKind(event: RequestEvent): MarkKind {
  if (event.exchange.response.status === 429) return 'throttled';
  return isRefused(event) ? 'refused' : 'allowed';
}

/** When a thief was let in after the revocation: from when to when, as far as it has come. */
export function lateAccess(
  view: View,
  lane: Lane,
  exposureMs: number,
): { from: number; to: number; credential: CredentialRow } | null {
  const credential = view.credentials.find(
    (row) => row.lane === lane && row.leakedAt !== null && row.revokedAt !== null,
  );
  if (credential?.revokedAt == null) return null;
  return { from: credential.revokedAt, to: credential.revokedAt + exposureMs, credential };
}

export type Scale = (at: number) => number;

/** Maps moments to pixels: `from` to the left edge, `to` to `width`. */
export function timeScale(from: number, to: number, width: number): Scale {
  return (at) => ((at - from) / (to - from)) * width;
}

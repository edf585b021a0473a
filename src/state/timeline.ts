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

/**
 * When a thief was, or could be, let in after the revocation: from when to when, as far as it has come. Of several
 * credentials that a thief holds, the one that was taken away first.
 */
export function lateAccess(
  view: View,
  lane: Lane,
  exposureMs: number,
): { from: number; to: number; credential: CredentialRow } | null {
  let first: { revokedAt: number; credential: CredentialRow } | null = null;
  for (const credential of view.credentials) {
    const { revokedAt } = credential;
    if (credential.lane !== lane || revokedAt === null || !isWithThief(credential)) continue;
    if (!first || revokedAt < first.revokedAt) first = { revokedAt, credential };
  }
  if (!first) return null;
  // Nobody is let in with what has not leaked yet.
  const from = Math.max(first.revokedAt, first.credential.leakedAt ?? first.revokedAt);
  return { from, to: Math.max(from, first.revokedAt + exposureMs), credential: first.credential };
}

/** A copy leaked, or the thief made it with the stolen signing key. */
function isWithThief({ leakedAt, serverId }: CredentialRow): boolean {
  return leakedAt !== null || serverId.startsWith('forged-');
}

export type Scale = (at: number) => number;

/** Maps moments to pixels: `from` to the left edge, `to` to `width`. */
export function timeScale(from: number, to: number, width: number): Scale {
  return (at) => ((at - from) / (to - from)) * width;
}

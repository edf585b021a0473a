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

/** The calls of one actor in one lane, oldest first. */
export function marksOf(log: readonly LogEvent[], lane: Lane, actor: RequestEvent['actor']): Mark[] {
  return log
    .filter(isCall(lane, actor))
    .map((event) => ({ seq: event.seq, at: event.at, kind: markKind(event) }));
}

function isCall(lane: Lane, actor: RequestEvent['actor']) {
  return (event: LogEvent): event is RequestEvent =>
    event.kind === 'request' && event.purpose === 'call' && event.lane === lane && event.actor === actor;
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

export interface Flag {
  at: number;
  label: string;
  harm: boolean;
}

const FLAG_LABELS: Partial<Record<string, string>> = {
  leak: 'leaked',
  revoke: 'revoked',
  rotate: 'rotated',
  refresh: 'refreshed',
};

/** Commands worth a line across the lanes. Those of the same moment and kind share one. */
export function flagsOf(log: readonly LogEvent[]): Flag[] {
  const flags = new Map<string, Flag>();
  for (const event of log) {
    if (event.kind !== 'command' || event.error) continue;
    const { command, at } = event;
    const label =
      command.type === 'configure'
        ? `denylist ${command.dials.denylist ? 'on' : 'off'}`
        : FLAG_LABELS[command.type];
    if (label !== undefined) flags.set(`${at} ${label}`, { at, label, harm: command.type === 'revoke' });
  }
  return [...flags.values()];
}

export type Scale = (at: number) => number;

/** Maps moments to pixels: `from` to the left edge, `to` to `width`. */
export function timeScale(from: number, to: number, width: number): Scale {
  return (at) => ((at - from) / (to - from)) * width;
}

const TICK_STEPS_MS = [1, 2, 3, 5, 10, 15, 30, 60].map((minutes) => minutes * 60_000);

/** Round moments to label, at least `minGapPx` apart. */
export function ticks(from: number, to: number, width: number, minGapPx: number): number[] {
  const most = Math.max(1, Math.floor(width / minGapPx));
  const step = TICK_STEPS_MS.find((candidate) => (to - from) / candidate <= most) ?? to - from;
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, index) => first + index * step);
}

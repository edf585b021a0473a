import { dayLabel } from '../../text/format.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS_MS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 3, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 5, 10].map((days) => days * DAY),
];

export interface Tick {
  at: number;
  label: string;
}

const CHARACTER_PX = 7.3;

/** Round moments to label, far enough apart for their labels: from milliseconds to days, in UTC. */
export function ticksOf(from: number, to: number, width: number, startsAt = from): Tick[] {
  const label = (at: number, step: number): string => tickLabel(at, step, to - from, startsAt);
  const step =
    STEPS_MS.find((candidate) => {
      const gap = (candidate / (to - from)) * width;
      return gap >= label(to, candidate).length * CHARACTER_PX + 26;
    }) ?? to - from;
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, index) => {
    const at = first + index * step;
    return { at, label: label(at, step) };
  });
}

/** `09:04:01.500`, `09:04:01`, `09:04`; with the date where the window is longer than a day, and on any day but the first; `24 Nov` for whole days. */
function tickLabel(at: number, step: number, span: number, startsAt: number): string {
  const iso = new Date(at).toISOString();
  if (step >= DAY) return dayLabel(at);
  const time = iso.slice(11, step < SECOND ? 23 : step < MINUTE ? 19 : 16);
  return span > DAY || dayLabel(at) !== dayLabel(startsAt) ? `${dayLabel(at)} ${time}` : time;
}

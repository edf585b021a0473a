import { amount, time } from '../words/numbers.js';

/** What an axis counts, and so how its ticks are written and where they fall. */
export type Kind = 'seconds' | 'count' | 'share';

export interface Tick {
  at: number;
  label: string;
}

export interface Axis {
  /** From a value to 0 … 1 along the axis. */
  place: (value: number) => number;
  ticks: readonly Tick[];
}

/** Where seconds are read: round times rather than round numbers. */
const TIMES = [0.1, 1, 10, 60, 300, 900, 3600, 14_400, 86_400, 604_800, 2_592_000, 31_536_000];
/** Between two moments on a linear axis. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600];
const MOST_STEPS = 5;
const MOST_TICKS = 7;

export function writtenAs(kind: Kind): (value: number) => string {
  return kind === 'seconds' ? time : kind === 'share' ? (value) => `${amount(value * 100)} %` : amount;
}

/** A logarithmic axis over what is to be shown, with a little air; what is not above zero is at its low end. */
export function logAxis(values: readonly number[], kind: Kind): Axis {
  const shown = values.filter((value) => value > 0 && Number.isFinite(value));
  const [least, most] = [Math.min(...shown, Infinity), Math.max(...shown, 0)];
  if (least > most) return { place: () => 0, ticks: [] };
  // A single value gets an axis around it.
  const [from, to] = most / least < 1.5 ? [least / 3, most * 3] : [least / 1.12, most * 1.12];
  const width = Math.log(to / from);
  const place = (value: number): number =>
    value > 0 ? Math.min(1, Math.max(0, Math.log(value / from) / width)) : 0;
  const inside = (at: number): boolean => at >= from && at <= to;
  const ticks = kind === 'seconds' ? TIMES.filter(inside) : decades(from, to);
  return { place, ticks: thin(ticks).map((at) => ({ at, label: writtenAs(kind)(at) })) };
}

/** From zero. */
export function linearAxis(most: number, kind: Kind): Axis {
  const to = most > 0 ? most : 1;
  const round = kind === 'seconds' ? STEPS.find((step) => to / step <= MOST_STEPS) : undefined;
  const step = round ?? to / 4;
  const ticks = Array.from({ length: Math.floor(to / step + 1e-9) + 1 }, (_, index) => index * step);
  return {
    place: (value) => Math.min(1, Math.max(0, value / to)),
    ticks: ticks.map((at) => ({ at, label: writtenAs(kind)(at) })),
  };
}

/** Powers of ten; between them 2 and 5, where there are hardly any. */
function decades(from: number, to: number): number[] {
  const powers = Array.from({ length: 40 }, (_, index) => 10 ** (index - 12));
  const whole = powers.filter((at) => at >= from && at <= to);
  if (whole.length >= 3) return whole;
  return powers.flatMap((at) => [at, 2 * at, 5 * at]).filter((at) => at >= from && at <= to);
}

function thin(ticks: readonly number[]): number[] {
  const every = Math.ceil(ticks.length / MOST_TICKS);
  return ticks.filter((_, index) => index % every === 0);
}

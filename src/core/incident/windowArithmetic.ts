import type { SecondsId } from './questions.js';

/** Figures that somebody measured or published about a vendor, and that no question asks for. */
export const PUBLISHED = {
  'aws-key': 4,
  'aws-session': 129_600,
  'google-key': 1800,
  'google-account': 5,
  'google-token': 3600,
} as const;
export type PublishedId = keyof typeof PUBLISHED;

/** A part of a window. Seconds, or null where it has to be measured. */
export interface Term {
  of: SecondsId | PublishedId | 'others' | 'kind' | 'certificate';
  seconds: number | null;
  /** True while nobody has said it. */
  assumed: boolean;
}

/** How long something works, at most. */
export type Window =
  | { is: 'at-most'; seconds: number; terms: readonly Term[] }
  /** At least one of the terms has to be measured. */
  | { is: 'unknown'; terms: readonly Term[] }
  | { is: 'no-end'; terms: readonly Term[] };

export const AT_ONCE: Window = { is: 'at-most', seconds: 0, terms: [] };

export function published(of: PublishedId): Window {
  const seconds = PUBLISHED[of];
  return { is: 'at-most', seconds, terms: [{ of, seconds, assumed: false }] };
}

export function unknown(of: Term['of']): Window {
  return { is: 'unknown', terms: [{ of, seconds: null, assumed: true }] };
}

/** One after the other: the delays add up. */
export function sum(...windows: readonly Window[]): Window {
  const terms = windows.flatMap((window) => window.terms);
  if (windows.some(({ is }) => is === 'no-end')) return { is: 'no-end', terms };
  if (windows.some(({ is }) => is === 'unknown')) return { is: 'unknown', terms };
  const seconds = windows.reduce((all, window) => all + secondsOf(window), 0);
  return { is: 'at-most', seconds, terms };
}

/** Beside each other: the slowest reader counts. One that is not measured may be the slowest. */
export function slowest(...windows: readonly Window[]): Window {
  return pick(windows, (a, b) => weight(a) >= weight(b));
}

/** Ways to end it beside each other: the first counts. One that is not measured cannot be relied on. */
export function soonest(...windows: readonly Window[]): Window {
  return pick(windows, (a, b) => weight(a) <= weight(b));
}

function pick(windows: readonly Window[], isBetter: (a: Window, b: Window) => boolean): Window {
  return windows.reduce((best, each) => (isBetter(best, each) ? best : each), windows[0] ?? AT_ONCE);
}

function weight(window: Window): number {
  if (window.is === 'no-end') return Infinity;
  return window.is === 'unknown' ? Number.MAX_VALUE : window.seconds;
}

function secondsOf(window: Window): number {
  return window.is === 'at-most' ? window.seconds : 0;
}

import { dateTime, span } from '../../text/format.js';

/** The last moment that a date can name (ECMA-262, Time Values). */
const LAST_MS = 8.64e15;
const YEAR_S = 365 * 86_400;

/** `2026-11-30 17:05:12 UTC`; a moment that no calendar reaches says so. */
export function moment(at: number): string {
  if (Math.abs(at) > LAST_MS) return 'beyond any calendar';
  const { length } = new Date(at).toISOString();
  // Years beyond 9999 have a sign and six digits.
  return length > 24
    ? `the year ${Number(new Date(at).getUTCFullYear()).toLocaleString('en')}`
    : dateTime(at);
}

/** How long, in words for people: `13 h 42 min`, `90 days`, `57,000 years`. */
export function howLong(ms: number): string {
  const seconds = Math.abs(ms) / 1000;
  if (seconds >= 2 * YEAR_S) return `${Math.floor(seconds / YEAR_S).toLocaleString('en')} years`;
  return span(seconds >= 2 * 86_400 ? Math.ceil(seconds / 3600) * 3600 : Math.max(1, Math.ceil(seconds)));
}

/** `in 13 h 42 min`, `10 h 18 min ago`, `now` */
export function relative(at: number, now: number): string {
  if (Math.abs(at - now) < 1000) return 'now';
  return at > now ? `in ${howLong(at - now)}` : `${howLong(now - at)} ago`;
}

const FORM = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,20}))?(?:Z|([+-])(\d\d):(\d\d))$/i;
const DAY_MS = 86_400_000;
/** RFC 3339 has four digits for a year: what is outside them, after its offset or leap second, could not be written. */
const YEARS = { first: Date.parse('0000-01-01T00:00:00Z'), last: Date.parse('9999-12-31T23:59:59.999Z') };

/**
 * Milliseconds since 1970 of an RFC 3339 date and time (section 5.6), or null. `T` and `Z` may be small letters. A
 * space in place of the `T`, which the section leaves to applications, is refused, and so are hour 24 and days that
 * a month does not have (section 5.7). A leap second may stand where one can be: in the last minute, by UTC, of a
 * month. It counts as the second after it, as in POSIX time. What is finer than milliseconds is cut off.
 */
export function parseTimestamp(text: string): number | null {
  const [, date = '', hour, minute, second, fraction = '', sign, offsetHour = 0, offsetMinute = 0] =
    FORM.exec(text) ?? [];
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)];
  const midnight = Date.parse(`${date}T00:00:00Z`);
  // `Date.parse` alone takes 30 February for 2 March.
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== date) return null;
  if (!(hours <= 23 && minutes <= 59 && seconds <= 60)) return null;
  if (Number(offsetHour) > 23 || Number(offsetMinute) > 59) return null;

  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * (sign === '-' ? -1 : 1);
  const at = midnight + ((hours * 60 + minutes - offset) * 60 + seconds) * 1000;
  if (seconds === 60 && !beginsMonth(at)) return null;
  const exact = at + Number(fraction.slice(0, 3).padEnd(3, '0'));
  return exact < YEARS.first || exact > YEARS.last ? null : exact;
}

/** Whether it is a day as ISO 8601 writes it, `2026-12-31`, and one that there is. */
export function isDay(text: string): boolean {
  return parseTimestamp(`${text}T00:00:00Z`) !== null;
}

function beginsMonth(at: number): boolean {
  return at % DAY_MS === 0 && new Date(at).getUTCDate() === 1;
}

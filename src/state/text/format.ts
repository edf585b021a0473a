/** Numbers with their units, times with their zone. All times are milliseconds since 1970, shown in UTC. */

/** `09:08:00`; the zone stands once beside a group of times. */
export function clockTime(at: number): string {
  return new Date(at).toISOString().slice(11, 19);
}

/** `2026-03-01 09:08:00 UTC`. */
export function dateTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `24 Nov`, in UTC. */
export function dayLabel(at: number): string {
  const date = new Date(at);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''}`;
}

/** A moment of a run: the clock, with the date where it is not the day on which the run began. */
export function runTime(at: number, startsAt: number): string {
  return dayLabel(at) === dayLabel(startsAt) ? clockTime(at) : `${dayLabel(at)} ${clockTime(at)}`;
}

/** `0 s`, `42 s`, `7 min 00 s`, `1 h 05 min`. Fractions of a second are cut, not rounded up. */
export function duration(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${two(seconds % 60)} s`;
  return `${Math.floor(seconds / 3600)} h ${two(Math.floor((seconds % 3600) / 60))} min`;
}

/** How long something went on that may have been shorter than a second: `432 ms`, `7 min 00 s`. */
export function lasted(ms: number): string {
  return ms > 0 && ms < 1000 ? `${Math.round(ms)} ms` : duration(ms);
}

/**
 * A longest time, in at most two units and rounded up: `0 s`, `5 min`, `5 min 30 s`, `13 h 36 min`, `24 h`, `30 days`,
 * `90 days 2 h`.
 */
export function span(seconds: number): string {
  const [size, lesser, unit, lesserUnit] = UNITS.find(([least]) => seconds >= least)?.slice(1) as [
    number,
    number,
    string,
    string,
  ];
  const rounded = Math.ceil(seconds / lesser) * lesser;
  const rest = (rounded % size) / lesser;
  return `${Math.floor(rounded / size)} ${unit}${rest > 0 ? ` ${rest} ${lesserUnit}` : ''}`;
}

/** From how many seconds on, the size of the unit and of the one below it, and their names. Days begin at two. */
const UNITS: readonly (readonly [number, number, number, string, string])[] = [
  [2 * 86_400, 86_400, 3600, 'days', 'h'],
  [3600, 3600, 60, 'h', 'min'],
  [60, 60, 1, 'min', 's'],
  [-Infinity, 1, 1, 's', ''],
];

/** `1 row`, `2 rows`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** The day where the person is, as ISO 8601 writes it. */
export function dayOf(moment: Date): string {
  const [month, day] = [moment.getMonth() + 1, moment.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${moment.getFullYear()}-${month}-${day}`;
}

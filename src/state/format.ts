/** Numbers with their units, times with their zone. All times are milliseconds since 1970, shown in UTC. */

/** `09:08:00`; the zone stands once beside a group of times. */
export function clockTime(at: number): string {
  return new Date(at).toISOString().slice(11, 19);
}

/** `09:08`, for axes. */
export function clockMinute(at: number): string {
  return clockTime(at).slice(0, 5);
}

/** `0 s`, `42 s`, `7 min 00 s`, `1 h 05 min`. Fractions of a second are cut, not rounded up. */
export function duration(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${two(seconds % 60)} s`;
  return `${Math.floor(seconds / 3600)} h ${two(Math.floor((seconds % 3600) / 60))} min`;
}

/** `1 row`, `2 rows`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

import { note, strictObject, type Reader } from '../../shared/index.js';
import { flag, moment } from '../settings/setting.js';
import { parseDuration } from '../time/duration.js';
import type { World } from '../world/world.js';
import { done, invalid, readInput, timestamp, type Run } from './outcome.js';

/** An ISO 8601 duration, read as milliseconds. */
export const duration: Reader<number> = (value, at) =>
  (typeof value === 'string' ? parseDuration(value) : null) ??
  note(at, 'must be an ISO 8601 duration of weeks, days, hours, minutes and seconds, such as PT15M');

const change = strictObject({ advance: duration, set: moment('').read, frozen: flag('').read });
/** RFC 3339 has four digits for a year. */
const TIME = { first: Date.parse('0000-01-01T00:00:00Z'), last: Date.UTC(9999, 11, 31) };

/** Whether a clock may be set to this time: milliseconds since 1970. */
export function isTime(at: number): boolean {
  return at >= TIME.first && at <= TIME.last;
}

export function clockView({ clock }: World): { now: string; frozen: boolean } {
  return { now: timestamp(clock.now()), frozen: clock.frozen };
}

export const readClock: Run = (world) => done(clockView(world));

export const moveClock: Run = (world, { body }) => {
  const asked = readInput(body, change);
  if (!asked.ok) return asked;
  const { advance, set, frozen } = asked.value;
  if (advance !== undefined && set !== undefined) return invalid('Send one of advance and set.');
  if (advance === undefined && set === undefined && frozen === undefined) {
    return invalid('Send advance, set or frozen: nothing says what to do with the clock.');
  }
  const target = set ?? world.clock.now() + (advance ?? 0);
  if (!isTime(target)) return invalid('The clock ends with the year 9999.');
  if (frozen === true) world.clock.freeze();
  if (set !== undefined || advance !== undefined) world.clock.set(target);
  if (frozen === false) world.clock.resume();
  const view = clockView(world);
  world.watchers.tell('clock', view);
  return done(view);
};

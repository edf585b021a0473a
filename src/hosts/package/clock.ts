import { clockView, isTime, parseDuration, type World } from '../../core/practice/index.js';
import type { PracticeClock } from './types.js';

const ENDS = 'The clock goes from the year 0 to the year 9999.';

export function clockOf(world: () => World): PracticeClock {
  const told = (change: (clock: World['clock']) => void): void => {
    const one = world();
    change(one.clock);
    one.watchers.tell('clock', clockView(one));
  };
  return {
    now: () => world().clock.now(),
    get frozen() {
      return world().clock.frozen;
    },
    advance(by) {
      const ms = typeof by === 'number' ? by : parseDuration(by);
      if (ms === null || !Number.isFinite(ms))
        throw new TypeError('advance takes a duration such as PT15M, or milliseconds.');
      // Before anything moves.
      if (!isTime(world().clock.now() + ms)) throw new RangeError(ENDS);
      told((clock) => clock.advance(ms));
    },
    set(to) {
      const at = new Date(to).getTime();
      if (!Number.isFinite(at)) throw new TypeError('set takes a date, or milliseconds since 1970.');
      if (!isTime(at)) throw new RangeError(ENDS);
      told((clock) => clock.set(at));
    },
    freeze: () => told((clock) => clock.freeze()),
    resume: () => told((clock) => clock.resume()),
  };
}

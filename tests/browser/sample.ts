import { turn } from '../../tools/turn.mjs';

/**
 * What is looked at, or played, in several ways that each take their time: `npm test` takes one of them, the next one at
 * the next commit, and `npm run bench -- counts` takes all.
 *
 * @param name Of what is looked at: so that not all take the same way at once.
 */
export function waysOf<T>(name: string, ways: readonly T[]): readonly T[] {
  if (isFull) return ways;
  const place = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), turn());
  return ways.slice(place % ways.length, (place % ways.length) + 1);
}

/**
 * Of many one in so many, the next ones four commits later: so that each meets all its ways.
 *
 * @example oneIn(2, ['a', 'b', 'c']) // ['a', 'c'], and later ['b']
 */
export function oneIn<T>(count: number, all: readonly T[]): readonly T[] {
  return isFull ? all : all.filter((_, index) => (index + Math.floor(turn() / 4)) % count === 0);
}

const isFull = process.env['COUNTS'] === 'full';

/** A test file is read once to list its tests, and again by each worker. */
const isListing = process.env['TEST_WORKER_INDEX'] === undefined;
if (!isFull && isListing)
  console.log(
    'Sampled: of what is looked at or played in many states, widths and themes, a part that is another one at the next commits (npm run bench -- counts takes all).',
  );

import { afterAll, expect, test } from 'vitest';
import { LANES } from '../../../src/core/simulation/index.js';
import { countOf } from '../../counts.js';
import { comparisonsOf, momentOf } from './agreement/comparisons.js';
import { edgesOf } from './agreement/probe.js';
import { asTold, drawing, drawnRuns, play, storiesToPlay, type Played } from './agreement/runs.js';

const stories = await storiesToPlay();
const DRAWN = countOf('drawn runs whose figures are held against each other', 50, 10);
/** Moments at which each run is looked at, besides its end. */
const MOMENTS = 3;

let compared = 0;
afterAll(() => console.log(`${compared.toLocaleString('en')} figures held against each other.`));

/** What is drawn, told, explained, billed, kept in tables and judged: wherever it says otherwise than elsewhere. */
async function disagreements(played: Played): Promise<unknown[]> {
  const run = await play(played);
  const { startsAt, endsAt } = played.story.world;
  const draw = drawing(run.log.length);
  const moments = Array.from({ length: MOMENTS }, () => startsAt + draw.below(endsAt - startsAt));
  const asked = await Promise.all(LANES.map((lane) => edgesOf(run, lane, endsAt)));
  return [...moments, endsAt].flatMap((at) => {
    const comparisons = [
      ...comparisonsOf(momentOf(run, played.story, at)),
      ...(at === endsAt ? asked.flat() : []),
    ];
    compared += comparisons.length;
    return comparisons
      .filter(({ shown, so }) => !Object.is(shown, so))
      .map((comparison) => ({ at: new Date(at).toISOString(), ...comparison }));
  });
}

test.each(asTold(stories))('$name: every figure says the same wherever it stands', async (played) => {
  expect(await disagreements(played)).toEqual([]);
});

test.each(drawnRuns(stories, DRAWN))(
  '$name: every figure says the same wherever it stands',
  async (played) => {
    expect(await disagreements(played)).toEqual([]);
  },
);

import {
  measured,
  outcomeAt,
  startRun,
  type Bill,
  type Lane,
  type Outcome,
} from '../../../core/simulation/index.js';
import type { Lab } from '../lab.svelte.js';
import { unlockedBy } from './unlocked.js';

/** Something that came out otherwise than if nothing had been done, in some lane. */
export interface CostLine {
  /** A line of the bill, or the calls that the thief got through. */
  of: keyof Bill | 'let_in';
  /** With what the person did, and without. */
  lanes: readonly { lane: Lane; done: number; idle: number }[];
}

/** What a person pays, and what for: nothing is revoked where nothing is done, so that access after it says nothing here. */
const COSTS = ['let_in', 'reads', 'calls', 'honestRefused'] as const;

/** What the person’s commands have changed by the moment on screen, beside a run of the same story without them. */
export async function costOf({
  world,
  seed,
  outcome,
  story,
}: Pick<Lab, 'world' | 'seed' | 'outcome' | 'story'>): Promise<CostLine[]> {
  const run = await startRun(world, seed);
  await run.advance(outcome.at);
  const idle = outcomeAt(run, outcome.at);
  const { lanes } = unlockedBy(story);
  return COSTS.map((of) => ({
    of,
    lanes: lanes.map((lane) => ({ lane, done: amount(of, lane, outcome), idle: amount(of, lane, idle) })),
  })).filter((line) => line.lanes.some(({ done, idle: without }) => done !== without));
}

function amount(of: (typeof COSTS)[number], lane: Lane, outcome: Outcome): number {
  return of === 'let_in'
    ? measured({ of: 'calls', by: 'attacker', lane, were: 'let_in' }, outcome)
    : outcome.bill[lane][of];
}

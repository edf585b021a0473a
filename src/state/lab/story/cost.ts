import {
  measured,
  outcomeAt,
  startRun,
  type Bill,
  type Lane,
  type Outcome,
} from '../../../core/simulation/index.js';
import type { Lab } from '../lab.svelte.js';
import { LANES } from '../timeline/log.js';
import { unlockedBy } from './unlocked.js';

/** Something that came out otherwise than if nothing had been done. */
export interface CostLine {
  /** A line of the bill, or the calls that the thief got through. */
  of: keyof Bill | 'let_in';
  lane: Lane;
  /** With what the person did, and without. */
  done: number;
  idle: number;
}

/** What a person pays, and what for: nothing is revoked where nothing is done, so that access after it says nothing here. */
const COSTS = ['reads', 'calls', 'honestRefused'] as const;

/** What the person’s commands have changed by the moment on screen, beside a run of the same story without them. */
export async function costOf({
  world,
  seed,
  outcome,
  story,
}: Pick<Lab, 'world' | 'seed' | 'outcome' | 'story'>): Promise<CostLine[]> {
  const { at } = outcome;
  const run = await startRun(world, seed);
  await run.advance(at);
  const idle = outcomeAt(run, at);
  const linesOf = (lane: Lane): CostLine[] => [
    { of: 'let_in', lane, done: letIn(lane, outcome), idle: letIn(lane, idle) },
    ...COSTS.map((of) => ({ of, lane, done: outcome.bill[lane][of], idle: idle.bill[lane][of] })),
  ];
  return LANES.filter((lane) => unlockedBy(story).lanes.includes(lane))
    .flatMap(linesOf)
    .filter((line) => line.done !== line.idle);
}

function letIn(lane: Lane, outcome: Outcome): number {
  return measured({ of: 'calls', by: 'attacker', lane, were: 'let_in' }, outcome);
}

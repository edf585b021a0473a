import { applyChange, copyTables } from '../shared/index.js';
import { NOT_LATE, noteEvent, passTime, type LateByLane } from './measures/lateAccess.js';
import { copyTallies, emptyTallies, tally, type Tallies } from './measures/billTally.js';
import type { LogEvent, Scenario, SimulationChange, World } from './types/index.js';

/** A world, and what has come of it so far: all that a seek needs to go on from. */
export interface Checkpoint {
  at: number;
  world: World;
  tallies: Tallies;
  late: LateByLane;
}

/** Events between two checkpoints: what a seek has to walk at most. */
const CHECKPOINT_EVERY = 256;

/** The append-only log, and the way back to any moment of it. */
export class History {
  readonly log: LogEvent[];
  /** Never changed once taken, so a fork shares those of its past. */
  readonly #checkpoints: Checkpoint[];
  readonly #latest: Checkpoint;

  private constructor(
    readonly scenario: Scenario,
    latest: Checkpoint,
    log: LogEvent[] = [],
    checkpoints: Checkpoint[] = [copyCheckpoint(latest)],
  ) {
    this.log = log;
    this.#latest = latest;
    this.#checkpoints = checkpoints;
  }

  static begin(scenario: Scenario, world: World): History {
    const start = {
      at: scenario.startsAt,
      world: copyWorld(world),
      tallies: emptyTallies(),
      late: NOT_LATE,
    };
    return new History(scenario, start);
  }

  append(event: LogEvent): void {
    const { length } = this.log;
    if (length > 0 && length % CHECKPOINT_EVERY === 0) this.#checkpoints.push(copyCheckpoint(this.#latest));
    this.log.push(event);
    this.#apply(this.#latest, event);
  }

  /** Adds to the last entry what its outcome led to. */
  amend(changes: readonly SimulationChange[]): void {
    const last = this.log.at(-1);
    if (!last || changes.length === 0) return;
    const amended = { ...last, changes: [...last.changes, ...changes] };
    this.log[this.log.length - 1] = amended;
    const latest = this.#latest;
    for (const change of changes) applyChange(latest.world.simulation, change);
    latest.late = noteEvent(latest.late, latest.world, this.scenario, amended);
  }

  /** How many events have happened at `at`, which may lie between two of them. */
  eventsAt(at: number): number {
    let low = 0;
    let high = this.log.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const event = this.log[middle];
      if (event && event.at <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The nearest checkpoint, and what has happened since. Nothing is verified twice. */
  at(moment: number): Checkpoint {
    const events = this.eventsAt(moment);
    const nearest = Math.min(Math.floor(events / CHECKPOINT_EVERY), this.#checkpoints.length - 1);
    const checkpoint = copyCheckpoint(this.#checkpoints[nearest] ?? this.#latest);
    for (const event of this.log.slice(nearest * CHECKPOINT_EVERY, events)) this.#apply(checkpoint, event);
    if (moment > checkpoint.at) this.#pass(checkpoint, moment);
    return checkpoint;
  }

  /** The same past up to `moment`. */
  fork(moment: number): History {
    const events = this.eventsAt(moment);
    const checkpoints = this.#checkpoints.slice(0, Math.max(1, Math.ceil(events / CHECKPOINT_EVERY)));
    const latest = this.at(this.log[events - 1]?.at ?? this.scenario.startsAt);
    return new History(this.scenario, latest, this.log.slice(0, events), checkpoints);
  }

  #apply(checkpoint: Checkpoint, event: LogEvent): void {
    this.#pass(checkpoint, event.at);
    const { world, tallies } = checkpoint;
    for (const change of event.changes) applyChange(world.simulation, change);
    if (event.kind === 'request') {
      for (const change of event.trace.changes) applyChange(world.server, change);
    }
    checkpoint.late = noteEvent(checkpoint.late, world, this.scenario, event);
    if (event.kind === 'request') tally(tallies, event, world.simulation, checkpoint.late);
  }

  #pass(checkpoint: Checkpoint, until: number): void {
    if (until > checkpoint.at) {
      checkpoint.late = passTime(checkpoint.late, checkpoint.world, this.scenario, checkpoint.at, until);
    }
    checkpoint.at = Math.max(checkpoint.at, until);
  }
}

function copyCheckpoint({ at, world, tallies, late }: Checkpoint): Checkpoint {
  return { at, world: copyWorld(world), tallies: copyTallies(tallies), late };
}

function copyWorld({ server, simulation }: World): World {
  return { server: copyTables(server), simulation: copyTables(simulation) };
}

import type { ServerState } from '../api/index.js';
import { applyChange } from '../shared/index.js';
import { copyTallies, emptyTallies, tally, type Tallies } from './tally.js';
import type { LogEvent, SimulationChange, SimulationState } from './types.js';

/** Everything at one moment. Rows are never edited in place, so copying the tables is enough to keep it. */
export interface World {
  server: ServerState;
  simulation: SimulationState;
}

/** A world and what it has cost so far: all that a seek needs to go on from. */
interface Checkpoint {
  world: World;
  tallies: Tallies;
}

/** Events between two checkpoints: what a seek has to walk at most. */
const CHECKPOINT_EVERY = 256;

/** The append-only log, and the way back to any moment of it. */
export class History {
  readonly log: LogEvent[] = [];
  readonly #checkpoints: Checkpoint[];
  readonly #latest: Checkpoint;

  constructor(start: World) {
    this.#latest = { world: copyWorld(start), tallies: emptyTallies() };
    this.#checkpoints = [copyCheckpoint(this.#latest)];
  }

  append(event: LogEvent): void {
    const { length } = this.log;
    if (length > 0 && length % CHECKPOINT_EVERY === 0) this.#checkpoints.push(copyCheckpoint(this.#latest));
    this.log.push(event);
    applyEvent(this.#latest, event);
  }

  /** Adds to the last entry what its outcome led to. */
  amend(changes: readonly SimulationChange[]): void {
    const last = this.log.at(-1);
    if (!last || changes.length === 0) return;
    this.log[this.log.length - 1] = { ...last, changes: [...last.changes, ...changes] };
    for (const change of changes) applyChange(this.#latest.world.simulation, change);
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

  /** The nearest checkpoint, and the changes since. Nothing is verified twice. */
  at(moment: number): Checkpoint {
    const events = this.eventsAt(moment);
    const nearest = Math.floor(events / CHECKPOINT_EVERY);
    const checkpoint = copyCheckpoint(this.#checkpoints[nearest] ?? this.#latest);
    for (const event of this.log.slice(nearest * CHECKPOINT_EVERY, events)) applyEvent(checkpoint, event);
    return checkpoint;
  }

  /** The same past up to `moment`. */
  fork(moment: number): History {
    const fork = new History(this.#checkpoints[0]?.world ?? this.#latest.world);
    for (const event of this.log.slice(0, this.eventsAt(moment))) fork.append(event);
    return fork;
  }
}

function applyEvent({ world, tallies }: Checkpoint, event: LogEvent): void {
  for (const change of event.changes) applyChange(world.simulation, change);
  if (event.kind === 'command') return;
  for (const change of event.trace.changes) applyChange(world.server, change);
  tally(tallies, event, world.simulation);
}

function copyCheckpoint({ world, tallies }: Checkpoint): Checkpoint {
  return { world: copyWorld(world), tallies: copyTallies(tallies) };
}

function copyWorld({ server, simulation }: World): World {
  return { server: copyTables(server), simulation: copyTables(simulation) };
}

function copyTables<T extends object>(tables: T): T {
  return Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [name, new Map(table as Map<string, unknown>)]),
  ) as T;
}

import { duel } from '../../content/scenarios/duel.js';
import {
  startRun,
  type Bill,
  type Lane,
  type LogEvent,
  type CommandInput,
  type Run,
  type Scenario,
  type View,
} from '../../core/simulation/index.js';
import type { Frames } from '../shell/app.js';
import { Playback } from '../lab/index.js';

const SEED = 2026;

export interface DuelDeps {
  frames: Frames;
  reducedMotion: () => boolean;
}

/** The Guide's duel: one run that only goes forward. The Lab can do more, and stays out of the first screen. */
export class Duel {
  readonly playback: Playback;
  #run = $state.raw() as Run;

  readonly view: View = $derived.by(() => this.#run.view(this.playback.at));
  readonly bill: Record<Lane, Bill> = $derived.by(() => this.#run.bill(this.playback.at));
  readonly log: readonly LogEvent[] = $derived.by(() => this.#run.log.slice(0, this.view.events));

  private constructor(run: Run, deps: DuelDeps) {
    this.#run = run;
    this.playback = new Playback({
      ...deps,
      at: run.now,
      endsAt: run.scenario.endsAt,
      prepare: (at) => this.#run.advance(at),
    });
  }

  static async open(deps: DuelDeps): Promise<Duel> {
    return new Duel(await opened(), deps);
  }

  get world(): Scenario {
    return this.#run.scenario;
  }

  /** Revokes whatever has leaked, at the moment on screen, and goes on. */
  async revokeLeaked(): Promise<void> {
    this.playback.pause();
    const at = Math.floor(this.playback.at);
    const run = await this.#run.fork(at);
    for (const { id, leakedAt, revokedAt } of this.view.credentials) {
      const order: CommandInput = { type: 'revoke', credential: id };
      if (leakedAt !== null && revokedAt === null) await run.issue({ ...order, at });
    }
    this.#run = run;
    this.playback.play();
  }

  async startAgain(): Promise<void> {
    this.playback.pause();
    this.#run = await opened();
    await this.playback.seek(duel.opensAt);
    this.playback.play();
  }
}

async function opened(): Promise<Run> {
  const run = await startRun(duel.world, SEED);
  await run.advance(duel.opensAt);
  return run;
}

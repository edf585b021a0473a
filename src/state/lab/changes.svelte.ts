import { createQueue } from '../../core/shared/index.js';
import {
  startRun,
  type Command,
  type CommandInput,
  type Run,
  type Scenario,
} from '../../core/simulation/index.js';
import { COMMAND_REFUSALS } from '../../content/lab/commandWords.js';
import type { Playback } from './playback/playback.svelte.js';
import type { RunHistory } from './runHistory.svelte.js';

interface ChangesOptions {
  history: RunHistory;
  playback: Playback;
  /** The moment on screen, in whole milliseconds since 1970: when what is done now takes place. */
  now: () => number;
  /** Called when the run is another one. */
  changed: () => void;
}

/** Changes the run, so that each change can be undone. */
export class Changes {
  readonly #options: ChangesOptions;
  /** One change at a time: two commands in a row must not start from the same past. */
  readonly #inTurn = createQueue();
  /** A sentence about the last thing that could not be done. */
  notice = $state<string | null>(null);

  constructor(options: ChangesOptions) {
    this.#options = options;
  }

  /** Gives commands at the moment on screen. Where one is refused, nothing changes. */
  act(inputs: readonly CommandInput[]): Promise<void> {
    return this.#inTurn(async () => {
      const at = this.#options.now();
      const run = await this.#options.history.run.fork(at);
      for (const input of inputs) {
        const done = await run.issue({ ...input, at });
        if (!done.ok) {
          this.notice = COMMAND_REFUSALS[done.code];
          return;
        }
      }
      await this.#goOnWith(run, at);
    });
  }

  serve(request: Request): Promise<Response> {
    return this.#inTurn(async () => {
      const at = this.#options.now();
      const run = await this.#options.history.run.fork(at);
      const response = await run.serve(request, at);
      await this.#goOnWith(run, at);
      return response;
    });
  }

  /** Begins again in a world, and stands at its first moment. `before` is called when the new run is there. */
  begin(world: Scenario, commands: readonly Command[], before: () => void): Promise<void> {
    return this.#inTurn(async () => {
      const { history, playback, now } = this.#options;
      playback.pause();
      const run = await startRun(world, history.run.seed, commands);
      history.begin(run, now());
      before();
      this.#done();
      await playback.seek(world.startsAt);
      playback.forgetAhead();
    });
  }

  undo(): Promise<void> {
    return this.#inTurn(async () => {
      const { history, playback, changed } = this.#options;
      if (!history.canUndo) return;
      playback.pause();
      const at = await history.back();
      this.notice = null;
      if (at !== null) await playback.seek(at);
      changed();
    });
  }

  async #goOnWith(run: Run, forkedAt: number): Promise<void> {
    const { history, playback, now } = this.#options;
    await run.advance(playback.at);
    // Where somebody has seen how it went on, that future stays to compare with.
    const wasSeen = playback.furthest > playback.at;
    history.goOn(run, now(), wasSeen ? forkedAt : null);
    this.#done();
  }

  #done(): void {
    this.notice = null;
    this.#options.playback.forgetAhead();
    this.#options.changed();
  }
}

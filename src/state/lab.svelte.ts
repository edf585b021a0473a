import { ALGS, type Alg } from '../core/credentials/index.js';
import { COMMAND_WORDS } from '../content/lab/commands.js';
import type { LabScenario } from '../content/scenarios/index.js';
import {
  startRun,
  type Bill,
  type CredentialRow,
  type Lane,
  type LogEvent,
  type Order,
  type RequestEvent,
  type Run,
  type Scenario,
  type View,
} from '../core/simulation/index.js';
import type { Frames } from './app.js';
import { Playback } from './playback.svelte.js';

export { ALGS };
export type { Alg };

export interface LabDeps {
  frames: Frames;
  reducedMotion: () => boolean;
}

/** The Lab: one run on screen, the moment it is looked at, and what the person does to it. */
export class Lab {
  readonly story: LabScenario;
  readonly playback: Playback;
  #run = $state.raw() as Run;
  /** The run as it was before each command, to go back to. */
  #before = $state.raw<readonly { run: Run; at: number }[]>([]);
  /** Position in the log of the request on show. */
  selected = $state<number | null>(null);
  /** A sentence about the last thing that could not be done. */
  notice = $state<string | null>(null);
  /** One change of the run at a time: requests from the console come while a button is still at work. */
  #queue: Promise<unknown> = Promise.resolve();

  readonly view: View = $derived.by(() => this.#run.view(this.playback.at));
  readonly bill: Record<Lane, Bill> = $derived.by(() => this.#run.bill(this.playback.at));
  readonly log: readonly LogEvent[] = $derived.by(() => this.#run.log.slice(0, this.view.events));
  readonly credentials: ReadonlyMap<string, CredentialRow> = $derived(
    new Map(this.view.credentials.map((credential) => [credential.id, credential])),
  );
  readonly request: RequestEvent | null = $derived.by(() => {
    const event = this.selected === null ? undefined : this.log[this.selected];
    return event?.kind === 'request' ? event : null;
  });
  /** True while the story waits for the person to act. */
  readonly asks: boolean = $derived.by(
    () =>
      this.story.actAt !== null &&
      this.playback.at >= this.story.actAt &&
      !this.view.credentials.some(({ revokedAt }) => revokedAt !== null),
  );

  private constructor(story: LabScenario, run: Run, deps: LabDeps) {
    this.story = story;
    this.#run = run;
    this.playback = new Playback({
      frames: deps.frames,
      at: run.now,
      endsAt: story.world.endsAt,
      reducedMotion: deps.reducedMotion,
      nextStop: (at) => (story.actAt !== null && at < story.actAt ? story.actAt : null),
      prepare: (at) => this.#run.advance(at),
    });
  }

  /** Opens a story. `api` overrides the scenario's settings. */
  static async open(
    story: LabScenario,
    deps: LabDeps,
    seed: number,
    api: Partial<Scenario['api']> = {},
  ): Promise<Lab> {
    const world = { ...story.world, api: { ...story.world.api, ...api } };
    const run = await startRun(world, seed);
    await run.advance(story.opensAt);
    return new Lab({ ...story, world }, run, deps);
  }

  get world(): Scenario {
    return this.#run.scenario;
  }

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  /** Acts at the moment on screen. What the run held after that moment is another future: it can be undone. */
  act(...orders: Order[]): Promise<void> {
    return this.#inTurn(async () => {
      const { run, at } = await this.#forkHere();
      for (const order of orders) {
        const done = await run.issue({ ...order, at });
        if (!done.ok) {
          this.notice = COMMAND_WORDS[done.code];
          return;
        }
      }
      this.notice = null;
      await this.#goOnWith(run, at);
    });
  }

  /** Answers a real request at the moment on screen: one more thing that you do, and can undo. */
  serve(request: Request): Promise<Response> {
    return this.#inTurn(async () => {
      const { run, at } = await this.#forkHere();
      const response = await run.serve(request, at);
      await this.#goOnWith(run, at);
      return response;
    });
  }

  async #forkHere(): Promise<{ run: Run; at: number }> {
    const at = Math.max(this.world.startsAt, Math.floor(this.playback.at));
    return { run: await this.#run.fork(at), at };
  }

  async #goOnWith(run: Run, at: number): Promise<void> {
    await run.advance(this.playback.at);
    this.#before = [...this.#before, { run: this.#run, at }].slice(-LONGEST_WAY_BACK);
    this.#run = run;
  }

  #inTurn<T>(action: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(action);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  /** Revokes whatever has leaked and still works. */
  async revokeLeaked(): Promise<void> {
    const leaked = this.view.credentials.filter(
      ({ leakedAt, revokedAt }) => leakedAt !== null && revokedAt === null,
    );
    await this.act(...leaked.map(({ id }): Order => ({ type: 'revoke', credential: id })));
    this.playback.play();
  }

  undo(): Promise<void> {
    return this.#inTurn(async () => {
      const last = this.#before.at(-1);
      if (!last) return;
      this.playback.pause();
      this.#before = this.#before.slice(0, -1);
      this.#run = last.run;
      await this.playback.seek(last.at);
    });
  }

  startAgain(): Promise<void> {
    return this.#begin(this.world);
  }

  /** Starts the story again with tokens signed otherwise; says so where this browser lacks the algorithm. */
  async signWith(alg: Alg): Promise<void> {
    try {
      await this.#begin({ ...this.world, api: { ...this.world.api, alg } });
    } catch {
      this.notice = `This browser cannot sign with ${alg}. Choose another algorithm, or update the browser.`;
    }
  }

  #begin(world: Scenario): Promise<void> {
    return this.#inTurn(async () => {
      this.playback.pause();
      this.#run = await startRun(world, this.#run.seed);
      this.#before = [];
      this.selected = null;
      this.notice = null;
      await this.playback.seek(this.world.startsAt);
    });
  }

  /** Runs on to where the leaked token, or else the customer's, dies of age. */
  async runToExpiry(): Promise<void> {
    const tokens = this.view.credentials.filter(({ kind }) => kind === 'access_token');
    const token = tokens.find(({ leakedAt }) => leakedAt !== null) ?? tokens.at(-1);
    if (token?.expiresAt == null) return;
    this.playback.pause();
    await this.playback.seek(token.expiresAt + this.world.api.leewayS * 1000 + SHOW_AFTER_MS);
  }

  /** Shows the request before or after the one on show. */
  step(by: 1 | -1): void {
    const from = this.selected ?? (by === 1 ? -1 : this.log.length);
    const next = by === 1 ? this.log.find(isAfter(from)) : this.log.findLast(isBefore(from));
    if (next) this.selected = next.seq;
  }
}

/** How many changes can be undone: a loop in the console makes many. */
const LONGEST_WAY_BACK = 100;

/** How much of what follows an expiry is shown with it. */
const SHOW_AFTER_MS = 60_000;

const isAfter =
  (seq: number) =>
  (event: LogEvent): boolean =>
    event.kind === 'request' && event.seq > seq;
const isBefore =
  (seq: number) =>
  (event: LogEvent): boolean =>
    event.kind === 'request' && event.seq < seq;

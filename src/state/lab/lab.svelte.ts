import { ALGS, type Alg } from '../../core/credentials/index.js';
import { createQueue } from '../../core/shared/index.js';
import { COMMAND_REFUSALS } from '../../content/lab/commandWords.js';
import type { LabScenario } from '../../content/scenarios/index.js';
import {
  commandsGiven,
  startRun,
  type Bill,
  type Command,
  type CredentialRow,
  type Lane,
  type LogEvent,
  type CommandInput,
  type Outcome,
  type RequestEvent,
  type Run,
  type RunFile,
  type Scenario,
  type View,
} from '../../core/simulation/index.js';
import type { Frames } from '../shell/app.js';
import { Bookmarks } from './playback/bookmarks.svelte.js';
import { Computing, type Progress } from './playback/computing.svelte.js';
import { clockTime } from '../text/format.js';
import type { BreakpointKind } from './habits.js';
import { narrate } from './words/narration.js';
import { Playback } from './playback/playback.svelte.js';
import { Breakpoints, type Breakpoint } from './playback/breakpoints.js';
import { verdictChanges } from './playback/verdictChanges.js';

export { ALGS };
export type { Alg };

export interface LabDeps {
  frames: Frames;
  reducedMotion: () => boolean;
  /** What the clock stops at by itself; nothing where this is left out. */
  stopsAt?: () => readonly BreakpointKind[];
  /** Called when the person has changed something worth keeping. */
  changed?: () => void;
}

/** The run before the last fork, as it stands at the same moment. */
export interface Baseline {
  wholeLog: readonly LogEvent[];
  view: View;
  bill: Record<Lane, Bill>;
  forkedAt: number;
}

/** How much of what follows an expiry is shown with it. */
const SHOW_AFTER_MS = 60_000;

interface Earlier {
  run: Run;
  forkedAt: number;
}

type Watching = 'question' | 'solution' | null;

interface Before {
  run: Run;
  baseline: Earlier | null;
  at: number;
  watching: Watching;
}

/** The Lab: one run on screen, the moment it is looked at, and what the person does to it. */
export class Lab {
  readonly story: LabScenario;
  readonly playback: Playback;
  readonly #deps: LabDeps;
  readonly #computing = new Computing();
  readonly #bookmarks = new Bookmarks();
  #run = $state.raw() as Run;
  #baseline = $state.raw<Earlier | null>(null);
  /** What there was before each command, to go back to. */
  #before = $state.raw<readonly Before[]>([]);
  /** The story's own world, which a link or a file may have set up otherwise. */
  readonly #told: Scenario;
  /** Commands that nobody gave here: they came with a link or a file, or were shown. */
  readonly #borrowed = new WeakSet<Command>();
  #breakpoints: { of: Run; points: Breakpoints } | null = null;
  /** One change at a time: two commands in a row must not start from the same past. */
  readonly #inTurn = createQueue();
  /** Position in the log of the request on show. */
  selected = $state<number | null>(null);
  /** A sentence about the last thing that could not be done. */
  notice = $state<string | null>(null);
  #stopped = $state.raw<Breakpoint | null>(null);

  /** What is shown rather than done by the person: the run that a question is about, or the solution. */
  #watching = $state<Watching>(null);

  readonly view: View = $derived.by(() => this.#run.view(this.playback.at));
  readonly bill: Record<Lane, Bill> = $derived.by(() => this.#run.bill(this.playback.at));
  /** What has happened by the moment on screen: a copy. What looks in every frame takes the whole log, and `view.events`. */
  readonly log: readonly LogEvent[] = $derived.by(() => this.wholeLog.slice(0, this.view.events));
  readonly credentials: ReadonlyMap<string, CredentialRow> = $derived(
    new Map(this.view.credentials.map((credential) => [credential.id, credential])),
  );
  readonly request: RequestEvent | null = $derived.by(() => {
    const event = this.selected === null ? undefined : this.eventAt(this.selected);
    return event?.kind === 'request' ? event : null;
  });
  /** What the run has come to by the moment on screen. */
  readonly outcome: Outcome = $derived.by(() => ({
    at: this.playback.at,
    log: this.wholeLog,
    events: this.view.events,
    bill: this.bill,
    credentials: this.credentials,
  }));
  /** True while the story waits for the person to act. */
  readonly asks: boolean = $derived.by(
    () =>
      this.story.actAt !== null &&
      this.playback.at >= this.story.actAt &&
      commandsGiven(this.outcome, this.world) === 0,
  );
  readonly baseline: Baseline | null = $derived.by(() => {
    if (!this.#baseline) return null;
    const { run, forkedAt } = this.#baseline;
    const view = run.view(this.playback.at);
    return { wholeLog: run.log, view, bill: run.bill(this.playback.at), forkedAt };
  });

  /** Why what this run comes to is not the person's own doing; null where it is. */
  readonly provenance: 'watched' | 'borrowed' | 'set_up' | null = $derived.by(() => {
    if (this.#watching !== null) return 'watched';
    if (this.borrowed.length > 0) return 'borrowed';
    const asTold = (world: Scenario): string =>
      JSON.stringify({ ...world, api: { ...world.api, alg: null } });
    return asTold(this.world) === asTold(this.#told) ? null : 'set_up';
  });

  private constructor(story: LabScenario, told: Scenario, run: Run, deps: LabDeps) {
    this.story = story;
    this.#told = told;
    this.#run = run;
    this.#deps = deps;
    this.playback = new Playback({
      frames: deps.frames,
      at: Math.max(run.now, story.world.startsAt),
      endsAt: story.world.endsAt,
      reducedMotion: deps.reducedMotion,
      prepare: (at, wanted) => this.#computing.until(this.#runs, at, wanted),
      reach: (from, to) =>
        this.#computing.reach(this.#runs, from, to, this.playback.speed, () => this.playback.playing),
      stopWithin: (from, to) => this.#stopWithin(from, to),
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
    return new Lab({ ...story, world }, story.world, run, deps);
  }

  /**
   * Opens a run that was checked (`runFault`), at its first moment: seek to `until` to go on where it was left.
   * `borrowed` are the positions of the commands in it that the person has not given.
   */
  static async resume(
    story: LabScenario,
    deps: LabDeps,
    file: RunFile,
    { bookmarks = [], borrowed = [] }: { bookmarks?: readonly number[]; borrowed?: readonly number[] } = {},
  ): Promise<Lab> {
    const world = file.scenario;
    const isInside = (at: number): boolean => at >= world.startsAt && at <= world.endsAt;
    const opensAt = isInside(story.opensAt) ? story.opensAt : world.startsAt;
    const actAt = story.actAt !== null && isInside(story.actAt) ? story.actAt : null;
    const run = await startRun(world, file.seed, file.commands);
    const lab = new Lab({ ...story, world, opensAt, actAt }, story.world, run, deps);
    lab.#bookmarks.restore(bookmarks.filter(isInside));
    for (const [position, command] of file.commands.entries()) {
      if (borrowed.includes(position)) lab.#borrowed.add(command);
    }
    return lab;
  }

  /** Every event of the run, those after the moment on screen too: the run's own list, which grows in place. */
  get wholeLog(): readonly LogEvent[] {
    return this.#run.log;
  }

  /** The event at a position of the log, if it has happened by the moment on screen. */
  eventAt(seq: number): LogEvent | undefined {
    return seq < this.view.events ? this.wholeLog[seq] : undefined;
  }

  /** From when on age alone has every verifier refuse a credential, as the settings stand at the moment on screen. */
  expiredFrom(id: CredentialRow['id']): number | null {
    return this.#run.expiredFrom(id, this.view.at);
  }

  /** The last request by the moment on screen. */
  get latestRequest(): RequestEvent | null {
    for (let seq = this.view.events - 1; seq >= 0; seq -= 1) {
      const event = this.wholeLog[seq];
      if (event?.kind === 'request') return event;
    }
    return null;
  }

  get world(): Scenario {
    return this.#run.scenario;
  }

  get seed(): number {
    return this.#run.seed;
  }

  get watching(): Watching {
    return this.#watching;
  }

  /** Positions of the commands of this run that came from elsewhere. */
  get borrowed(): number[] {
    return [...this.#run.export().commands.entries()].flatMap(([position, command]) =>
      this.#borrowed.has(command) ? [position] : [],
    );
  }

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  /** The moment on screen, in whole milliseconds: when a command given now takes place. */
  get nowMs(): number {
    return Math.max(this.world.startsAt, Math.floor(this.playback.at));
  }

  /** How far a computation has come that takes its time. */
  get computing(): Progress | null {
    return this.#computing.progress;
  }

  /** Why time stands still, where it stopped by itself. */
  get stopped(): string | null {
    const { playing, at } = this.playback;
    return !playing && this.#stopped?.at === at ? this.#stopped.because : null;
  }

  /** Moments to come back to, in order. */
  get bookmarks(): readonly number[] {
    return this.#bookmarks.moments;
  }

  /** Acts at the moment on screen. What the run held after that moment is another future: it can be undone. */
  act(...orders: CommandInput[]): Promise<void> {
    return this.#inTurn(async () => {
      const at = this.nowMs;
      const run = await this.#run.fork(at);
      for (const order of orders) {
        const done = await run.issue({ ...order, at });
        if (!done.ok) {
          this.notice = COMMAND_REFUSALS[done.code];
          return;
        }
      }
      await this.#goOnWith(run, at);
    });
  }

  /** Answers a real request at the moment on screen: one more thing that you do, and can undo. */
  serve(request: Request): Promise<Response> {
    return this.#inTurn(async () => {
      const at = this.nowMs;
      const run = await this.#run.fork(at);
      const response = await run.serve(request, at);
      await this.#goOnWith(run, at);
      return response;
    });
  }

  /** What a request says that somebody has written as text: `write` in `core/simulation` makes such a text. */
  describe(text: string): ReturnType<Run['describe']> {
    return this.#run.describe(text);
  }

  async #goOnWith(run: Run, at: number): Promise<void> {
    const before = this.#run;
    await run.advance(this.playback.at);
    this.#keepForUndo();
    // Where somebody has seen how it went on, that future stays to compare with.
    if (this.playback.furthest > this.playback.at) this.#baseline = { run: before, forkedAt: at };
    this.#show(run);
  }

  /** Revokes whatever has leaked and still works. */
  async revokeLeaked(): Promise<void> {
    const leaked = this.view.credentials.filter(
      ({ leakedAt, revokedAt }) => leakedAt !== null && revokedAt === null,
    );
    await this.act(...leaked.map(({ id }): CommandInput => ({ type: 'revoke', credential: id })));
    this.playback.play();
  }

  undo(): Promise<void> {
    return this.#inTurn(async () => {
      const last = this.#before.at(-1);
      if (!last) return;
      this.playback.pause();
      this.#before = this.#before.slice(0, -1);
      this.#baseline = last.baseline;
      this.#run = last.run;
      this.#watching = last.watching;
      this.notice = null;
      await this.playback.seek(last.at);
      this.#deps.changed?.();
    });
  }

  dropBaseline(): void {
    this.#baseline = null;
  }

  startAgain(): Promise<void> {
    return this.#begin(this.world);
  }

  /** Begins again, and plays what these commands lead to. What is shown so is nothing the person has done. */
  async show(what: 'question' | 'solution', commands: readonly Command[]): Promise<void> {
    for (const command of commands) this.#borrowed.add(command);
    await this.#begin(this.world, commands);
    this.#watching = what;
    await this.playback.seek(this.story.opensAt);
    this.playback.play();
  }

  /** Starts the story again with tokens signed otherwise; says so where this browser lacks the algorithm. */
  async signWith(alg: Alg): Promise<void> {
    try {
      await this.#begin({ ...this.world, api: { ...this.world.api, alg } });
    } catch {
      this.notice = `This browser cannot sign with ${alg}. Choose another algorithm, or update the browser.`;
    }
  }

  #begin(world: Scenario, commands: readonly Command[] = []): Promise<void> {
    return this.#inTurn(async () => {
      this.playback.pause();
      const run = await startRun(world, this.#run.seed, commands);
      this.#keepForUndo();
      this.#watching = null;
      this.#baseline = null;
      this.selected = null;
      this.#show(run);
      await this.playback.seek(world.startsAt);
      this.playback.forgetAhead();
    });
  }

  /** Runs on to where the leaked token, or else the customer's, dies of age. */
  async runToExpiry(): Promise<void> {
    const tokens = this.view.credentials.filter(({ kind }) => kind === 'access_token');
    const token = tokens.find(({ leakedAt }) => leakedAt !== null) ?? tokens.at(-1);
    const end = token ? this.expiredFrom(token.id) : null;
    if (end === null) return;
    this.playback.pause();
    await this.playback.seek(end + SHOW_AFTER_MS);
  }

  /** Runs on to the next call that is answered otherwise than the call of the same caller before it. */
  async runToNextChange(show = true): Promise<void> {
    const isChange = verdictChanges();
    this.log.forEach(isChange);
    await this.#runTo(isChange, show, 'No verdict changes any more before the story ends.');
  }

  /** Runs on to the next request, and shows it. */
  async stepToNextRequest(show = true): Promise<void> {
    await this.#runTo(
      ({ kind }) => kind === 'request',
      show,
      'No request comes any more before the story ends.',
    );
  }

  /** Shows the request before or after the one on show. */
  step(by: 1 | -1): void {
    const from = this.selected ?? (by === 1 ? -1 : this.log.length);
    const next = by === 1 ? this.log.find(isAfter(from)) : this.log.findLast(isBefore(from));
    if (next) this.selected = next.seq;
  }

  /** Gives up what is being computed, and shows how far it came. */
  async stopComputing(): Promise<void> {
    this.playback.pause();
    await this.playback.seek(Math.max(this.playback.at, this.#run.now));
  }

  /** Marks the moment on screen, or takes its mark away. */
  toggleBookmark(at = this.nowMs): void {
    this.#bookmarks.toggle(at);
    this.#deps.changed?.();
  }

  /** Goes to the bookmark before or after the moment on screen, if there is one. */
  goToBookmark(by: 1 | -1): void {
    const at = by === 1 ? this.#bookmarks.after(this.nowMs) : this.#bookmarks.before(this.nowMs);
    if (at !== undefined) this.goTo(at);
  }

  goTo(at: number): void {
    this.playback.pause();
    void this.playback.seek(at);
  }

  /** The run as a file, left at the moment on screen. */
  export(): RunFile {
    return { ...this.#run.export(), until: this.nowMs };
  }

  /** The first command of this run that could not be carried out, and why. Commands from a link may be like that. */
  get refusedCommand(): { number: number; why: string } | null {
    const { commands } = this.#run.export();
    for (const event of this.log) {
      if (event.kind !== 'command' || !event.error) continue;
      const index = commands.indexOf(event.command);
      if (index >= 0) return { number: index + 1, why: COMMAND_REFUSALS[event.error] };
    }
    return null;
  }

  get #runs(): Run[] {
    return this.#baseline ? [this.#run, this.#baseline.run] : [this.#run];
  }

  #keepForUndo(): void {
    const before = { run: this.#run, baseline: this.#baseline, at: this.nowMs, watching: this.#watching };
    this.#before = [...this.#before, before];
  }

  #show(run: Run): void {
    this.#run = run;
    this.notice = null;
    this.playback.forgetAhead();
    this.#deps.changed?.();
  }

  async #runTo(isIt: (event: LogEvent) => boolean, show: boolean, orElse: string): Promise<void> {
    this.playback.pause();
    this.#stopped = null;
    const wanted = this.playback.ask();
    const run = this.#run;
    let next = this.view.events;
    let found: LogEvent | undefined;
    const look = (): boolean => {
      for (; !found && next < run.log.length; next += 1) found = run.log.slice(next, next + 1).find(isIt);
      return found !== undefined;
    };
    if (!look()) await this.#computing.until([run], this.world.endsAt, () => wanted() && !look());
    if (!wanted()) return;
    if (look() && found) {
      await this.playback.seek(found.at);
      this.selected = show ? found.seq : null;
      const because = `${clockTime(found.at)} UTC: ${narrate(found, this.credentials)}`;
      this.#stopped = { at: found.at, because };
    } else {
      await this.playback.seek(this.world.endsAt);
      this.#stopped = { at: this.world.endsAt, because: orElse };
    }
  }

  #stopWithin(from: number, to: number): number | null {
    const actAt = this.#watching === null ? this.story.actAt : null;
    const asksAt = actAt !== null && from < actAt && to >= actAt ? actAt : null;
    if (this.#breakpoints?.of !== this.#run)
      this.#breakpoints = { of: this.#run, points: new Breakpoints(this.#run) };
    const stop = this.#breakpoints.points.within(from, asksAt ?? to, this.#deps.stopsAt?.() ?? []);
    this.#stopped = stop && { ...stop, because: `${clockTime(stop.at)} UTC: ${stop.because}` };
    return stop?.at ?? asksAt;
  }
}

const isAfter =
  (seq: number) =>
  (event: LogEvent): boolean =>
    event.kind === 'request' && event.seq > seq;
const isBefore =
  (seq: number) =>
  (event: LogEvent): boolean =>
    event.kind === 'request' && event.seq < seq;

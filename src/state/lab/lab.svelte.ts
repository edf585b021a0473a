import type { Alg } from '../../core/credentials/index.js';
import type { LabScenario } from '../../content/scenarios/index.js';
import {
  commandsGiven,
  lastUsedAt,
  outcomeAt,
  startRun,
  type Bill,
  type Command,
  type CommandInput,
  type CredentialRow,
  type Lane,
  type LogEvent,
  type Outcome,
  type Run,
  type RunFile,
  type Scenario,
  type View,
} from '../../core/simulation/index.js';
import type { Frames } from '../shell/app.js';
import { runTime } from '../text/format.js';
import type { BreakpointKind } from './stored/habits.js';
import type { Kept } from './stored/labStorage.js';
import { Changes } from './changes.svelte.js';
import { Bookmarks } from './playback/bookmarks.svelte.js';
import type { Playback } from './playback/playback.svelte.js';
import { shownUntil } from './playback/shownUntil.js';
import { speedOf } from './playback/speeds.js';
import { Seeker } from './playback/seeker.svelte.js';
import { Prediction } from './story/prediction.svelte.js';
import { peopleOf, type People } from './words/people.js';
import { Task } from './story/task.svelte.js';
import { Provenance, type NotDoneHere } from './provenance.js';
import { RunHistory, type Baseline, type Watching } from './runHistory.svelte.js';
import { Selection } from './selection.svelte.js';

export interface LabDeps {
  frames: Frames;
  reducedMotion: () => boolean;
  /** What the clock stops at by itself; nothing where this is left out. */
  stopsAt?: () => readonly BreakpointKind[];
  /** Called when the person has changed something worth keeping. */
  changed?: () => void;
}

/** The Lab: one run on screen, the moment it is looked at, and what the person does to it. */
export class Lab {
  readonly story: LabScenario;
  /** Who takes part in it. */
  readonly people: People;
  /** What is asked before the run shows it, if anything is. */
  readonly prediction: Prediction | null;
  /** What is to be brought about, if anything is. */
  readonly task: Task | null;
  readonly selection = new Selection(this);
  readonly seeker: Seeker;
  /** Moments to come back to. */
  readonly bookmarks: Bookmarks;
  readonly playback: Playback;
  readonly #history: RunHistory;
  readonly #changes: Changes;
  readonly #provenance: Provenance;
  readonly view: View = $derived.by(() => this.#history.run.view(this.playback.at));
  readonly bill: Record<Lane, Bill> = $derived.by(() => this.#history.run.bill(this.playback.at));
  /** What has happened by the moment on screen: a copy. What looks in every frame takes the whole log, and `view.events`. */
  readonly log: readonly LogEvent[] = $derived.by(() => this.wholeLog.slice(0, this.view.events));
  readonly credentials: ReadonlyMap<string, CredentialRow> = $derived(
    new Map(this.view.credentials.map((credential) => [credential.id, credential])),
  );
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
      this.playback.at < (this.story.goal?.judgedAt ?? Infinity) &&
      commandsGiven(this.outcome, this.world) === 0,
  );
  /** How far the story goes, as a timeline shows it: an endless one a while longer than it has come. */
  readonly shownUntil: number = $derived.by(() =>
    shownUntil(this.story, this.world, Math.max(this.playback.at, this.#history.run.now)),
  );
  readonly baseline: Baseline | null = $derived.by(() => this.#history.baselineAt(this.playback.at));
  /** Why what this run comes to is not the person's own doing; null where it is. */
  readonly provenance: NotDoneHere = $derived.by(() =>
    this.#provenance.of(this.#history.run.export(), this.watching),
  );

  private constructor(story: LabScenario, told: Scenario, history: RunHistory, deps: LabDeps) {
    const { run } = history;
    const { startsAt, endsAt } = story.world;
    this.story = story;
    this.people = peopleOf(story);
    this.prediction = story.prediction ? new Prediction(this, story.prediction) : null;
    this.task = story.goal ? new Task(this, story.goal) : null;
    this.#provenance = new Provenance(told);
    this.#history = history;
    this.bookmarks = new Bookmarks(() => deps.changed?.());
    this.seeker = new Seeker({
      history: this.#history,
      selection: this.selection,
      seen: this,
      frames: deps.frames,
      reducedMotion: deps.reducedMotion,
      at: Math.max(run.now, startsAt),
      endsAt,
      actAt: story.actAt,
      people: this.people,
      stopsAt: () => deps.stopsAt?.() ?? [],
    });
    this.playback = this.seeker.playback;
    this.playback.speed = speedOf(story);
    this.#changes = new Changes({
      history: this.#history,
      playback: this.playback,
      now: () => this.nowMs,
      changed: () => deps.changed?.(),
    });
  }

  /** Opens a story where it begins to be interesting. */
  static async open(story: LabScenario, deps: LabDeps, seed: number): Promise<Lab> {
    const run = await startRun(story.world, seed);
    await run.advance(story.opensAt);
    return new Lab(story, story.world, new RunHistory(run), deps);
  }

  /**
   * Opens a run that was checked (`runFault`), at its first moment: seek to `until` to go on where it was left.
   * `borrowed` are the positions of the commands in it that the person has not given; `earlier` is what can be undone.
   */
  static async resume(
    story: LabScenario,
    deps: LabDeps,
    file: RunFile,
    { bookmarks = [], borrowed = [], earlier = [] }: Partial<Kept> = {},
  ): Promise<Lab> {
    const { scenario } = file;
    // What was kept when the story still had an end goes on as well.
    const world = story.endless
      ? { ...scenario, endsAt: Math.max(scenario.endsAt, story.world.endsAt) }
      : scenario;
    const isInside = (at: number): boolean => at >= world.startsAt && at <= world.endsAt;
    const opensAt = isInside(story.opensAt) ? story.opensAt : world.startsAt;
    const actAt = story.actAt !== null && isInside(story.actAt) ? story.actAt : null;
    const doAgain = (commands: readonly Command[]): Promise<Run> => startRun(world, file.seed, commands);
    const history = new RunHistory(await doAgain(file.commands), earlier, doAgain);
    const lab = new Lab({ ...story, world, opensAt, actAt }, story.world, history, deps);
    lab.bookmarks.restore(bookmarks.filter(isInside));
    for (const each of [{ commands: file.commands, borrowed }, ...earlier])
      lab.#provenance.borrow(each.commands.filter((_, position) => each.borrowed.includes(position)));
    return lab;
  }

  /** Every event of the run, those after the moment on screen too: the run's own list, which grows in place. */
  get wholeLog(): readonly LogEvent[] {
    return this.#history.run.log;
  }

  /** From when on age alone has every verifier refuse a credential, as the settings stand at the moment on screen. */
  expiredFrom(id: CredentialRow['id']): number | null {
    return this.#history.run.expiredFrom(id, this.view.at);
  }

  /** What the run had come to by a moment that is computed already. */
  outcomeAt(at: number): Outcome {
    return outcomeAt(this.#history.run, at);
  }

  get world(): Scenario {
    return this.#history.run.scenario;
  }

  /** When a credential last carried a request and was found good, by the moment on screen. */
  lastUsedAt(id: CredentialRow['id']): number | null {
    return lastUsedAt(id, this.outcome);
  }

  /** A moment of this run, as it is shown. */
  time(at: number): string {
    return runTime(at, this.world.startsAt);
  }

  get seed(): number {
    return this.#history.run.seed;
  }

  get watching(): Watching {
    return this.#history.watching;
  }

  /** Positions of the commands of this run that came from elsewhere. */
  get borrowed(): number[] {
    return this.#provenance.borrowedIn(this.#history.run.export().commands);
  }

  /** What an undo goes back to, the last change at the end. */
  get earlier(): Kept['earlier'] {
    const borrowedIn = (commands: readonly Command[]): number[] => this.#provenance.borrowedIn(commands);
    return this.#history.earlier.map((each) => ({ ...each, borrowed: borrowedIn(each.commands) }));
  }

  /** A sentence about the last thing that could not be done. */
  get notice(): string | null {
    return this.#changes.notice;
  }

  set notice(sentence: string | null) {
    this.#changes.notice = sentence;
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  /** The moment on screen, in whole milliseconds: when a command given now takes place. */
  get nowMs(): number {
    return Math.max(this.world.startsAt, Math.floor(this.playback.at));
  }

  /** Acts at the moment on screen. What the run held after that moment is another future: it can be undone. */
  act(...inputs: CommandInput[]): Promise<void> {
    return this.#changes.act(inputs);
  }

  /** Answers a real request at the moment on screen: one more thing that you do, and can undo. */
  serve(request: Request): Promise<Response> {
    return this.#changes.serve(request);
  }

  /** What a request says that somebody has written as text: `write` in `core/simulation` makes such a text. */
  describe(text: string): ReturnType<Run['describe']> {
    return this.#history.run.describe(text);
  }

  /** The credential itself, to be inspected. Nothing else on the page needs it. */
  secretOf(id: CredentialRow['id']): string {
    return this.#history.run.secretOf(id);
  }

  /** Whatever has leaked and is not revoked. */
  get leaked(): CredentialRow[] {
    return this.view.credentials.filter(({ leakedAt, revokedAt }) => leakedAt !== null && revokedAt === null);
  }

  /** Revokes all of it. */
  async revokeLeaked(): Promise<void> {
    await this.act(...this.leaked.map(({ id }): CommandInput => ({ type: 'revoke', credential: id })));
  }

  undo(): Promise<void> {
    return this.#changes.undo();
  }

  dropBaseline(): void {
    this.#history.dropBaseline();
  }

  /** From where the story opens: before that there is nothing to see. */
  async startAgain(): Promise<void> {
    await this.#begin(this.world);
    await this.playback.seek(this.story.opensAt);
  }

  /** Begins again, and plays what these commands lead to. What is shown so is nothing the person has done. */
  async show(what: 'question' | 'solution', commands: readonly Command[]): Promise<void> {
    this.#provenance.borrow(commands);
    await this.#begin(this.world, commands);
    this.#history.watch(what);
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

  /** Goes to the bookmark before or after the moment on screen, if there is one. */
  goToBookmark(by: 1 | -1): void {
    const at = by === 1 ? this.bookmarks.after(this.nowMs) : this.bookmarks.before(this.nowMs);
    if (at !== undefined) this.seeker.goTo(at);
  }

  /** The run as a file, left at the moment on screen. */
  export(): RunFile {
    return { ...this.#history.run.export(), until: this.nowMs };
  }

  #begin(world: Scenario, commands: readonly Command[] = []): Promise<void> {
    return this.#changes.begin(world, commands, () => (this.selection.seq = null));
  }
}

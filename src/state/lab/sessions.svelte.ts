import { createContext } from 'svelte';
import { COMMAND_REFUSALS } from '../../content/lab/commandWords.js';
import type { LabScenario } from '../../content/scenarios/index.js';
import type { RunFile } from '../../core/simulation/index.js';
import type { Assignments, Lock } from '../assignment/index.js';
import type { App } from '../shell/app.js';
import { Lab, type LabDeps } from './lab.svelte.js';
import { readRunFile, type Readable } from './file.js';
import { HABITS, type LabHabits } from './stored/habits.js';
import { Levels } from './story/levels.svelte.js';
import { LONGEST_IN_A_FILE } from '../shell/packed.js';
import { FIRST_SEED, readRunLink, writeRunLink } from './link.js';
import { OwnRuns } from './stored/ownRuns.svelte.js';
import { StoredValue, type Kept } from '../shell/storedValue.svelte.js';
import { formatRoute } from '../shell/route.js';
import { Solved } from './story/solved.js';
import { findAddressed, storyAddress } from './story/stories.js';

/** A run that is open: the person's own, or one that came from elsewhere and leaves the own one alone. */
export interface OpenedRun {
  lab: Lab;
  /** As we tell it: its world is the one that a fresh run starts in. */
  story: LabScenario;
  from: 'mine' | 'link' | 'file' | 'decision';
  /** What could not be opened, in a sentence; what is shown instead is the person's own run. */
  problem: string | null;
}

/** What the page shows: a run, or why there is none. */
export type Shown =
  | { is: 'opening' | 'unknown' | 'failed' }
  | { is: 'refused'; sentence: string }
  | { is: 'open'; opened: OpenedRun };

/** Decides which run is open, and when the person's own is saved. */
export class LabSessions {
  readonly #app: App;
  readonly #reducedMotion: () => boolean;
  readonly #habits: StoredValue<LabHabits>;
  readonly levels: Levels;
  readonly solved: Solved;
  /** What a teacher has set, where the person has begun it; null in somebody else’s page. */
  readonly assignments: Assignments | null;
  readonly #own: OwnRuns;
  /** Whether the next run to open begins the story as it is told, whatever is kept. */
  #asTold = false;
  /** Grows when a run has to be opened though the address stays the same. */
  #turn = $state(0);
  /** A file that was chosen, until its page opens. */
  #file: RunFile | null = null;
  #current: OpenedRun | null = null;
  #shown = $state.raw<Shown>({ is: 'opening' });
  /** What was asked for last: whatever else is still being opened comes too late. */
  #latest: object | null = null;
  /** Runs on their way to where they were left: not yet what their person would keep. */
  readonly #arriving = new Set<Lab>();

  constructor(app: App, reducedMotion: () => boolean, assignments: Assignments | null = null) {
    this.#app = app;
    this.#reducedMotion = reducedMotion;
    this.#habits = new StoredValue(app.shelf, HABITS);
    this.solved = new Solved(app.shelf);
    this.#own = new OwnRuns(app.shelf);
    this.assignments = assignments;
    this.levels = new Levels(this.#habits, app.router, (story) => this.isLocked('bench', story));
  }

  /** Whether one story is shown here and no other. */
  get showsOneStory(): boolean {
    return !this.#app.router.shows(formatRoute(['lab']));
  }

  get turn(): number {
    return this.#turn;
  }

  get habits(): LabHabits {
    return this.#habits.value;
  }

  /** What the Lab keeps in this browser. */
  get kept(): readonly Kept[] {
    const set = this.assignments?.open ? [this.assignments.kept] : [];
    return [...this.#own.kept, this.#habits, this.solved.kept, ...set];
  }

  setHabits(change: Partial<LabHabits>): void {
    this.#habits.update((latest) => ({ ...latest, ...change }));
  }

  /** What the page shows. */
  get shown(): Shown {
    return this.#shown;
  }

  /** Opens what an address says; `shown` says how far it is. */
  async openAddress(id: string | undefined, query: Readonly<Record<string, string>>): Promise<void> {
    const request = this.#beginOpening();
    try {
      const story = await findAddressed(id, query, this.#app.shelf);
      if (this.#latest !== request) return;
      if (typeof story === 'string') this.#shown = { is: 'refused', sentence: story };
      else if (story) await this.#open(request, story, query);
      else this.#shown = { is: 'unknown' };
    } catch {
      if (this.#latest === request) this.#shown = { is: 'failed' };
    }
  }

  /** Opens what the query says, or else the person's own run, or else the story from its beginning. */
  open(story: LabScenario, query: Readonly<Record<string, string>>): Promise<OpenedRun> {
    return this.#open(this.#beginOpening(), story, query);
  }

  /** Keeps the run on show as the person's own, in place of the one before. False where the browser keeps nothing. */
  keep(): boolean {
    const opened = this.#current;
    if (!opened || !this.#own.put(opened.lab)) return false;
    this.backToMine();
    return true;
  }

  /** Saves the person's own run. What came from elsewhere, or is shown to them, is not theirs until they say so. */
  save(): void {
    const mine = this.#current?.from === 'mine' && this.#current.lab.watching === null;
    if (mine && this.#current) this.#save(this.#current);
  }

  /** Time stops when nobody watches. */
  rest(): void {
    this.#current?.lab.playback.pause();
    this.save();
  }

  leave(): void {
    this.rest();
    this.#current = null;
    this.#latest = null;
  }

  /** The person has met the goal with the run on screen, by so many commands. */
  noteSolved(lab: Lab, commands: number): void {
    const { id } = lab.world;
    this.solved.mark(id);
    const run = this.#current && writeRunLink(this.#current.story, lab.export(), LONGEST_IN_A_FILE);
    this.assignments?.noteSolved(id, run, commands);
  }

  /** Whether a teacher has closed this to whoever solves the story. */
  isLocked(lock: Lock, story: string): boolean {
    return this.assignments?.isLocked(lock, story) ?? false;
  }

  /** The fragment of the moment on screen; null where no link says it all. */
  linkTo(lab: Lab): string | null {
    return this.#current && writeRunLink(this.#current.story, lab.export());
  }

  backToMine(): void {
    const story = this.#current?.story;
    this.#current?.lab.playback.pause();
    this.#current = null;
    if (story) this.#goTo(storyAddress(story));
  }

  /** Begins the story in its own world. What the browser keeps stays until something is done here. */
  openAsTold(): void {
    this.#asTold = true;
    this.backToMine();
  }

  /** Opens a file that somebody chose. Answers with a sentence where it cannot be opened; then nothing changes. */
  async openFile(from: Readable): Promise<string | null> {
    const opened = await readRunFile(from, this.#current?.story);
    if (!opened.ok) {
      const sentence = await this.#openStoryFile(from);
      return sentence === undefined ? opened.sentence : sentence;
    }
    this.save();
    this.#file = opened.file;
    this.#goTo(storyAddress(opened.story));
    return null;
  }

  /** The same for a whole story that somebody wrote; nothing where the file holds none. */
  async #openStoryFile(from: Readable): Promise<string | null | undefined> {
    const { keepStoryFile } = await import('../written/index.js');
    const kept = await keepStoryFile(from, this.#app.shelf);
    if (kept !== 'kept') return kept ?? undefined;
    this.#goTo(formatRoute(['lab', 'written']));
    return null;
  }

  #goTo(address: string): void {
    const { route } = this.#app.router;
    // How much of the Lab an address shows is no other run.
    const isThere =
      route.page === 'lab' && formatRoute(['lab', ...route.path], { ...route.query, level: '' }) === address;
    if (isThere) this.#turn += 1;
    else this.#app.router.navigate(address);
  }

  #beginOpening(): object {
    this.leave();
    this.#shown = { is: 'opening' };
    return (this.#latest = {});
  }

  async #open(
    request: object,
    story: LabScenario,
    query: Readonly<Record<string, string>>,
  ): Promise<OpenedRun> {
    const opened = await this.#choose(story, query);
    if (this.#latest === request) {
      this.#current = opened;
      this.#shown = { is: 'open', opened };
    } else opened.lab.playback.pause();
    return opened;
  }

  async #choose(story: LabScenario, query: Readonly<Record<string, string>>): Promise<OpenedRun> {
    const file = this.#file;
    if (file?.scenario.id === story.world.id) {
      this.#file = null;
      return { lab: await this.#borrow(story, file), story, from: 'file', problem: null };
    }
    const linked = readRunLink(story, query);
    if (linked.kind === 'run') {
      // A link without a seed only sets the story up: it comes from a decision, not from somebody's run.
      const from = query['seed'] === undefined ? 'decision' : 'link';
      return { lab: await this.#borrow(story, linked.file), story, from, problem: null };
    }
    const problem = linked.kind === 'fault' ? linked.sentence : null;
    return { lab: await this.#openMine(story), story, from: 'mine', problem };
  }

  async #openMine(story: LabScenario): Promise<Lab> {
    const stored = this.#own.find(story);
    const isAsTold = this.#asTold;
    this.#asTold = false;
    if (stored && !isAsTold) return this.#resume(story, stored.run, stored);
    return Lab.open(story, this.#deps(), FIRST_SEED);
  }

  /** Opens a run that came from elsewhere: none of its commands are the person's. */
  #borrow(story: LabScenario, file: RunFile): Promise<Lab> {
    return this.#resume(story, file, { borrowed: [...file.commands.keys()] });
  }

  /** Opens a run where it was left. It may take a while to get there, which the page shows. */
  async #resume(story: LabScenario, file: RunFile, of: Parameters<typeof Lab.resume>[3]): Promise<Lab> {
    const lab = await Lab.resume(story, this.#deps(), file, of);
    this.#arriving.add(lab);
    void lab.playback.seek(file.until).then(() => {
      this.#arriving.delete(lab);
      const refused = refusedCommandOf(lab);
      if (refused)
        lab.notice = `Command ${refused.number} of this run could not be carried out. ${refused.why}`;
    });
    return lab;
  }

  #deps(): LabDeps {
    return {
      frames: this.#app.frames,
      reducedMotion: this.#reducedMotion,
      stopsAt: () => this.habits.stops,
      changed: () => this.save(),
    };
  }

  #save({ lab, story }: OpenedRun): void {
    if (!this.#arriving.has(lab)) this.#own.save(lab, story);
  }
}

/** The first command of a run that could not be carried out, and why. Commands from a link may be like that. */
function refusedCommandOf(lab: Lab): { number: number; why: string } | null {
  const { commands } = lab.export();
  for (const event of lab.log) {
    if (event.kind !== 'command' || !event.error) continue;
    const index = commands.indexOf(event.command);
    if (index >= 0) return { number: index + 1, why: COMMAND_REFUSALS[event.error] };
  }
  return null;
}

export const [getSessions, setSessions] = createContext<LabSessions>();

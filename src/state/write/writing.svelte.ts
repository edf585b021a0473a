import type { CommandEvent, Command, RunFile } from '../../core/simulation/index.js';
import { LACKS } from '../../content/write/lacks.js';
import {
  findStory,
  FIRST_SEED,
  narrate,
  readRunFile,
  readRunLink,
  storedRun,
  type Readable,
} from '../lab/index.js';
import { parseRoute } from '../shell/route.js';
import type { Shelf } from '../shell/shelf.js';
import { StoredValue, type Kept } from '../shell/storedValue.svelte.js';
import {
  asScenario,
  DRAFT,
  DRAFT_ID,
  failuresOf,
  holdsStory,
  lacksOf,
  prove,
  readDraft,
  readStoryFile,
  readStoryLink,
  without,
  type Draft,
  type Lack,
  type Proof,
  type Section,
  type WrittenStory,
} from '../written/index.js';
import { draftAfter, draftFrom, unlocked } from './begin.js';
import { withSolution, withStory } from './change.js';

/** The story that is being written: kept in this browser, played again whenever it changes. */
export class Writing {
  readonly #stored;
  /** The run of the sandbox, and the one of the draft, that this browser keeps. */
  readonly #sandbox;
  readonly #play;
  /** The draft that was played last, and what came of it. */
  #played = $state.raw<{ as: string; proof: Proof } | null>(null);

  readonly draft: Draft | null = $derived.by(() => this.#stored.value.draft);
  /** What decides how it is played: not its words. */
  readonly playedAs: string = $derived.by(() => (this.draft ? playedAs(this.draft.story) : ''));
  /** What came of the draft as it stands; null while that is not known. */
  readonly proof: Proof | null = $derived.by(() =>
    this.#played?.as === this.playedAs ? this.#played.proof : null,
  );
  /** What is left to do before it can be shared. */
  readonly lacks: readonly Lack[] = $derived.by(() => {
    if (!this.draft) return [];
    const { story } = this.draft;
    return [...lacksOf(story), ...(this.proof ? failuresOf(story, this.proof) : [])];
  });
  readonly canShare: boolean = $derived(
    this.draft !== null && this.proof !== null && this.lacks.length === 0,
  );

  constructor(shelf: Shelf) {
    this.#stored = new StoredValue(shelf, DRAFT);
    this.#sandbox = new StoredValue(shelf, storedRun('sandbox'));
    this.#play = new StoredValue(shelf, storedRun(DRAFT_ID));
  }

  get kept(): Kept {
    return this.#stored;
  }

  get canUndo(): boolean {
    return this.#stored.value.before !== null;
  }

  /** What a part of the page still lacks, in sentences. */
  lacksAt(section: Section): string[] {
    return this.lacks.map((lack) => LACKS[lack]).flatMap(({ at, says }) => (at === section ? [says] : []));
  }

  /** A change that would make the draft unreadable is none: what is kept must be there after a reload. */
  change(how: (draft: Draft) => Draft): void {
    this.#stored.update((latest) => {
      const draft = latest.draft && readDraft(how(latest.draft));
      return draft ? { ...latest, draft } : latest;
    });
  }

  set(change: Partial<WrittenStory>): void {
    this.change((draft) => {
      const next = withStory(draft, change);
      return change.prediction ? { ...next, story: unlocked(next.story) } : next;
    });
  }

  /** Takes the question out of the story. */
  dropQuestion(): void {
    this.change((draft) => ({ ...draft, story: without(draft.story, 'prediction') }));
  }

  /** Puts a draft in place of the one before, which an undo brings back. False where it is too long a story. */
  begin(draft: Draft): boolean {
    const read = readDraft(draft);
    if (!read) return false;
    this.#stored.update(({ draft, before }) => ({ version: 1, draft: read, before: draft ?? before }));
    return true;
  }

  clear(): void {
    this.#stored.update(({ draft }) => ({ version: 1, draft: null, before: draft }));
  }

  /** Goes back to what was put aside, and puts this aside: nothing is lost by going to and fro. */
  undo(): void {
    this.#stored.update(({ draft, before }) => ({ version: 1, draft: before, before: draft }));
  }

  /** What was put aside is not wanted any more. */
  forget(): void {
    this.#stored.update((latest) => ({ ...latest, before: null }));
  }

  /** The run of the sandbox that this browser keeps; null where nothing was done in it. */
  get sandboxRun(): RunFile | null {
    const run = this.#sandbox.value?.run;
    return run && run.commands.length > 0 ? run : null;
  }

  /** Begins with a run. Answers with a sentence where no story can be made of it. */
  async beginWith(run: RunFile): Promise<string | null> {
    const told = await findStory(run.scenario.id);
    if (!told) return 'This run is of a scenario that this version of the app does not have.';
    return this.begin(draftAfter(told, run)) ? null : TOO_LONG;
  }

  /** Begins with what a link names: a run, or a whole story. */
  async beginWithLink(link: string): Promise<string | null> {
    const route = parseRoute(link.slice(Math.max(0, link.indexOf('#'))));
    if (route.page !== 'lab') return NO_LINK;
    const packed = route.query['s'];
    if (packed !== undefined) {
      const read = readStoryLink(packed);
      return read.ok ? this.#beginFrom(read.story) : read.sentence;
    }
    const story = await findStory(route.path[0]);
    const linked = story && readRunLink(story, route.query);
    if (linked?.kind === 'fault') return linked.sentence;
    return linked?.kind === 'run' ? this.beginWith(linked.file) : NO_LINK;
  }

  /** Begins with a file: a run, or a whole story. */
  async beginWithFile(from: Readable): Promise<string | null> {
    if (await holdsStory(from)) {
      const read = await readStoryFile(from);
      return read.ok ? this.#beginFrom(read.story) : read.sentence;
    }
    const opened = await readRunFile(from);
    return opened.ok ? this.beginWith(opened.file) : opened.sentence;
  }

  /** Plays the draft as it stands, while it is `wanted`. */
  async prove(wanted: () => boolean): Promise<void> {
    if (!this.draft) return;
    const as = this.playedAs;
    const proof = await prove(this.draft.story, wanted);
    if (proof) this.#played = { as, proof };
  }

  /** Has the Lab begin the draft anew, unless a run of just this draft is there to go on with. */
  beforePlaying(): void {
    const stored = this.#play.refresh();
    if (!this.draft || (stored && isSameWorld(stored.run, this.draft))) return;
    const { world } = asScenario(this.draft.story, { by: 'you', packed: null });
    const run: RunFile = {
      format: 'key-or-token/run',
      version: 1,
      scenario: world,
      seed: FIRST_SEED,
      commands: [],
      until: world.startsAt,
    };
    this.#play.save({ version: 1, run, bookmarks: [], borrowed: [], earlier: [] });
  }

  /** Takes what was done in the Lab as the solution. Answers with a sentence that says what was taken, or why not. */
  takePlayed(): string {
    const played = this.#play.refresh();
    if (!this.draft || !played || played.run.commands.length === 0) return 'Nothing was done in the Lab yet.';
    if (!isSameWorld(played.run, this.draft))
      return 'That run is of the story as it was before you changed what happens in it. Play it again.';
    const { commands } = played.run;
    this.begin(withSolution(this.draft, commands));
    return `Taken from the Lab: ${commands.length === 1 ? '1 command' : `${commands.length} commands`}.`;
  }

  /** A command in a sentence. */
  says(command: Command): string {
    const event: CommandEvent = { kind: 'command', seq: 0, at: command.at, changes: [], command, lane: null };
    const named = 'credential' in command ? ` (${command.credential})` : '';
    return `${narrate(event, this.#credentials).replace(/\.$/, '')}${named}`;
  }

  get #credentials(): Proof['credentials'] {
    return this.#played?.proof.credentials ?? new Map();
  }

  /** Credentials that a condition may be about. */
  get credentialIds(): string[] {
    return [...this.#credentials.keys()];
  }

  #beginFrom(story: WrittenStory): string | null {
    return this.begin(draftFrom(story)) ? null : TOO_LONG;
  }
}

const TOO_LONG =
  'No story can be made of this run: it holds more than 200 commands, or would make more than 20,000 calls.';
const NO_LINK = 'This is no link to a run of the Lab, nor to a story. Copy it from the dialog “Share”.';

function playedAs({ world, solution, goal, prediction }: WrittenStory): string {
  return JSON.stringify([world, solution, goal, prediction]);
}

function isSameWorld({ scenario }: RunFile, { story }: Draft): boolean {
  const asTold = (world: RunFile['scenario']): string => JSON.stringify({ ...world, id: '' });
  return asTold(scenario) === asTold(story.world);
}

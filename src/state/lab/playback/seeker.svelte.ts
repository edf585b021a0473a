import type { CredentialRow, LogEvent, Run, View } from '../../../core/simulation/index.js';
import { runTime } from '../../text/format.js';
import type { BreakpointKind } from '../stored/habits.js';
import type { RunHistory } from '../runHistory.svelte.js';
import type { Selection } from '../selection.svelte.js';
import { narrate } from '../words/narration.js';
import type { People } from '../words/people.js';
import { Breakpoints, type Breakpoint } from './breakpoints.js';
import { Computing, type Progress } from './computing.svelte.js';
import { Playback, type PlaybackOptions } from './playback.svelte.js';
import { verdictChanges } from './verdictChanges.js';

/** How much of what follows an expiry is shown with it. */
const SHOW_AFTER_MS = 60_000;

/** The run as it stands at the moment on screen. */
interface Seen {
  readonly view: View;
  readonly log: readonly LogEvent[];
  readonly credentials: ReadonlyMap<string, CredentialRow>;
}

export interface SeekerOptions extends Pick<PlaybackOptions, 'frames' | 'at' | 'endsAt' | 'reducedMotion'> {
  history: RunHistory;
  selection: Selection;
  seen: Seen;
  /** When the story waits for the person to act, if it does. */
  actAt: number | null;
  people: People;
  /** What the clock stops at by itself. */
  stopsAt: () => readonly BreakpointKind[];
}

/** Goes to moments that matter, and says why time stands still there. What happens until then is computed on the way. */
export class Seeker {
  readonly playback: Playback;
  readonly #options: SeekerOptions;
  readonly #computing = new Computing();
  #breakpoints: { of: Run; points: Breakpoints } | null = null;
  #stopped = $state.raw<Breakpoint | null>(null);

  constructor(options: SeekerOptions) {
    const { history } = options;
    this.#options = options;
    this.playback = new Playback({
      ...options,
      prepare: (at, wanted) => this.#computing.until(history.runs, at, wanted),
      reach: (from, to) =>
        this.#computing.reach(history.runs, from, to, this.playback.speed, () => this.playback.playing),
      stopWithin: (from, to) => this.#stopWithin(from, to),
    });
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

  goTo(at: number): void {
    this.playback.pause();
    void this.playback.seek(at);
  }

  /** Runs on to where the leaked token, or else the customer's, dies of age. */
  async runToExpiry(): Promise<void> {
    const { seen, history } = this.#options;
    const tokens = seen.view.credentials.filter(({ kind }) => kind === 'access_token');
    const token = tokens.find(({ leakedAt }) => leakedAt !== null) ?? tokens.at(-1);
    const end = token ? history.run.expiredFrom(token.id, seen.view.at) : null;
    if (end === null) return;
    this.playback.pause();
    await this.playback.seek(end + SHOW_AFTER_MS);
  }

  /** Runs on to the next call that is answered otherwise than the call of the same caller before it. */
  async runToNextChange(show = true): Promise<void> {
    const isChange = verdictChanges();
    this.#options.seen.log.forEach(isChange);
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

  /** Gives up what is being computed, and shows how far it came. */
  async stopComputing(): Promise<void> {
    this.playback.pause();
    await this.playback.seek(Math.max(this.playback.at, this.#options.history.run.now));
  }

  async #runTo(isIt: (event: LogEvent) => boolean, show: boolean, orElse: string): Promise<void> {
    const { seen, selection, endsAt, history, people } = this.#options;
    this.playback.pause();
    this.#stopped = null;
    const wanted = this.playback.ask();
    const { run } = history;
    let next = seen.view.events;
    let found: LogEvent | undefined;
    const look = (): boolean => {
      for (; !found && next < run.log.length; next += 1) found = run.log.slice(next, next + 1).find(isIt);
      return found !== undefined;
    };
    if (!look()) await this.#computing.until([run], endsAt, () => wanted() && !look());
    if (!wanted()) return;
    if (look() && found) {
      await this.playback.seek(found.at);
      selection.seq = show ? found.seq : null;
      this.#stopped = {
        at: found.at,
        because: this.#timed(found.at, narrate(found, seen.credentials, people)),
      };
    } else {
      await this.playback.seek(endsAt);
      this.#stopped = { at: endsAt, because: orElse };
    }
  }

  #stopWithin(from: number, to: number): number | null {
    const { history, stopsAt, people } = this.#options;
    const { run } = history;
    // Whoever watches has nothing to do at what the story brings.
    const isWatched = history.watching !== null;
    const actAt = isWatched ? null : this.#options.actAt;
    const stops = stopsAt().filter((kind) => !isWatched || kind !== 'script');
    const asksAt = actAt !== null && from < actAt && to >= actAt ? actAt : null;
    if (this.#breakpoints?.of !== run) this.#breakpoints = { of: run, points: new Breakpoints(run, people) };
    const stop = this.#breakpoints.points.within(from, asksAt ?? to, stops);
    this.#stopped = stop && { ...stop, because: this.#timed(stop.at, stop.because) };
    return stop?.at ?? asksAt;
  }

  #timed(at: number, sentence: string): string {
    return `${runTime(at, this.#options.seen.view.startsAt)} UTC: ${sentence}`;
  }
}

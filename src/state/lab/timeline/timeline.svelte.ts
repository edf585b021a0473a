import type { LabScenario, LabStory } from '../../../content/scenarios/index.js';
import { SvelteSet } from 'svelte/reactivity';
import type { Lane } from '../../../core/simulation/index.js';
import type { Lab } from '../lab.svelte.js';
import type { Detail, Told } from './draw/drawing.js';
import { MarkIndex } from './markIndex.js';
import { sceneOf, type Drawn } from './scene.js';
import type { People } from '../words/people.js';
import { panned, windowOf, zoomed, type ChosenWindow, type Span } from './timeWindow.js';

/** What a timeline needs of the run on screen. */
export type TimelineRun = Pick<Lab, 'world' | 'wholeLog' | 'view'> & {
  /** Where the story is shown to end, if not where its world does. */
  readonly shownUntil?: number;
  readonly people?: People;
  readonly story?: {
    readonly moments?: LabStory['moments'];
    readonly cast?: LabScenario['cast'];
    readonly lanes?: LabScenario['lanes'];
  };
  readonly bookmarks: Pick<Lab['bookmarks'], 'moments'>;
  readonly selection: Pick<Lab['selection'], 'seq'>;
  readonly playback: Pick<Lab['playback'], 'at' | 'pause'>;
  /** Whether those alone have a row who have called: nobody is expected. */
  readonly callersAlone?: boolean;
  readonly baseline?: (Pick<Lab, 'wholeLog' | 'view'> & { forkedAt: number }) | null;
};

/** What a plot and its rows need besides: what can be chosen, and how it is told. */
export type PlottedRun = TimelineRun &
  Pick<Lab, 'time' | 'credentials' | 'people'> & {
    readonly selection: Pick<Lab['selection'], 'seq' | 'eventAt'>;
  };

/** Below this width the whole story would be a smear: show a window of it that follows the clock. */
const WHOLE_STORY_PX = 560;
/** One press of a button or key. */
const ZOOM_STEP = 2;
const PAN_STEP = 0.2;

/** The timeline of a run: which part of time it shows, and the drawing of it. */
export class Timeline {
  readonly #run: () => TimelineRun;
  #chosen = $state.raw<ChosenWindow | null>(null);
  /** In pixels at a base size of 16 px, as are all lengths here: with a larger one, less time fits on the same screen. */
  width = $state(720);
  readonly #isLow: () => boolean;
  /** Lanes that show every life. */
  readonly #unfolded = new SvelteSet<Lane>();
  readonly #index = new MarkIndex();
  readonly #baselineIndex = new MarkIndex();

  readonly span: Span = $derived.by(() =>
    windowOf(this.#chosen, this.story, this.#run().playback.at, this.width < WHOLE_STORY_PX),
  );
  readonly #told: Told = $derived.by(() => {
    const { world, view, wholeLog, selection, bookmarks, baseline, people, story, callersAlone } =
      this.#run();
    return {
      world,
      view,
      people,
      callersAlone,
      moments: story?.moments,
      lanes: story?.lanes,
      thief: story?.cast?.some(({ who }) => who === 'attacker'),
      selected: selection.seq,
      bookmarks: bookmarks.moments,
      compact: this.#isLow(),
      unfolded: new Set(this.#unfolded),
      index: this.#index.follow(wholeLog, view.events),
      baseline: baseline
        ? { ...baseline, index: this.#baselineIndex.follow(baseline.wholeLog, baseline.view.events) }
        : null,
    };
  });
  readonly scene: Drawn = $derived.by(() => sceneOf(this.#told, this.span, this.width));

  /** `isLow`: whether there is little room from top to bottom. */
  constructor(run: () => TimelineRun, isLow = (): boolean => false) {
    this.#run = run;
    this.#isLow = isLow;
  }

  get story(): Span {
    const { world, shownUntil } = this.#run();
    return { from: world.startsAt, to: shownUntil ?? world.endsAt };
  }

  /** Whether a part was chosen: there is something to fit back to. */
  get isChosen(): boolean {
    return this.#chosen !== null;
  }

  /** What is drawn at a place, the last drawn first; requests apart. */
  detailAt(x: number, y: number): Detail | null {
    const isHit = (detail: Detail): boolean =>
      x >= detail.x && x <= detail.x + detail.width && y >= detail.y && y <= detail.y + detail.height;
    return this.scene.details.findLast(isHit) ?? null;
  }

  /** The same drawing at another width, for a picture. */
  sceneAt(width: number): Drawn {
    return sceneOf(this.#told, this.span, width);
  }

  /** The moment at `x` pixels. */
  momentAt(x: number): number {
    const { from, to } = this.span;
    return from + (x / this.width) * (to - from);
  }

  xOf(at: number): number {
    const { from, to } = this.span;
    return ((at - from) / (to - from)) * this.width;
  }

  /** `factor` below 1 is closer. Without `x` the clock stays where it is, or the middle where it is out of sight. */
  zoom(factor: number, x?: number): void {
    const clock = this.#run().playback.at;
    const { from, to } = this.span;
    const middle = clock >= from && clock <= to ? clock : (from + to) / 2;
    const anchor = x === undefined ? middle : this.momentAt(x);
    this.#chosen = zoomed(this.span, factor, anchor, clock);
  }

  zoomIn(): void {
    this.zoom(1 / ZOOM_STEP);
  }

  zoomOut(): void {
    this.zoom(ZOOM_STEP);
  }

  /** To look around, time stands still. */
  pan(byPx: number): void {
    const { playback } = this.#run();
    playback.pause();
    const byMs = (byPx / this.width) * (this.span.to - this.span.from);
    this.#chosen = panned(this.span, byMs, this.story, playback.at);
  }

  step(direction: 1 | -1): void {
    this.pan(direction * PAN_STEP * this.width);
  }

  /** Moves the window to where `at` is in sight, if it is not. */
  reveal(at: number): void {
    const { from, to } = this.span;
    if (at < from || at > to) this.pan(this.xOf(at) - this.width / 2);
  }

  /** Shows every life of a lane, or as many as usual. */
  fold(lane: Lane): void {
    if (!this.#unfolded.delete(lane)) this.#unfolded.add(lane);
  }

  fit(): void {
    this.#chosen = null;
  }
}

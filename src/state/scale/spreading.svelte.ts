import type { DesignId, Spread } from '../../core/scale/index.js';
import type { Frames } from '../shell/app.js';

/** How long the whole takes to watch, whatever it takes. */
const WATCHED_MS = 6000;
/** A gap between frames that no one watched. */
const MOST_FRAME_MS = 250;

/** Where a node is drawn within its region’s rows. */
export interface DrawnNode {
  x: number;
  y: number;
  refusesAtS: number;
}
export interface Region {
  region: number;
  top: number;
  rows: number;
  nodes: readonly DrawnNode[];
}

/** Pixels of a node and its gap, and between regions. */
const SIZE = 14;
const GAP = 8;

/** A revocation that is played, paused and scrubbed. */
export class Spreading {
  readonly #spread: () => Spread;
  readonly #design: () => DesignId;
  readonly #frames: Frames;
  /** 0 at the revocation, 1 when the last node refuses. */
  #part = $state(0);
  #isPlaying = $state(false);
  /** Frames of a play that was paused do nothing. */
  #play = 0;

  readonly #times = $derived.by(() => this.#spread().refusesAtS[this.#design()]);
  readonly shown: number = $derived.by(() => this.#times.length);
  readonly endS: number = $derived.by(() => this.#times.reduce((most, each) => Math.max(most, each), 0));
  readonly atS: number = $derived.by(() => this.#part * this.endS);
  readonly lettingIn: number = $derived.by(
    () => this.#times.filter((refusesAtS) => refusesAtS > this.atS).length,
  );

  constructor(spread: () => Spread, design: () => DesignId, frames: Frames) {
    this.#spread = spread;
    this.#design = design;
    this.#frames = frames;
  }

  get part(): number {
    return this.#part;
  }

  get isPlaying(): boolean {
    return this.#isPlaying;
  }

  seek(part: number): void {
    this.pause();
    this.#part = Math.min(1, Math.max(0, part));
  }

  pause(): void {
    this.#play += 1;
    this.#isPlaying = false;
  }

  toggle(): void {
    if (this.#isPlaying) return this.pause();
    const play = (this.#play += 1);
    if (this.#part >= 1) this.#part = 0;
    this.#isPlaying = true;
    let last: number | null = null;
    const frame = (now: number): void => {
      if (play !== this.#play) return;
      const passed = last === null ? 0 : Math.min(now - last, MOST_FRAME_MS);
      last = now;
      this.#part = Math.min(1, this.#part + passed / WATCHED_MS);
      if (this.#part >= 1) this.pause();
      else this.#frames.request(frame);
    };
    this.#frames.request(frame);
  }

  /** The nodes by region, in rows of so many. */
  groups(columns: number): Region[] {
    const { region } = this.#spread();
    const groups: Region[] = [];
    let top = 0;
    for (let first = 0; first < region.length;) {
      const of = region[first] ?? 0;
      let end = first;
      while (end < region.length && region[end] === of) end += 1;
      const nodes = Array.from({ length: end - first }, (_, index) => ({
        x: index % columns,
        y: Math.floor(index / columns),
        refusesAtS: this.#times[first + index] ?? 0,
      }));
      const rows = Math.ceil(nodes.length / columns);
      groups.push({ region: of, top, rows, nodes });
      top += rows * SIZE + GAP;
      first = end;
    }
    return groups;
  }
}

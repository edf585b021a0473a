/** Moments of a run that somebody wants to come back to, in order. */
export class Bookmarks {
  readonly #changed: () => void;
  #moments: readonly number[] = $state.raw([]);

  /** `changed` is called when the person has changed them. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get moments(): readonly number[] {
    return this.#moments;
  }

  /** Takes over what was kept. */
  restore(moments: readonly number[]): void {
    this.#moments = moments;
  }

  /** Marks a moment, or takes its mark away. */
  toggle(at: number): void {
    const others = this.#moments.filter((marked) => marked !== at);
    const isMarked = others.length < this.#moments.length;
    this.#moments = isMarked ? others : [...others, at].sort((a, b) => a - b);
    this.#changed();
  }

  after(at: number): number | undefined {
    return this.#moments.find((marked) => marked > at);
  }

  before(at: number): number | undefined {
    return this.#moments.findLast((marked) => marked < at);
  }
}

import type { Frames } from '../../src/state/shell/app.js';

/** Animation frames that come when a test says so. */
export class HandFrames implements Frames {
  now = 0;
  #waiting: ((now: number) => void | Promise<void>)[] = [];

  request(callback: (now: number) => void): void {
    this.#waiting.push(callback);
  }

  /** The next frame, so many milliseconds after the last; done when everything it set off is done. */
  async pass(byMs: number): Promise<void> {
    this.now += byMs;
    const due = this.#waiting;
    this.#waiting = [];
    for (const callback of due) await callback(this.now);
  }
}

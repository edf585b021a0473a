import { draw, type Random } from '../../shared/index.js';

/** The same bytes for the same seed and world, from any place on. Never for real credentials. */
export class RepeatableRandom implements Random {
  readonly #seed: number;
  readonly #stream: string;
  /** How many bytes have been drawn: where a snapshot goes on. */
  drawn = 0;

  constructor(seed: number, stream: string) {
    this.#seed = seed;
    this.#stream = stream;
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => Math.floor(draw(this.#seed, this.#stream, this.drawn++) * 256));
  }
}

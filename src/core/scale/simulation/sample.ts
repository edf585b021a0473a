/** What was measured, and its standard error. */
export interface Sample {
  value: number;
  error: number;
}

/** The mean of what trials came to. */
export class Mean {
  #count = 0;
  #sum = 0;
  #squares = 0;
  #most = 0;

  add(value: number): void {
    this.#count += 1;
    this.#sum += value;
    this.#squares += value * value;
    this.#most = Math.max(this.#most, value);
  }

  get sample(): Sample {
    const value = this.#sum / this.#count;
    const variance = Math.max(0, this.#squares / this.#count - value * value);
    return { value, error: Math.sqrt(variance / Math.max(1, this.#count - 1)) };
  }

  get most(): number {
    return this.#most;
  }
}

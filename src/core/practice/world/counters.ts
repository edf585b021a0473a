/** What a test asserts. Numbers since the start, or since the last reset. */
export interface Counts {
  calls: number;
  /** Token requests with a refresh token that were answered with tokens. */
  refreshes: number;
  /** Token requests with a refresh token, however they ended. */
  refresh_attempts: number;
  /** How many of them were on their way at one time, at most. */
  concurrent_refreshes: number;
  tokens_issued: number;
  keys_issued: number;
  faults: number;
  /** By the code of the check that refused, such as `token_expired`. */
  refusals: Record<string, number>;
  /** Answers by their status; `none` where a fault left no answer. */
  statuses: Record<string, number>;
}

const NONE: Counts = {
  calls: 0,
  refreshes: 0,
  refresh_attempts: 0,
  concurrent_refreshes: 0,
  tokens_issued: 0,
  keys_issued: 0,
  faults: 0,
  refusals: {},
  statuses: {},
};

export class Counters {
  #counts = structuredClone(NONE);
  #refreshing = 0;

  get counts(): Counts {
    return structuredClone(this.#counts);
  }

  /** A request comes in. Returns what to call when it has been answered. */
  arrive(isRefresh: boolean): () => void {
    this.#counts.calls += 1;
    if (!isRefresh) return () => undefined;
    this.#counts.refresh_attempts += 1;
    this.#refreshing += 1;
    this.#counts.concurrent_refreshes = Math.max(this.#counts.concurrent_refreshes, this.#refreshing);
    return () => {
      this.#refreshing -= 1;
    };
  }

  count(of: 'refreshes' | 'tokens_issued' | 'keys_issued' | 'faults'): void {
    this.#counts[of] += 1;
  }

  answered(status: number | null, refusal: string | null): void {
    const { statuses, refusals } = this.#counts;
    const name = String(status ?? 'none');
    statuses[name] = (statuses[name] ?? 0) + 1;
    if (refusal !== null) refusals[refusal] = (refusals[refusal] ?? 0) + 1;
  }

  /** What is under way stays under way. */
  restore(counts: Counts = NONE): void {
    this.#counts = structuredClone(counts);
  }
}

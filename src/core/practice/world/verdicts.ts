import type { ApiConfig } from '../../api/index.js';

/** What somebody has decided over a token: its bytes say otherwise, and a verifier elsewhere goes by its bytes. */
export type Verdict = 'expired' | 'revoked';

const MOST_KEPT = 20_000;

/** Decisions by the hash of the token. */
export class Verdicts {
  #byHash = new Map<string, Verdict>();
  /** Seconds that the next access token lives; null for as long as usual. */
  nextTtlS: number | null = null;

  decide(hash: string, verdict: Verdict): void {
    this.#byHash.set(hash, verdict);
    const [oldest] = this.#byHash.keys();
    if (this.#byHash.size > MOST_KEPT && oldest !== undefined) this.#byHash.delete(oldest);
  }

  of(hash: string): Verdict | undefined {
    return this.#byHash.get(hash);
  }

  /**
   * The settings under which the API comes to the decision by itself: its clock ahead by what the token has left, or the
   * list of revoked tokens asked at once. So the trace shows the check that refuses.
   */
  settingsFor(hash: string, exp: unknown, config: ApiConfig, now: number): Partial<ApiConfig> {
    const verdict = this.#byHash.get(hash);
    if (verdict === undefined) return {};
    if (verdict === 'revoked') return { introspection: false, denylist: true, denylistPropagationS: 0 };
    const left = typeof exp === 'number' ? exp + config.leewayS - now / 1000 : 0;
    return { introspection: false, clockSkewS: Math.max(config.clockSkewS, Math.ceil(left)) };
  }

  get state(): { byHash: ReadonlyMap<string, Verdict>; nextTtlS: number | null } {
    return { byHash: new Map(this.#byHash), nextTtlS: this.nextTtlS };
  }

  restore({ byHash, nextTtlS }: Partial<Verdicts['state']> = {}): void {
    this.#byHash = new Map(byHash);
    this.nextTtlS = nextTtlS ?? null;
  }
}

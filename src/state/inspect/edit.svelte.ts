import { forgeFaults } from '../../content/inspector/forge.js';
import { forge, FORGE_ALGS, makeForgeKey, type Forged, type Found } from '../../core/inspector/index.js';
import { isRecord, type Clock } from '../../core/shared/index.js';
import { lifetimeOf } from './onward/leaked.js';

const HOUR_S = 3600;

/** A header and claims that somebody changes, to sign them for tests of their own. */
export class Editing {
  readonly #clock: Clock;
  header = $state('');
  claims = $state('');
  key = $state('');
  #made = $state.raw<{ forged: Forged; of: string } | null>(null);
  #fault = $state.raw('');

  readonly #written: string = $derived.by(() => JSON.stringify([this.header, this.claims, this.key]));
  /** What was signed; null once something was changed since. */
  readonly made: Forged | null = $derived.by(() =>
    this.#made?.of === this.#written ? this.#made.forged : null,
  );
  readonly alg: string = $derived.by(() => String(objectIn(this.header)?.['alg'] ?? ''));

  constructor({ header = {}, claims = {} }: Pick<Found, 'header' | 'claims'>, clock: Clock) {
    this.#clock = clock;
    this.header = JSON.stringify(header, null, 2);
    this.claims = JSON.stringify(claims, null, 2);
  }

  get fault(): string {
    return this.#fault;
  }

  get algs(): readonly string[] {
    return FORGE_ALGS;
  }

  /** Signs with another algorithm: a key of another kind does not fit any more. */
  signWith(alg: string): void {
    this.header = JSON.stringify({ ...objectIn(this.header), alg }, null, 2);
    this.#fault = '';
  }

  /** Issued now, for as long as it was good for before; for an hour where it did not say. */
  renew(): void {
    const claims = objectIn(this.claims);
    if (!claims) return;
    const iat = Math.floor(this.#clock.now() / 1000);
    const { nbf, ...rest } = claims;
    const exp = iat + (lifetimeOf({ claims }) ?? HOUR_S);
    this.claims = JSON.stringify({ ...rest, iat, ...(nbf !== undefined && { nbf: iat }), exp }, null, 2);
  }

  async makeKey(): Promise<void> {
    const key = await makeForgeKey(this.alg);
    this.#fault = key === null ? forgeFaults['alg-unknown'] : '';
    if (key !== null) this.key = key;
  }

  async sign(): Promise<void> {
    const { header, claims, key } = this;
    const of = this.#written;
    const made = await forge({ header: asSigned(header), claims: asSigned(claims), key });
    this.#fault = made.ok ? '' : forgeFaults[made.code];
    this.#made = made.ok ? { forged: made.value, of } : null;
  }
}

/** What was laid out here is signed without its white space; what somebody wrote otherwise, as they wrote it. */
function asSigned(text: string): string {
  const value = objectIn(text);
  return value && JSON.stringify(value, null, 2) === text.trim() ? JSON.stringify(value) : text;
}

function objectIn(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

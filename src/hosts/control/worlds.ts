import type { World } from '../../core/practice/index.js';

/** More tenants than this is a test that never tidies up. */
const MOST = 1000;

/** The worlds of a server: one that everybody shares, and one for each tenant, which begins when it is first named. */
export class Worlds {
  readonly shared: World;
  readonly #tenants = new Map<string, World>();
  readonly #begin: (name: string) => World;

  constructor(begin: (name: string) => World) {
    this.#begin = begin;
    this.shared = begin('');
  }

  has(tenant: string | null): boolean {
    return tenant === null || this.#tenants.has(tenant);
  }

  /** Null where there are too many already. */
  of(tenant: string | null): World | null {
    if (tenant === null) return this.shared;
    const known = this.#tenants.get(tenant);
    if (known) return known;
    if (this.#tenants.size >= MOST) return null;
    const world = this.#begin(tenant);
    this.#tenants.set(tenant, world);
    return world;
  }

  get names(): string[] {
    return [...this.#tenants.keys()];
  }

  forget(tenant: string): boolean {
    return this.#tenants.delete(tenant);
  }
}

import type { ServerState } from '../../core/api/index.js';
import { emptyState } from '../../core/api/index.js';
import type { World } from '../../core/practice/index.js';
import { isCut } from '../../core/practice/index.js';
import type { Practice } from '../practice.js';
import { clockOf, type PracticeClock } from './clock.js';
import { controlOf, type Control } from './control.js';

/** A world to practise in: what calls it, what moves it, and what it keeps. */
export interface PracticeHandle {
  /** As `fetch` is called: a path is below the server’s own address. Where a fault cuts the connection, it rejects as `fetch` does. */
  fetch(input: Request | string | URL, init?: RequestInit): Promise<Response>;
  readonly clock: PracticeClock;
  readonly control: Control;
  /** What the API keeps, as it is now. Not a copy. */
  readonly state: ServerState;
  readonly origin: string;
  readonly api: string;
  readonly issuer: string;
  readonly adminSecret: string;
  readonly controlSecret: string;
  readonly clients: Practice['clients'];
  /** A world of its own, with its own clock, for tests that run side by side. */
  tenant(name: string): PracticeHandle;
}

export function handleOf(practice: Practice, tenant: string | null = null): PracticeHandle {
  const { origin, api, issuer, adminSecret, controlSecret, clients } = practice;
  const world = (): World => {
    const found = practice.worlds.of(tenant);
    if (!found) throw new Error('There are too many tenants.');
    return found;
  };
  async function answer(input: Request | string | URL, init?: RequestInit): Promise<Response> {
    const request = new Request(typeof input === 'string' ? new URL(input, origin) : input, init);
    if (tenant !== null && !request.headers.has('practice-tenant'))
      request.headers.set('Practice-Tenant', tenant);
    const response = await practice.fetch(request);
    if (isCut(response)) throw new TypeError('fetch failed', { cause: new Error('The connection was cut.') });
    return response;
  }
  return {
    fetch: answer,
    clock: clockOf(world),
    control: controlOf((path, init) => answer(`${origin}/__${path}`, init)),
    get state() {
      return world().state ?? emptyState();
    },
    origin,
    api,
    issuer,
    adminSecret,
    controlSecret,
    clients,
    tenant: (name) => handleOf(practice, name),
  };
}

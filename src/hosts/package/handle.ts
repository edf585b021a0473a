import { emptyState } from '../../core/api/index.js';
import type { World } from '../../core/practice/index.js';
import { isCut } from '../../core/practice/index.js';
import type { Practice } from '../practice.js';
import { clockOf } from './clock.js';
import { controlOf } from './control.js';
import type { PracticeHandle } from './types.js';

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

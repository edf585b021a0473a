import { moveClock, readClock } from './clock.js';
import { expire, revoke } from './end.js';
import { addFault, listFaults, readFault, removeFault, removeFaults } from './faults.js';
import { listCredentials, listRequests, readCounters, readCredential } from './observe.js';
import type { Run } from './outcome.js';
import { changeSettings, readSettingsInForce } from './settings.js';
import { listSnapshots, removeSnapshot, reset, restoreSnapshot, takeSnapshot } from './states.js';

export interface Operation {
  method: 'GET' | 'POST' | 'DELETE';
  /** Below `/__`, with at most one `:id`. */
  path: `/${string}`;
  run: Run;
}

/** The calls of the control plane, but for those that pass to the management routes or stream. */
export const OPERATIONS: readonly Operation[] = [
  { method: 'GET', path: '/clock', run: readClock },
  { method: 'POST', path: '/clock', run: moveClock },
  { method: 'POST', path: '/expire', run: expire },
  { method: 'POST', path: '/revoke', run: revoke },
  { method: 'GET', path: '/faults', run: listFaults },
  { method: 'POST', path: '/faults', run: addFault },
  { method: 'DELETE', path: '/faults', run: removeFaults },
  { method: 'GET', path: '/faults/:id', run: readFault },
  { method: 'DELETE', path: '/faults/:id', run: removeFault },
  { method: 'GET', path: '/requests', run: listRequests },
  { method: 'GET', path: '/credentials', run: listCredentials },
  { method: 'GET', path: '/credentials/:id', run: readCredential },
  { method: 'GET', path: '/counters', run: readCounters },
  { method: 'GET', path: '/settings', run: readSettingsInForce },
  { method: 'POST', path: '/settings', run: changeSettings },
  { method: 'POST', path: '/reset', run: reset },
  { method: 'GET', path: '/snapshots', run: listSnapshots },
  { method: 'POST', path: '/snapshots', run: takeSnapshot },
  { method: 'POST', path: '/snapshots/:id', run: restoreSnapshot },
  { method: 'DELETE', path: '/snapshots/:id', run: removeSnapshot },
];

/** The operation that a path names, what stands for its `:id`, and the methods that the path knows. */
export function findOperation(
  method: string,
  path: string,
): { operation: Operation | null; id: string; methods: string[] } {
  const here = OPERATIONS.flatMap((operation) => {
    const [before = '', after] = operation.path.split(':id');
    if (after === undefined) return path === operation.path ? [{ operation, id: '' }] : [];
    const id = path.startsWith(before) ? path.slice(before.length) : '';
    return id === '' || id.includes('/') ? [] : [{ operation, id }];
  });
  const found = here.find(({ operation }) => operation.method === method);
  return {
    operation: found?.operation ?? null,
    id: found?.id ?? '',
    methods: here.map(({ operation }) => operation.method),
  };
}

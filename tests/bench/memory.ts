import { createApi } from '../../src/core/api/index.js';
import type { Benchmark } from './benchmark.js';
import { crowd } from './crowd.js';
import { ambient } from './world.js';

const MILLION = 1_000_000;

export const memory: Benchmark = {
  name: 'memory',
  title: 'Heap that a server holds for its rows',
  unit: 'MB',
  hosts: ['node'],
  async run() {
    return [
      { variant: '1,000,000 API keys', value: await heapOf({ keys: MILLION, revoked: 0 }) },
      { variant: '1,000,000 revoked tokens', value: await heapOf({ keys: 0, revoked: MILLION }) },
    ];
  },
};

/** What is left on the heap of a server of this size, once everything is collected that can be. */
async function heapOf(size: Parameters<typeof crowd>[0]): Promise<number> {
  const before = heapUsed();
  const api = await createApi({ ...ambient(), state: crowd(size) });
  const after = heapUsed();
  if (api.state.apiKeys.size !== size.keys) throw new Error('the server holds what it was given');
  return (after - before) / 1_000_000;
}

function heapUsed(): number {
  if (!globalThis.gc) throw new Error('memory is measured under node --expose-gc');
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

import { createApi, type Api } from '../../src/core/api/index.js';
import type { Benchmark, Figure } from './benchmark.js';
import { crowd } from './crowd.js';
import { interleave, type Task } from './interleave.js';
import { accessToken, ambient, apiKey, NO_LIMIT, revoke } from './world.js';

const SIZES = [1, 1000, 1_000_000] as const;
type Size = (typeof SIZES)[number];

const KINDS = ['API key, good', 'API key, unknown', 'token, good', 'token, revoked'] as const;
type Kind = (typeof KINDS)[number];

export const lookup: Benchmark = {
  name: 'lookup',
  title: 'A request through api.fetch among 1, 1,000 and 1,000,000 keys and revoked tokens, against among 1',
  unit: 'µs',
  hosts: ['node'],
  async run() {
    const tasks: Record<string, Task> = {};
    for (const size of SIZES) {
      for (const [kind, task] of Object.entries(await tasksAmong(size))) tasks[nameOf(kind, size)] = task;
    }
    const times = await interleave(tasks);
    return KINDS.flatMap((kind) =>
      SIZES.map((size): Figure => {
        const value = times[nameOf(kind, size)]?.quiet ?? NaN;
        const floor = times[nameOf(kind, 1)]?.quiet ?? NaN;
        const variant = nameOf(kind, size);
        return size === 1
          ? { variant, value }
          : { variant, value, floor, goal: { kind: 'ratio', most: 1.2 } };
      }),
    );
  },
};

function nameOf(kind: string, size: Size): string {
  return `${kind}, among ${size.toLocaleString('en')}`;
}

async function tasksAmong(size: Size): Promise<Record<Kind, Task>> {
  const config = { alg: 'HS256', denylist: true, limit: NO_LIMIT } as const;
  const api = await createApi({ ...ambient(), config, state: crowd({ keys: size, revoked: size }) });
  const key = await apiKey(api);
  const unknown = await apiKey(await createApi(ambient()));
  const revoked = await accessToken(api);
  await revoke(api, revoked);
  return {
    'API key, good': await asking(api, key, 200),
    'API key, unknown': await asking(api, unknown, 401),
    'token, good': await asking(api, await accessToken(api), 200),
    'token, revoked': await asking(api, revoked, 401),
  };
}

/** Asks with a credential, once it is sure what the answer is. */
async function asking(api: Api, credential: string, status: number): Promise<Task> {
  const ask = (): Promise<Response> =>
    api.fetch(
      new Request('https://api.example/v1/orders', { headers: { Authorization: `Bearer ${credential}` } }),
    );
  const answered = await ask();
  if (answered.status !== status) throw new Error(`answered ${answered.status}, not ${status}`);
  return ask;
}

import type { Connection, ConnectionDeps, Source } from '../../../src/state/practice/server/connection.js';
import type { RequestMessage } from '../../../src/state/practice/server/messages.js';
import { Watching, type WatchingDeps } from '../../../src/state/practice/watching.svelte.js';
import { HandFrames } from '../frames.js';

export type { Connection };

/** A stream of events that a test speaks. */
export class HandSource implements Source {
  readyState = 0;
  readonly #listeners = new Map<string, (event: { data: string }) => void>();

  constructor(readonly address: string) {}

  addEventListener(type: string, listener: (event: { data: string }) => void): void {
    this.#listeners.set(type, listener);
  }

  close(): void {
    this.readyState = 2;
  }

  say(type: string, data: unknown = {}): void {
    this.#listeners.get(type)?.({ data: JSON.stringify(data) });
  }
}

export interface Watched {
  watching: Watching;
  frames: HandFrames;
  sources: HandSource[];
  source: () => HandSource;
  timers: { ms: number; callback: () => void; off: boolean }[];
  clock: { at: number };
  asked: { address: string; init: RequestInit | undefined }[];
}

export const NOW = Date.UTC(2030, 0, 1);

/** A page that watches a server played by hand. `answers` has what the control plane says, by path. */
export function watched(answers: Record<string, unknown> = {}): Watched {
  const frames = new HandFrames();
  const sources: HandSource[] = [];
  const timers: Watched['timers'] = [];
  const asked: Watched['asked'] = [];
  const clock = { at: NOW };
  const after: ConnectionDeps['after'] = (ms, callback) => {
    const timer = { ms, callback, off: false };
    timers.push(timer);
    return () => {
      timer.off = true;
    };
  };
  const deps: WatchingDeps = {
    clock: { now: () => clock.at },
    frames,
    hidden: () => false,
    after,
    open(address) {
      const source = new HandSource(address);
      sources.push(source);
      return source;
    },
    fetch(address, init) {
      asked.push({ address, init });
      const told = answers[address.replace('/__', '')];
      return Promise.resolve(told instanceof Response ? told : Response.json(told ?? {}));
    },
  };
  const watching = new Watching('/__', deps);
  const source = (): HandSource => {
    const last = sources.at(-1);
    if (!last) throw new Error('the stream was opened');
    return last;
  };
  return { watching, frames, sources, source, timers, clock, asked };
}

export function requestOf(id: number, given: Partial<RequestMessage> = {}): RequestMessage {
  return {
    id,
    at: new Date(NOW + id * 100).toISOString(),
    method: 'GET',
    path: '/v1/orders',
    query: [],
    credential: null,
    presented_in: null,
    masked: null,
    client: 'demo-app',
    grant: null,
    status: 200,
    code: null,
    decided_by: null,
    why: null,
    issued: [],
    fault: null,
    trace: null,
    ...given,
  };
}

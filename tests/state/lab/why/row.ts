import type { Command, RequestEvent, Scenario } from '../../../../src/core/simulation/index.js';
import { at, world } from '../../../core/simulation/harness.js';

/** Picks the request that is asked about. */
export type Pick = (event: RequestEvent) => boolean;

export const thief =
  (lane: 'key' | 'jwt', from: number, status: number): Pick =>
  ({ lane: of, actor, purpose, at: when, exchange }) =>
    of === lane &&
    actor === 'attacker' &&
    purpose === 'call' &&
    when >= from &&
    exchange.response.status === status;
export const customer =
  (lane: 'key' | 'jwt', from: number, status: number, purpose: RequestEvent['purpose'] = 'call'): Pick =>
  (event) =>
    event.lane === lane &&
    event.actor === 'customer' &&
    event.purpose === purpose &&
    event.at >= from &&
    event.exchange.response.status === status;
export const decidedBy =
  (code: string): Pick =>
  ({ trace }) =>
    trace.steps[trace.decidedBy]?.code === code;

export const revokeKey: Command = { at: at(8), type: 'revoke', credential: 'cred-1' };
export const revokeToken: Command = { at: at(8), type: 'revoke', credential: 'cred-2' };
export const manualSend = (edits: string[], as = 'bearer', credential = 'cred-2'): Command =>
  ({
    at: at(6),
    type: 'send',
    request: {
      method: 'GET',
      path: '/v1/orders',
      query: [],
      region: null,
      longLines: [],
      credentials: [{ as, secret: credential, edits }],
      body: null,
    },
  }) as Command;

/** An order placed by hand, which takes the right to write. */
export const order = (secret: string): Command =>
  ({
    at: at(6),
    type: 'send',
    request: {
      method: 'POST',
      path: '/v1/orders',
      query: [],
      region: null,
      longLines: [],
      credentials: [{ as: 'bearer', secret, edits: [] }],
      body: { sentAs: 'json', content: { json: { item: 'Ink', quantity: 1 } } },
    },
  }) as Command;
/** One limit for all, and a neighbour who uses it up. */
export const noisy: Scenario = {
  ...world,
  endsAt: at(2),
  api: { ...world.api, limit: { requests: 20, windowS: 60 }, limitPer: 'api' },
  traffic: { ...world.traffic, neighbour: { everyMs: 1000, jitter: 0 } },
  script: [
    { at: at(0), type: 'mint', lane: 'key' },
    { at: at(0), type: 'mint', lane: 'key', for: 'neighbour' },
  ],
};
export const unleaked = world.script.filter(({ type }) => type !== 'leak');

/** A run in which a request has a reason, and what is said of it. */
export interface Row {
  what: string;
  commands: Command[];
  scenario?: Scenario;
  pick: Pick;
  says: string | RegExp;
  causedBy?: string;
  otherwise?: RegExp;
}

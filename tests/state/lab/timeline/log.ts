import type {
  ActorId,
  CommandEvent,
  Lane,
  LogEvent,
  CommandInput,
  RequestEvent,
} from '../../../../src/core/simulation/index.js';

/** A request as a log holds it, with what a timeline reads of it. */
export function request(
  seq: number,
  at: number,
  about: Partial<{
    lane: Lane | null;
    actor: ActorId;
    status: number;
    purpose: RequestEvent['purpose'];
  }> = {},
): RequestEvent {
  const { lane = 'jwt', actor = 'customer', status = 200, purpose = 'call' } = about;
  return {
    kind: 'request',
    seq,
    at,
    lane,
    actor,
    purpose,
    credential: null,
    changes: [],
    exchange: {
      request: { method: 'GET', path: '/v1/orders', headers: [], body: '' },
      response: { status, headers: [], body: '' },
    },
    trace: { requestId: `req-${seq}`, at, status, decidedBy: 0, steps: [], changes: [] },
  };
}

export function command(seq: number, at: number, order: CommandInput): CommandEvent {
  return { kind: 'command', seq, at, lane: null, changes: [], command: { ...order, at } };
}

/** One request every `everyMs` from `startsAt` on, each with what `about` says of it. */
export function requests(
  count: number,
  startsAt: number,
  everyMs: number,
  about: (seq: number) => Parameters<typeof request>[2] = () => ({}),
): LogEvent[] {
  return Array.from({ length: count }, (_, seq) => request(seq, startsAt + seq * everyMs, about(seq)));
}

import type { Step } from '../../../core/api/index.js';
import type { Lane, RequestEvent } from '../../../core/simulation/index.js';
import type { RequestMessage } from '../server/messages.js';

/** What became of a call: let in, turned away, told to come later, or left without an answer. */
export type CallVerdict = 'allowed' | 'refused' | 'throttled' | 'none';

/** A call of a real client, in the form in which the Lab’s timeline reads the requests of a run. */
export interface Call extends RequestEvent {
  /** As the server numbers it, from 1. */
  id: number;
  client: string;
  verdict: CallVerdict;
  told: Pick<
    RequestMessage,
    'code' | 'why' | 'fault' | 'masked' | 'presented_in' | 'grant' | 'issued' | 'query'
  >;
}

/** Rows of the timeline. Whoever comes after the fourth shares the last. */
export const ACTORS = ['customer', 'second_tab', 'neighbour', 'attacker'] as const;
export type CallActor = (typeof ACTORS)[number] | 'you';

const KEY_STEPS: ReadonlySet<Step['id']> = new Set(['key_checksum', 'key_lookup', 'key_expiry']);
const TOKEN_STEPS: ReadonlySet<Step['id']> = new Set(['token_header', 'signing_key', 'signature']);

/** In which lane a call is drawn: by what the server checked, or else by what was presented. */
export function laneOf({ path, trace, presented_in: where, masked }: RequestMessage): Lane | null {
  if (path.startsWith('/oauth/')) return 'jwt';
  const ids = trace?.steps.map(({ id }) => id) ?? [];
  if (ids.some((id) => TOKEN_STEPS.has(id))) return 'jwt';
  if (where === 'x-api-key' || ids.some((id) => KEY_STEPS.has(id))) return 'key';
  return masked?.split('.').length === 3 ? 'jwt' : null;
}

export function verdictOfStatus(status: number | null): CallVerdict {
  if (status === null) return 'none';
  return status === 429 ? 'throttled' : status >= 400 ? 'refused' : 'allowed';
}

export function purposeOf({ path, grant }: RequestMessage): RequestEvent['purpose'] {
  if (grant === 'refresh_token') return 'refresh';
  if (path.startsWith('/oauth/')) return 'sign_in';
  return /^\/v1\/(?:orders|me)\b/.test(path) ? 'call' : 'manage';
}

interface Place {
  seq: number;
  at: number;
  client: string;
  actor: CallActor;
  steps: Step[];
}

/** A timeline wants a status: a call without an answer is drawn as refused. */
const NO_ANSWER = 504;

export function callOf(message: RequestMessage, { seq, at, client, actor, steps }: Place): Call {
  const { id, method, path, status, trace, credential } = message;
  const { code, why, fault, masked, presented_in, grant, issued, query } = message;
  return {
    kind: 'request',
    seq,
    at,
    id,
    client,
    actor,
    lane: laneOf(message),
    purpose: purposeOf(message),
    verdict: verdictOfStatus(status),
    credential: credential as Call['credential'],
    exchange: {
      request: { method, path, headers: [], body: '' },
      response: { status: status ?? NO_ANSWER, headers: [], body: '' },
    },
    trace: {
      requestId: trace?.requestId ?? '',
      at,
      status: status ?? 0,
      decidedBy: trace?.decidedBy ?? -1,
      steps,
      changes: [],
    },
    changes: [],
    told: { code, why, fault, masked, presented_in, grant, issued, query },
  };
}

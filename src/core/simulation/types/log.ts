import type { Trace } from '../../api/index.js';
import type { Command, CommandCode } from './command.js';
import type { ActorId, CredentialId, Lane } from './ids.js';
import type { SimulationChange } from './state.js';

/** One HTTP exchange, with every credential replaced by its name in braces: `Bearer {cred-1}`. */
export interface HttpExchange {
  request: { method: string; path: string; headers: [string, string][]; body: string };
  response: { status: number; headers: [string, string][]; body: string };
}

interface EventBase {
  /** Position in the log, from 0. */
  seq: number;
  at: number;
  changes: readonly SimulationChange[];
}

export interface CommandEvent extends EventBase {
  kind: 'command';
  command: Command;
  lane: Lane | null;
  /** Why the command could not be carried out. */
  error?: CommandCode;
}

export interface RequestEvent extends EventBase {
  kind: 'request';
  /** Null for a manual request that belongs to neither. */
  lane: Lane | null;
  actor: ActorId;
  /** What the request is for: a call to the API, one of the requests around the calls, or whatever you sent. */
  purpose: 'call' | 'mint' | 'rotate' | 'revoke' | 'sign_in' | 'refresh' | 'exchange' | 'manage' | 'by_hand';
  /** The credential that was presented or acted on. */
  credential: CredentialId | null;
  exchange: HttpExchange;
  trace: Trace;
}

export type LogEvent = CommandEvent | RequestEvent;

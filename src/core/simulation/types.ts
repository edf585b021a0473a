import type { ServerState, Trace } from '../api/index.js';
import type { Alg, Limit } from '../credentials/index.js';
import type { Change, Table } from '../shared/index.js';
import type { HandMade } from './byHand/types.js';

export type * from './byHand/types.js';

/** The two ways of carrying the same traffic. */
export type Lane = 'key' | 'jwt';
export const LANES: readonly Lane[] = ['key', 'jwt'];

/** Who sends a request: the honest customer, the thief, the people who run the API, or whoever watches, by hand. */
export type ActorId = 'customer' | 'attacker' | 'operator' | 'you';

/** Names a credential in commands, logs and files, which never hold its bytes. Numbered as they are minted. */
export type CredentialId = `cred-${number}`;

/** The settings of the mock API that a run may change while it goes on. */
export interface Dials {
  denylist: boolean;
}

/** A caller's rhythm: one request every `everyMs`, each gap up to `jitter` (0 to 1) longer or shorter. */
export interface Traffic {
  everyMs: number;
  jitter: number;
}

/** A world to start in, as plain JSON data. All times are milliseconds since 1970. */
export interface Scenario {
  id: string;
  startsAt: number;
  endsAt: number;
  api: { alg: Alg; accessTtlS: number; refreshTtlS: number; leewayS: number; limit: Limit } & Dials;
  traffic: Record<'customer' | 'attacker', Traffic>;
  /** How the customer copes. */
  customer: {
    /** A well-made client refreshes this long before `exp`. */
    refreshBeforeMs: number;
    /** How long it takes to hand a replacement to a customer whose key is refused. */
    replaceKeyAfterMs: number;
    /** How long it takes a person to sign in again. */
    signInAfterMs: number;
  };
  /** What happens without anybody's doing. */
  script: readonly Command[];
}

export type Order =
  | { type: 'mint'; lane: Lane }
  | { type: 'leak'; credential: CredentialId }
  | { type: 'revoke'; credential: CredentialId }
  | { type: 'rotate'; credential: CredentialId; overlapS: number }
  | { type: 'refresh' }
  | { type: 'configure'; dials: Partial<Dials> }
  | SendOrder;

/** Sends one request by hand. */
export interface SendOrder {
  type: 'send';
  request: HandMade;
}

/** Something done at a moment (milliseconds since 1970, whole). */
export type Command = Order & { at: number };

export type CommandCode =
  | 'invalid_time'
  | 'in_the_past'
  | 'after_the_end'
  | 'unknown_credential'
  | 'wrong_kind'
  | 'already_revoked'
  | 'nothing_to_refresh';
export interface CommandError {
  code: CommandCode;
}

/** A credential as the run knows it: what it is called, never what it is. */
export interface CredentialRow {
  id: CredentialId;
  lane: Lane;
  kind: 'api_key' | 'access_token' | 'refresh_token';
  /** Its id on the server: the key's id, the token's `jti`, or the family's id. */
  serverId: string;
  /** The OAuth client it was issued to; null for a key. */
  clientId: string | null;
  /** Shortened for display. */
  preview: string;
  scopes: string[];
  mintedAt: number;
  expiresAt: number | null;
  leakedAt: number | null;
  revokedAt: number | null;
}

/** A caller in one lane. */
export interface ClientRow {
  actor: 'customer' | 'attacker';
  lane: Lane;
  holds: CredentialId;
  refreshToken: CredentialId | null;
  /** When the next request is due, and how many have been sent. */
  nextAt: number;
  sent: number;
  /** When help arrives for a caller whose credential is dead. */
  recoversAt: number | null;
}

export interface SimulationState {
  credentials: Table<CredentialRow>;
  clients: Table<ClientRow>;
  dials: Table<Dials>;
}
export type SimulationChange = Change<keyof SimulationState>;

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
  /** Null for a request by hand that belongs to neither. */
  lane: Lane | null;
  actor: ActorId;
  /** What the request is for: a call to the API, one of the errands around it, or whatever you sent. */
  purpose: 'call' | 'mint' | 'rotate' | 'revoke' | 'sign_in' | 'refresh' | 'by_hand';
  /** The credential that was presented or acted on. */
  credential: CredentialId | null;
  exchange: HttpExchange;
  trace: Trace;
}

export type LogEvent = CommandEvent | RequestEvent;

/** The whole world at one moment. */
export interface View {
  at: number;
  /** How many events of the log have happened. */
  events: number;
  server: ServerState;
  credentials: readonly CredentialRow[];
  clients: readonly ClientRow[];
  dials: Dials;
}

/** What a lane has cost so far. */
export interface Bill {
  /** From the revocation to the first instant at which the verifier would refuse the credential, in milliseconds. */
  exposureMs: number;
  /** Calls by the thief that were answered after the revocation. */
  allowedAfterRevocation: number;
  reads: number;
  writes: number;
  /** Rows the server keeps for this lane. */
  rows: number;
  /** Calls by the honest customer that were refused. */
  honestRefused: number;
}

/** A run, as a file: everything needed to do it again, no credential among it. */
export interface RunFile {
  format: 'key-or-token/run';
  version: 1;
  scenario: Scenario;
  seed: number;
  commands: readonly Command[];
  /** How far the run had come. */
  until: number;
}

export interface RunError {
  code: 'not_a_run' | 'newer_version' | 'invalid_scenario' | 'invalid_command';
  /** Where in the file, such as `commands[3].at`. */
  where: string;
}

export interface Run {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly log: readonly LogEvent[];
  /** How far the run has come. Everything up to and including this moment has happened. */
  readonly now: number;
  /** Lets time pass. A moment that has passed already changes nothing. */
  advance(toMs: number): Promise<void>;
  /** Advances to the command's moment and carries it out. */
  issue(command: Command): Promise<{ ok: true; value: LogEvent } | ({ ok: false } & CommandError)>;
  /**
   * Answers a real request at a moment, or now where that has passed, as a command that anybody may replay. The answer
   * holds real credentials; the log, the command and the file hold their names, and nothing else of the request that
   * might be a secret.
   */
  serve(request: Request, atMs: number): Promise<Response>;
  view(atMs: number): View;
  /** A new run with the same past up to `atMs`, and a future of its own. */
  fork(atMs: number): Promise<Run>;
  bill(atMs: number): Record<Lane, Bill>;
  export(): RunFile;
}

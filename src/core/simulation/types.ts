import type { Part, Role, ServerState, Trace } from '../api/index.js';
import type { AccessTokenClaims, Alg } from '../credentials/index.js';
import type { Change, Table } from '../shared/index.js';
import type { HandMade } from './byHand/types.js';
import type { Dials } from './dials.js';

export type * from './byHand/types.js';
export type { Dials } from './dials.js';

/** The two ways of carrying the same traffic. */
export type Lane = 'key' | 'jwt';
export const LANES: readonly Lane[] = ['key', 'jwt'];

/** Who calls again and again: the honest customer, its second browser tab, another customer, the thief. */
export const CALLERS = ['customer', 'second_tab', 'neighbour', 'attacker'] as const;
export type CallerId = (typeof CALLERS)[number];

/** Who sends a request: a caller, the people who run the API, or whoever watches, by hand. */
export type ActorId = CallerId | 'operator' | 'you';

/** Names a credential in commands, logs and files, which never hold its bytes. Numbered as they are minted. */
export type CredentialId = `cred-${number}`;

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
  /** How the API is set up. What is left out is as the API has it by itself. */
  api: { alg: Alg; refreshTtlS: number } & Pick<Dials, 'accessTtlS' | 'leewayS' | 'limit' | 'denylist'> &
    Partial<Dials>;
  traffic: Record<'customer' | 'attacker', Traffic> & Partial<Record<CallerId, Traffic>>;
  /** The region each caller reaches; the first one where nothing is said. */
  regions?: Partial<Record<CallerId, string>>;
  /** How the callers of the JWT lane get their tokens: by signing in, or for an API key (RFC 8693). */
  tokensFor?: 'sign_in' | 'api_key';
  /** The customer's keys stand in the code that every visitor of its site loads: a thief has each of them at once. */
  keysInBundle?: boolean;
  /** How the customer copes. */
  customer: {
    /** A well-made client refreshes this long before `exp`. */
    refreshBeforeMs: number;
    /** How long it takes to hand a replacement to a customer whose key is refused. */
    replaceKeyAfterMs: number;
    /** How long the customer takes to put a rotated key to use; at once where nothing is said. */
    deployKeyAfterMs?: number;
    /** How long it takes a person to sign in again. */
    signInAfterMs: number;
  };
  /** What happens without anybody's doing. */
  script: readonly Command[];
}

export type Order =
  /** `for` is the customer and `user` its usual account where nothing else is said. */
  | { type: 'mint'; lane: Lane; for?: CallerId; user?: string }
  /** The thief has a copy, and uses it. */
  | { type: 'leak'; credential: CredentialId }
  /** The thief has the key that signs, or what a breached verifier holds of it, and makes tokens of its own. */
  | { type: 'leak_signing_key'; from?: 'verifier' }
  | { type: 'revoke'; credential: CredentialId }
  | { type: 'rotate'; credential: CredentialId; overlapS: number }
  | { type: 'refresh' }
  /** The customer opens a second tab, which shares the tokens of the first. */
  | { type: 'open_tab' }
  /** The customer's app throws its tokens away and revokes the refresh token. */
  | { type: 'log_out' }
  | { type: 'sign_out_everywhere'; user: string }
  | { type: 'change_role'; user: string; role: Role }
  | { type: 'delete_user'; user: string }
  | { type: 'rotate_signing_key'; useAfterS: number }
  /** Takes the oldest published signing key out of the JWKS. */
  | { type: 'remove_signing_key' }
  /** The customer's keys move to its own server, which calls for the visitors: new ones are not in the bundle. */
  | { type: 'add_proxy' }
  | { type: 'configure'; dials: Partial<Omit<Dials, 'down'>> }
  | { type: 'break'; part: Part }
  | { type: 'mend'; part: Part }
  | SendOrder;

/** Sends one request by hand: yours, or a thief's. */
export interface SendOrder {
  type: 'send';
  request: HandMade;
  by?: 'attacker';
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
  | 'nothing_to_refresh'
  | 'nobody_signed_in'
  | 'unknown_user'
  | 'already_so';
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
  /** What a verifier finds it by: the hash of a key, the claims of a token. */
  facts: Facts;
  /** Shortened for display. */
  preview: string;
  scopes: string[];
  mintedAt: number;
  expiresAt: number | null;
  leakedAt: number | null;
  revokedAt: number | null;
}

export type Facts =
  | { hash: string }
  | { kid: string; claims: AccessTokenClaims }
  /** A refresh token is known to its issuer alone. */
  | { familyId: string };

/** A caller in one lane. */
export interface ClientRow {
  actor: CallerId;
  lane: Lane;
  /** Whose account it uses: a customer's name in the key lane, a user's id in the other. */
  user: string;
  holds: CredentialId;
  refreshToken: CredentialId | null;
  /** The API key it trades for a token whenever it needs one. */
  exchanges: CredentialId | null;
  /** It has the signing key, and makes its tokens itself. */
  forges: boolean;
  /** A rotated key that it will use from then on. */
  replacement: { credential: CredentialId; at: number } | null;
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
  /** The key id of a stolen key, under `signing-key`; under `verifying-key` where a verifier's half was stolen. */
  stolen: Table<string>;
  /** Where the customer keeps its keys, under `keys`. */
  places: Table<'server' | 'bundle'>;
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
  purpose: 'call' | 'mint' | 'rotate' | 'revoke' | 'sign_in' | 'refresh' | 'exchange' | 'manage' | 'by_hand';
  /** The credential that was presented or acted on. */
  credential: CredentialId | null;
  exchange: HttpExchange;
  trace: Trace;
}

export type LogEvent = CommandEvent | RequestEvent;

/** When a credential in a thief's hands was, or could be, let in somewhere after it was taken away, as far as it has come. */
export interface Exposure {
  credential: CredentialId;
  lane: Lane;
  /** The revocation, or the leak where that came later. */
  from: number;
  to: number;
  /** Whether some verifier still lets it in. */
  counting: boolean;
}

/** The whole world at one moment. */
export interface View {
  at: number;
  /** How many events of the log have happened. */
  events: number;
  server: ServerState;
  credentials: readonly CredentialRow[];
  clients: readonly ClientRow[];
  dials: Dials;
  /** In the order of the revocations. */
  exposures: readonly Exposure[];
}

/** What a lane has cost so far. */
export interface Bill {
  /** From the revocation to the first instant at which the verifier would refuse the credential, in milliseconds. */
  exposureMs: number;
  /** Calls by the thief that were answered after the revocation. */
  allowedAfterRevocation: number;
  reads: number;
  writes: number;
  /** Requests to the issuer that checking took. */
  calls: number;
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
  /**
   * What a request says that somebody has written as an HTTP message, with real secrets or their names in braces; or
   * the number of the line that cannot be read.
   */
  describe(text: string): Promise<{ request: HandMade } | { line: number }>;
  view(atMs: number): View;
  /** A new run with the same past up to `atMs`, and a future of its own. */
  fork(atMs: number): Promise<Run>;
  bill(atMs: number): Record<Lane, Bill>;
  /**
   * From when on age alone has every verifier refuse a credential, as the API is set up at `atMs`: leeway and skewed
   * clocks make that another moment than its `expiresAt`. Null for one that has no end.
   */
  expiredFrom(credential: CredentialId, atMs: number): number | null;
  export(): RunFile;
}

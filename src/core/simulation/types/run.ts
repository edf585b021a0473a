import type { ServerState } from '../../api/index.js';
import type { ManualRequest } from '../manual/request.js';
import type { Bill, Exposure } from './bill.js';
import type { Settings } from '../settings/settings.js';
import type { Command, CommandError } from './command.js';
import type { CredentialId, Lane } from './ids.js';
import type { LogEvent } from './log.js';
import type { Scenario } from './scenario.js';
import type { ClientRow, CredentialRow } from './state.js';

/** The whole world at one moment. */
export interface View {
  at: number;
  /** When the run began. */
  startsAt: number;
  /** How many events of the log have happened. */
  events: number;
  server: ServerState;
  credentials: readonly CredentialRow[];
  clients: readonly ClientRow[];
  settings: Settings;
  /** What came of taking something away from a thief; null where nothing was. */
  exposures: Readonly<Record<Lane, Exposure | null>>;
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
  describe(text: string): Promise<{ request: ManualRequest } | { line: number }>;
  view(atMs: number): View;
  /** A new run with the same past up to `atMs`, and a future of its own. */
  fork(atMs: number): Promise<Run>;
  bill(atMs: number): Record<Lane, Bill>;
  /**
   * From when on age alone has every verifier refuse a credential, as the API is set up at `atMs`: leeway and skewed
   * clocks make that another moment than its `expiresAt`. Null for one that has no end.
   */
  expiredFrom(credential: CredentialId, atMs: number): number | null;
  /** The credential itself, for whoever is shown it: no log, command or file holds it. */
  secretOf(credential: CredentialId): string;
  export(): RunFile;
}

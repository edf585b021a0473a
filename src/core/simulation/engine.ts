import { createApi, type Api } from '../api/index.js';
import { seededRandom } from '../shared/index.js';
import { History } from './history.js';
import { endedBy } from './measures/revocations.js';
import { settingsOf, type Settings } from './settings/settings.js';
import { SimulationTables } from './tables.js';
import { Transcript, type Names } from './transcript.js';
import { ApiTransport, ORIGIN, type Outgoing, type Sent } from './transport.js';
import type {
  CodeId,
  Command,
  CommandCode,
  CommandEvent,
  CredentialId,
  CredentialRow,
  Lane,
  RequestEvent,
  Scenario,
  SimulationChange,
  SimulationState,
  World,
} from './types/index.js';

/** What a fork takes from the run it leaves. */
export interface Past {
  history: History;
  secrets: ReadonlyMap<CredentialId, string>;
  codes: ReadonlyMap<CodeId, IssuedCode>;
}

/** An authorization code that went to somebody who calls by hand. */
interface IssuedCode {
  secret: string;
  issuedAt: number;
  /** The `code_challenge` of whoever asked for it, where that was a real request. */
  challenge: string | null;
}

/** One request to the API: on whose behalf and what for, and what to do with the answer. */
export interface EngineRequest<Value> extends Pick<
  RequestEvent,
  'lane' | 'actor' | 'purpose' | 'credential'
> {
  outgoing: Outgoing;
  /** The secrets in the request, and the names that the log writes in their place. */
  names?: Names;
  /** The request as the log shows it, where replacing secrets is not enough. */
  shown?: Outgoing;
  /** Takes in what the answer brings, before the entry is written; null when it brings nothing. */
  register?: (sent: Sent) => Registered<Value> | null;
}

/** What an answer brought. */
export interface Registered<Value> {
  value: Value;
  /** The secrets in the answer, and the names that the log writes in their place. */
  names: Names;
  /** What the request was about, where it presented nothing that has a name. */
  credential: CredentialId | null;
}

/**
 * Where a run takes place: one API, the tables around it, the clock, and the log. The only holder of credential
 * bytes. Whatever changes between two log entries is written down with the later one.
 */
export class Engine {
  readonly tables: SimulationTables;
  readonly codes: Map<CodeId, IssuedCode>;
  readonly #secrets: Map<CredentialId, string>;
  readonly #transcript = new Transcript();

  private constructor(
    readonly scenario: Scenario,
    readonly seed: number,
    readonly api: Api,
    readonly history: History,
    readonly transport: ApiTransport,
    simulation: SimulationState,
    readonly clock: { at: number; now(): number },
    past?: Past,
  ) {
    this.tables = new SimulationTables(simulation, clock);
    // What a fork leaves behind has no name in it.
    this.#secrets = new Map([...(past?.secrets ?? [])].filter(([id]) => simulation.credentials.has(id)));
    this.codes = new Map([...(past?.codes ?? [])].filter(([, { issuedAt }]) => issuedAt <= clock.at));
  }

  /** An engine at `now`: at the beginning, or where `past` was left. */
  static async start(scenario: Scenario, seed: number, now: number, past?: Past): Promise<Engine> {
    const world = past?.history.at(now).world;
    const transport = new ApiTransport();
    const clock = { at: now, now: (): number => clock.at };
    // Drawn by how much has happened, so that a fork draws what the run it left would have drawn.
    const random = seededRandom(seed, () => `api after ${history.log.length} events`);
    const config = {
      ...scenario.api,
      ...world?.simulation.settings.get('api'),
      issuer: ORIGIN,
      audience: ORIGIN,
    };
    const api = await createApi({
      clock,
      random,
      config,
      ids: 'counted',
      observe: transport.observe,
      ...(world && { state: world.server }),
    });
    const start: World = world ?? { server: api.state, simulation: emptySimulation(scenario) };
    const history = past?.history.fork(now) ?? History.begin(scenario, start);
    return new Engine(scenario, seed, api, history, transport, start.simulation, clock, past);
  }

  get now(): number {
    return this.clock.at;
  }

  set now(at: number) {
    this.clock.at = at;
  }

  get secrets(): ReadonlyMap<CredentialId, string> {
    return this.#secrets;
  }

  secretOf(id: CredentialId): string {
    const secret = this.#secrets.get(id);
    if (secret === undefined) throw new Error(`${id} was never minted`);
    return secret;
  }

  /** Takes a fresh credential in, and gives it the next name. */
  register(
    secret: string,
    row: Omit<CredentialRow, 'id' | 'mintedAt' | 'leakedAt' | 'revokedAt'>,
  ): CredentialId {
    const id: CredentialId = `cred-${this.tables.state.credentials.size + 1}`;
    this.#secrets.set(id, secret);
    this.tables.putCredential({ ...row, id, mintedAt: this.now, leakedAt: null, revokedAt: null });
    return id;
  }

  configure(changes: Partial<Settings>): void {
    this.api.configure(changes);
    this.tables.change({ table: 'settings', key: 'api', row: { ...this.tables.settings, ...changes } });
  }

  /** Sends a request and writes it into the log, without its secrets. Hands back what its answer brought. */
  async request<Value = null>({
    outgoing,
    names = [],
    shown = outgoing,
    register,
    ...about
  }: EngineRequest<Value>): Promise<Sent & { registered: Value | null }> {
    const sent = await this.transport.send(this.api, outgoing);
    const world = { server: this.api.state, simulation: this.tables.state };
    const [ended] = sent.trace.changes.flatMap((change) =>
      this.#end(endedBy(change, world, this.scenario, this.now)),
    );
    const registered = register?.(sent) ?? null;
    const exchange = this.#transcript.write(shown, sent.response, [...names, ...(registered?.names ?? [])]);
    this.history.append({
      kind: 'request',
      ...this.#entry(),
      ...about,
      credential: about.credential ?? registered?.credential ?? ended?.id ?? null,
      ...this.#transcript.share(about, { exchange, trace: sent.trace }),
    });
    return { ...sent, registered: registered?.value ?? null };
  }

  /** Writes a command into the log, carried out or not. */
  logCommand(command: Command, lane: Lane | null, error: CommandCode | null): CommandEvent {
    const event: CommandEvent = { kind: 'command', ...this.#entry(), command, lane, ...(error && { error }) };
    this.history.append(event);
    return event;
  }

  /** Ends a turn: what changed since its last entry is written down with that entry. */
  close(): void {
    this.history.amend(this.tables.takeChanges());
  }

  #end(rows: CredentialRow[]): CredentialRow[] {
    for (const row of rows) this.tables.putCredential(row);
    return rows;
  }

  #entry(): { seq: number; at: number; changes: SimulationChange[] } {
    return { seq: this.history.log.length, at: this.now, changes: this.tables.takeChanges() };
  }
}

function emptySimulation({ api, keysInBundle }: Scenario): SimulationState {
  return {
    credentials: new Map(),
    clients: new Map(),
    settings: new Map([['api', settingsOf(api)]]),
    stolen: new Map(),
    places: new Map([['keys', keysInBundle ? 'bundle' : 'server']]),
  };
}

import { createApi, signerOf, type Api } from '../api/index.js';
import type { Table } from '../shared/index.js';
import { dialsOf } from './dials.js';
import { markEnded } from './ended.js';
import { History, type World } from './history.js';
import { ORIGIN } from './origin.js';
import { seededRandom } from './seeded.js';
import type {
  ClientRow,
  CodeId,
  Command,
  CommandCode,
  CommandEvent,
  CredentialId,
  CredentialRow,
  Dials,
  Lane,
  RequestEvent,
  Scenario,
  SimulationChange,
  SimulationState,
} from './types.js';
import { Scribe, Wire, type Names, type Outgoing, type Sent } from './wire.js';

type RowOf<Name extends keyof SimulationState> = SimulationState[Name] extends Table<infer Row> ? Row : never;
type Purpose = Pick<RequestEvent, 'lane' | 'actor' | 'purpose' | 'credential'>;

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

/**
 * Where a run takes place: one API, the tables around it, the clock, and the log. The only holder of credential
 * bytes. Whatever changes between two log entries is written down with the later one.
 */
export class Stage {
  readonly state: SimulationState;
  readonly codes: Map<CodeId, IssuedCode>;
  readonly #wire: Wire;
  readonly #secrets: Map<CredentialId, string>;
  readonly #scribe = new Scribe();
  #pending: SimulationChange[] = [];

  private constructor(
    readonly scenario: Scenario,
    readonly seed: number,
    readonly api: Api,
    readonly history: History,
    wire: Wire,
    world: World,
    readonly clock: { at: number },
    past?: Past,
  ) {
    this.state = world.simulation;
    this.#wire = wire;
    // What a fork leaves behind has no name in it.
    this.#secrets = new Map([...(past?.secrets ?? [])].filter(([id]) => this.state.credentials.has(id)));
    this.codes = new Map([...(past?.codes ?? [])].filter(([, { issuedAt }]) => issuedAt <= clock.at));
  }

  /** A stage at `now`: at the beginning, or where `past` was left. */
  static async set(scenario: Scenario, seed: number, now: number, past?: Past): Promise<Stage> {
    const world = past?.history.at(now).world;
    const wire = new Wire(ORIGIN);
    const clock = { at: now, now: (): number => clock.at };
    // Drawn by how much has happened, so that a fork draws what the run it left would have drawn.
    const random = seededRandom(seed, () => `api after ${history?.log.length ?? 0} events`);
    const { observe } = wire;
    const config = {
      ...scenario.api,
      ...world?.simulation.dials.get('api'),
      issuer: ORIGIN,
      audience: ORIGIN,
    };
    const api = await createApi({
      clock,
      random,
      config,
      ids: 'counted',
      observe,
      ...(world && { state: world.server }),
    });
    const start: World = world ?? { server: api.state, simulation: emptySimulation(scenario) };
    const history = past?.history.fork(now) ?? History.begin(scenario, start);
    return new Stage(scenario, seed, api, history, wire, start, clock, past);
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

  put<Name extends keyof SimulationState>(table: Name, key: string, row: RowOf<Name>): void {
    (this.state[table] as Table<RowOf<Name>>).set(key, row);
    this.#pending.push({ table, key, row });
  }

  drop(table: keyof SimulationState, key: string): void {
    if (this.state[table].delete(key)) this.#pending.push({ table, key });
  }

  get dials(): Dials {
    const dials = this.state.dials.get('api');
    if (!dials) throw new Error('a world starts with its dials set');
    return dials;
  }

  setDials(changes: Partial<Dials>): void {
    this.api.configure(changes);
    this.put('dials', 'api', { ...this.dials, ...changes });
  }

  credential(id: CredentialId): CredentialRow | undefined {
    return this.state.credentials.get(id);
  }

  secretOf(id: CredentialId): string {
    const secret = this.#secrets.get(id);
    if (secret === undefined) throw new Error(`${id} was never minted`);
    return secret;
  }

  client(actor: ClientRow['actor'], lane: Lane): ClientRow | undefined {
    return this.state.clients.get(`${actor} ${lane}`);
  }

  putClient(client: ClientRow): void {
    this.put('clients', `${client.actor} ${client.lane}`, client);
  }

  /** The caller stops calling. */
  dismiss(actor: ClientRow['actor'], lane: Lane): void {
    this.drop('clients', `${actor} ${lane}`);
  }

  /** From now on a thief has it. */
  markLeaked(id: CredentialId): void {
    const row = this.credential(id);
    if (row?.leakedAt === null) this.put('credentials', id, { ...row, leakedAt: this.now });
  }

  /** Whether the customer's keys stand where every visitor can read them. */
  get keysArePublic(): boolean {
    return this.state.places.get('keys') === 'bundle';
  }

  /** From now on it counts as taken away. */
  markRevoked(id: CredentialId): void {
    const row = this.credential(id);
    if (row?.revokedAt === null) this.put('credentials', id, { ...row, revokedAt: this.now });
  }

  /** The key that signs now falls into a thief's hands, or the half of it that verifiers hold. */
  stealKey(half: 'signing-key' | 'verifying-key'): void {
    const { alg } = this.api.config;
    const signer = signerOf(this.api.state.signingKeys.values(), alg, this.now);
    if (signer) this.put('stolen', half, signer.kid);
  }

  /** Takes a fresh credential in, and gives it the next name. */
  register(
    secret: string,
    row: Omit<CredentialRow, 'id' | 'mintedAt' | 'leakedAt' | 'revokedAt'>,
  ): CredentialId {
    const id: CredentialId = `cred-${this.state.credentials.size + 1}`;
    this.#secrets.set(id, secret);
    this.put('credentials', id, { ...row, id, mintedAt: this.now, leakedAt: null, revokedAt: null });
    return id;
  }

  /**
   * Sends a request and logs it. `settle` draws the consequences before the entry is written, and names the secrets
   * that came back; it may also say which credential the exchange turned out to be about. `shown` is the request as
   * the log shall have it, where replacing names is not enough.
   */
  async request(
    purpose: Purpose,
    outgoing: Outgoing,
    sentNames: Names,
    settle: (sent: Sent) => { names?: Names; credential?: CredentialId } | undefined = () => undefined,
    shown = outgoing,
  ): Promise<Sent> {
    const sent = await this.#wire.send(this.api, outgoing);
    const ended = markEnded(this, sent.trace.changes);
    const settled = settle(sent);
    const exchange = this.#scribe.transcribe(shown, sent.response, [...sentNames, ...(settled?.names ?? [])]);
    const credential = settled?.credential ?? purpose.credential ?? ended;
    this.history.append({
      kind: 'request',
      ...this.#entry(),
      ...purpose,
      credential,
      ...this.#scribe.keep(purpose, { exchange, trace: sent.trace }),
    });
    return sent;
  }

  command(command: Command, lane: Lane | null, error?: CommandCode): CommandEvent {
    const event: CommandEvent = { kind: 'command', ...this.#entry(), command, lane, ...(error && { error }) };
    this.history.append(event);
    return event;
  }

  /** Ends a turn: what changed since its last entry is written down with that entry. */
  close(): void {
    this.history.amend(this.#pending);
    this.#pending = [];
  }

  #entry(): { seq: number; at: number; changes: SimulationChange[] } {
    const changes = this.#pending;
    this.#pending = [];
    return { seq: this.history.log.length, at: this.now, changes };
  }
}

function emptySimulation({ api, keysInBundle }: Scenario): SimulationState {
  return {
    credentials: new Map(),
    clients: new Map(),
    dials: new Map([['api', dialsOf(api)]]),
    stolen: new Map(),
    places: new Map([['keys', keysInBundle ? 'bundle' : 'server']]),
  };
}

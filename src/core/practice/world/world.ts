import { createApi, type Api, type ApiConfig, type ServerState, type Trace } from '../../api/index.js';
import { createQueue, type Clock, type Random } from '../../shared/index.js';
import { INNER } from '../call.js';
import { Faults, type Fault } from '../faults/faults.js';
import { OpenIdSessions } from '../front/openId/sessions.js';
import { apiConfigOf, type Secrets } from '../settings/apiConfig.js';
import type { GivenSettings } from '../settings/table.js';
import { AdjustableClock } from '../time/adjustableClock.js';
import { Counters } from './counters.js';
import { Credentials } from './credentials.js';
import { RepeatableRandom } from './repeatableRandom.js';
import { RequestLog } from './requestLog.js';
import { Verdicts } from './verdicts.js';
import { Watchers } from './watchers.js';

/** What is real comes in from a host. */
export interface WorldDeps {
  /** The clock that a running clock follows. */
  clock: Clock;
  /** Where no seed is given. */
  random: Random;
  /** Milliseconds that only ever go up, for `Server-Timing`. Left out, answers have no such field. */
  stopwatch?: { now(): number };
  /** Waits in real time, and rejects when the signal says that nobody waits any more. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const DEFAULT_NOW = Date.UTC(2030, 0, 1);

interface Snapshot {
  server: ServerState;
  config: Partial<ApiConfig>;
  clock: AdjustableClock['state'];
  counts: Counters['counts'];
  faults: readonly Fault[];
  verdicts: Verdicts['state'];
  credentials: Credentials;
  openId: OpenIdSessions;
  drawn: number | null;
}

/** One API with its issuer, its clock, its faults and its log. A tenant has one of its own. */
export class World {
  readonly clock: AdjustableClock;
  readonly log = new RequestLog();
  readonly counters = new Counters();
  readonly faults = new Faults();
  readonly verdicts = new Verdicts();
  readonly watchers = new Watchers();
  credentials = new Credentials();
  openId = new OpenIdSessions();
  readonly snapshots = new Map<string, Snapshot>();
  readonly #deps: WorldDeps;
  readonly sleep: WorldDeps['sleep'];
  readonly #name: string;
  #random: Random;
  #api: Promise<Api> | undefined;
  #current: Api | undefined;
  /** What the API said of the request it answered last. */
  lastTrace: Trace | null = null;
  /** In which requests go on that have begun side by side. */
  readonly inOrder = createQueue();
  readonly #oneByOne = createQueue();

  constructor(
    readonly given: GivenSettings,
    readonly secrets: Secrets,
    /** The address that problem types begin with. */
    readonly problemBase: string,
    deps: WorldDeps,
    name = '',
  ) {
    this.#deps = deps;
    this.sleep = deps.sleep;
    this.#name = name;
    this.clock = new AdjustableClock(deps.clock, this.#clockAtStart());
    this.#random = this.#freshRandom(given.seed);
  }

  /** What the server keeps; undefined before the first request. */
  get state(): ServerState | undefined {
    return this.#current?.state;
  }

  async api(): Promise<Api> {
    const api = await (this.#api ??= this.#start());
    this.#current = api;
    return api;
  }

  /** Does something between two requests, so that none sees half of it. */
  alone<T>(action: (api: Api) => T | Promise<T>): Promise<T> {
    return this.#oneByOne(async () => action(await this.api()));
  }

  /** As new: an empty API with fresh keys, the clock where it began. Secrets stay, or no client could go on. */
  async reset(seed = this.given.seed): Promise<void> {
    await this.#oneByOne(() => {
      this.#random = this.#freshRandom(seed);
      this.#api = this.#current = undefined;
      this.clock.restore({ now: this.#deps.clock.now(), frozen: false, ...this.#clockAtStart() });
      this.log.clear();
      this.counters.restore();
      this.faults.clear();
      this.verdicts.restore();
      this.credentials = new Credentials();
      this.openId = new OpenIdSessions();
      this.snapshots.clear();
    });
    this.watchers.tell('reset', {});
  }

  async keep(id: string): Promise<void> {
    await this.alone((api) => {
      this.snapshots.set(id, {
        server: structuredClone(api.state),
        config: { ...api.config },
        clock: this.clock.state,
        counts: this.counters.counts,
        faults: this.faults.all,
        verdicts: this.verdicts.state,
        credentials: this.credentials.copy(),
        openId: this.openId.copy(),
        drawn: this.#random instanceof RepeatableRandom ? this.#random.drawn : null,
      });
    });
  }

  /** Goes back to a snapshot, which stays. The log goes on: what has happened has happened. */
  async restore(id: string): Promise<boolean> {
    const snapshot = this.snapshots.get(id);
    if (!snapshot) return false;
    await this.#oneByOne(async () => {
      if (this.#random instanceof RepeatableRandom) this.#random.drawn = snapshot.drawn ?? 0;
      this.clock.restore(snapshot.clock);
      this.counters.restore(snapshot.counts);
      this.faults.restore(snapshot.faults);
      this.verdicts.restore(snapshot.verdicts);
      this.credentials = snapshot.credentials.copy(this.credentials);
      this.openId = snapshot.openId.copy();
      this.#api = this.#create(snapshot.config, snapshot.server);
      await this.api();
    });
    this.watchers.tell('restored', { id });
    return true;
  }

  #clockAtStart(): { now?: number; frozen?: boolean } {
    const { clock, now } = this.given;
    if (clock === 'manual') return { now: now ?? DEFAULT_NOW, frozen: true };
    return now === undefined ? {} : { now };
  }

  #freshRandom(seed: number | undefined): Random {
    return seed === undefined ? this.#deps.random : new RepeatableRandom(seed, `practice ${this.#name}`);
  }

  async #start(): Promise<Api> {
    const api = await this.#create(apiConfigOf(this.given, this.secrets, INNER, this.problemBase));
    for (const { id, role } of this.given.users ?? []) {
      api.state.users.set(id, { id, role, deletedAt: null, notBefore: null, tokenVersion: 1 });
    }
    return api;
  }

  #create(config: Partial<ApiConfig>, state?: ServerState): Promise<Api> {
    const { stopwatch } = this.#deps;
    // Times that were measured would not repeat.
    const isRepeatable = this.#random instanceof RepeatableRandom;
    return createApi({
      clock: this.clock,
      random: this.#random,
      config,
      observe: (trace) => (this.lastTrace = trace),
      ...(state && { state }),
      ...(stopwatch && !isRepeatable && { stopwatch }),
    });
  }
}

import type { CredentialRow, LogEvent, Scenario, Settings, View } from '../../core/simulation/index.js';
import { own } from '../../core/shared/index.js';
import { PEOPLE, statusLine, type PlottedRun } from '../lab/index.js';
import { runTime } from '../text/format.js';
import { GRANT_WORDS } from '../../content/practice/words.js';
import { ACTORS, type Call } from './calls/call.js';
import type { CredentialMessage } from './server/messages.js';
import type { Watching } from './watching.svelte.js';

/** More bars than this nobody reads. */
const MOST_BARS = 60;
/** A timeline of no time could not be drawn. */
const SHORTEST_MS = 60_000;

/** A live log in the form of a run, for the Lab's timeline. */
export class LiveRun implements PlottedRun {
  readonly #watching: Watching;
  /** The number of the call on show: its place in the log changes when older ones go. */
  chosen = $state<number | null>(null);
  readonly selection: PlottedRun['selection'];
  readonly bookmarks = { moments: [] };
  readonly callersAlone = true;
  readonly playback: PlottedRun['playback'];

  readonly #seen = $derived.by(() => {
    const { log, version, known } = this.#watching;
    return { calls: log.calls, clients: [...log.clients], known: known.all, version };
  });
  readonly #startsAt = $derived.by(() => {
    const first = this.#seen.calls[0]?.at ?? this.#watching.now;
    return Math.min(first, this.#watching.now - SHORTEST_MS);
  });
  readonly world: Scenario = $derived.by(() => ({
    id: 'practice',
    startsAt: this.#startsAt,
    endsAt: Math.max(this.#watching.now, this.#seen.calls.at(-1)?.at ?? 0),
    api: { ...this.#settings, refreshTtlS: 0 },
    traffic: { customer: NONE, attacker: NONE },
    customer: { refreshBeforeMs: 0, replaceKeyAfterMs: 0, signInAfterMs: 0 },
    script: [],
  }));
  /** As the server says that it is set up, once it has. */
  readonly #settings: Settings = $derived.by(() => this.#watching.settings as unknown as Settings);
  readonly #rows: CredentialRow[] = $derived.by(() =>
    this.#seen.known
      .filter(({ issued_at: issued, kind }) => issued !== null && BARS.has(kind))
      .slice(-MOST_BARS)
      .map(rowOf),
  );
  readonly credentials = $derived.by(() => new Map(this.#rows.map((row) => [row.id, row] as const)));
  readonly view: View = $derived.by(() => ({
    at: this.world.endsAt,
    startsAt: this.world.startsAt,
    events: this.#seen.calls.length,
    server: NO_ROWS,
    credentials: this.#rows,
    clients: [],
    settings: this.#settings,
    exposures: { key: null, jwt: null },
  }));
  readonly story = $derived.by(() => {
    void this.#watching.version;
    return { moments: this.#watching.flags };
  });
  readonly people: PlottedRun['people'] = $derived.by(() => {
    const named = this.#seen.clients
      .filter(([, actor]) => actor !== 'you')
      .map(([name, actor]) => [actor, { subject: name, object: name, within: name, row: name }] as const);
    const others = this.#seen.clients.length > ACTORS.length && { you: OTHERS };
    return { ...PEOPLE, ...Object.fromEntries(named), ...others };
  });

  constructor(watching: Watching) {
    this.#watching = watching;
    const placeOf = (): number | null => this.call?.seq ?? null;
    const choose = (seq: number | null): void => {
      this.chosen = seq === null ? null : (watching.log.calls[seq]?.id ?? null);
    };
    this.selection = {
      get seq() {
        return placeOf();
      },
      set seq(seq: number | null) {
        choose(seq);
      },
      eventAt: (seq) => watching.log.calls[seq],
    };
    const at = (): number => this.world.endsAt;
    this.playback = {
      get at() {
        return at();
      },
      // Time at the server goes on, whatever part of it is looked at.
      pause: () => undefined,
    };
  }

  /** The call on show. */
  readonly call: Call | null = $derived.by(() => {
    const { calls } = this.#seen;
    const first = calls[0]?.id;
    return this.chosen === null || first === undefined ? null : findCall(calls, this.chosen);
  });

  /** Whether the server has said how it is set up. */
  get isReady(): boolean {
    return 'alg' in this.#watching.settings;
  }

  get wholeLog(): readonly LogEvent[] {
    return this.#seen.calls;
  }

  /** With its day, where that is another than the first call’s: the timeline begins before it. */
  time(at: number): string {
    return runTime(at, this.#seen.calls[0]?.at ?? this.#watching.now);
  }
}

/** The server tells what was called, and keeps its rows to itself. These are those that a timeline would read. */
const NO_ROWS = {
  families: new Map(),
  signingKeys: new Map(),
  keyVerdicts: new Map(),
  introspections: new Map(),
  copies: new Map(),
} as Partial<View['server']> as View['server'];
const NONE = { everyMs: 0, jitter: 0 };
const OTHERS = {
  subject: 'Another client',
  object: 'another client',
  within: 'another client',
  row: 'Others',
};
const BARS: ReadonlySet<string> = new Set(['api_key', 'access_token']);

/** `demo-app refreshes: 200 OK.` */
export function sentenceOf({ client, told, verdict, exchange: { request, response } }: Call): string {
  const does = own(GRANT_WORDS, told.grant ?? '') ?? `calls ${request.method} ${request.path}`;
  return `${client} ${does}: ${verdict === 'none' ? 'no answer' : statusLine(response.status)}.`;
}

function rowOf(message: CredentialMessage): CredentialRow {
  const { id, kind, masked, issued_at: issued, expires_at: expires, ended } = message;
  const endedAt = ended ? Date.parse(ended.at) : null;
  const expiresAt = expires === null ? null : Date.parse(expires);
  const isKey = kind === 'api_key';
  return {
    id: id as CredentialRow['id'],
    lane: isKey ? 'key' : 'jwt',
    kind: isKey ? 'api_key' : 'access_token',
    serverId: id,
    clientId: message.client,
    facts: { hash: '' },
    preview: `${id} ${masked}`,
    scopes: [],
    mintedAt: Date.parse(issued ?? ''),
    expiresAt: ended?.as === 'expired' ? endedAt : expiresAt,
    leakedAt: null,
    revokedAt: ended?.as === 'revoked' ? endedAt : null,
  };
}

/** Numbers only go up. */
function findCall(calls: readonly Call[], id: number): Call | null {
  let low = 0;
  let high = calls.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((calls[middle]?.id ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  const found = calls[low];
  return found?.id === id ? found : null;
}

import type { Clock } from '../../core/shared/index.js';
import type { Frames } from '../shell/app.js';
import type { Action } from './steer/action.js';
import { CallLog } from './calls/callLog.js';
import { Connection, type ConnectionDeps } from './server/connection.js';
import { clockFlag, faultFlag, LiveFlags } from './flags.js';
import { KnownCredentials } from './known.js';
import { LiveClock } from './liveClock.js';
import { forgotten, reconnected } from './server/notices.js';
import type { CredentialMessage, FaultMessage, Message, RequestMessage } from './server/messages.js';

export interface WatchingDeps extends ConnectionDeps {
  clock: Clock;
  frames: Frames;
  /** Asks the control plane. */
  fetch(address: string, init?: RequestInit): Promise<Response>;
  /** Whether nobody looks: there are no frames then. */
  hidden(): boolean;
}

/** How much may wait for a frame that does not come. */
const MOST_WAITING = 5000;
const MOST_DONE = 50;

/** A practice server, watched: its calls, its clock, its faults, and what can be done to it. */
export class Watching {
  readonly log = new CallLog();
  readonly known = new KnownCredentials();
  readonly clock: LiveClock;
  readonly #flags = new LiveFlags();
  /** Of the control plane, such as `/__`. */
  readonly control: string;
  readonly #deps: WatchingDeps;
  readonly #connection: Connection;
  #waiting: RequestMessage[] = [];
  #isDue = false;
  #reopened = false;
  #forgotten = 0;
  #isAsking = false;
  /** Goes up whenever there is something else to see: what is kept is too much to be watched one by one. */
  version = $state(0);
  /** The clock as it is shown; it ticks by itself. */
  now = $state(0);
  frozen = $state(false);
  status = $state<'connecting' | 'open' | 'lost'>('connecting');
  /** What there is to know about calls that could not be told as they came. */
  notice = $state('');
  faults = $state.raw<readonly FaultMessage[]>([]);
  settings = $state.raw<Readonly<Record<string, unknown>>>({});
  /** Whether the page stands still while calls go on. */
  held = $state(false);
  done = $state.raw<readonly Action[]>([]);
  /** What came of the last thing that was done. */
  outcome = $state('');

  constructor(control: string, deps: WatchingDeps) {
    this.control = control;
    this.#deps = deps;
    this.clock = new LiveClock(deps.clock);
    this.now = this.clock.now();
    this.#connection = new Connection(control, deps, {
      heard: (message) => this.#hear(message),
      opened: () => this.#open(),
      lost: () => (this.status = 'lost'),
      since: () => this.#lastId,
    });
  }

  end(): void {
    this.#connection.end();
  }

  get flags(): LiveFlags['all'] {
    return this.#flags.all;
  }

  /** Shows what has come, unless it is held. */
  tick(): void {
    if (!this.held && !this.frozen) this.now = this.clock.now();
  }

  hold(held: boolean): void {
    this.held = held;
    if (!held) this.#show();
  }

  /** Does something to the server, and says what came of it. */
  async act(action: Action): Promise<boolean> {
    const { method, path, body, says } = action;
    const answer = await this.#ask(path, {
      method,
      ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!answer) this.outcome = 'The server did not answer. Nothing was changed.';
    else if (answer.ok) {
      this.outcome = `${says}.`;
      this.done = [...this.done.slice(1 - MOST_DONE), action];
      if (path.startsWith('/users/') || path === '/signing-keys') this.#flag(says.toLowerCase());
    } else this.outcome = `Not done. ${await detailIn(answer)}`;
    return answer?.ok === true;
  }

  forget(): void {
    this.done = [];
    this.outcome = '';
  }

  /** Asks after a credential that was issued before the page was opened. */
  async look(id: string): Promise<void> {
    const answer = await this.#ask(`/credentials/${id}`);
    if (!answer?.ok) return;
    this.known.put((await answer.json()) as CredentialMessage);
    this.#changed();
  }

  get #lastId(): number {
    return this.#waiting.at(-1)?.id ?? this.log.lastId;
  }

  #open(): void {
    this.#reopened = this.status === 'lost';
    this.status = 'open';
    if (this.#reopened) this.#changed();
    void this.#read('/settings', (settings: Record<string, unknown>) => (this.settings = settings));
    void this.#readFaults();
  }

  #hear(message: Message): void {
    switch (message.type) {
      case 'request':
        return this.#hearRequest(message.data);
      case 'credential':
        this.known.put(message.data);
        if (message.data.ended) this.#flag(`${message.data.id} ${message.data.ended.as}`);
        return this.#changed();
      case 'clock': {
        const movedBy = this.clock.follow(message.data);
        const flag = this.log.lastId > 0 ? clockFlag(movedBy, message.data, this.frozen) : null;
        this.frozen = this.clock.frozen;
        this.now = this.clock.now();
        if (flag !== null) this.#flag(flag);
        return;
      }
      case 'faults': {
        const flag = faultFlag(this.faults, message.data.faults);
        this.faults = message.data.faults;
        if (flag !== null) this.#flag(flag);
        return;
      }
      case 'settings':
        this.settings = message.data;
        return this.#flag('settings');
      case 'restored':
        return this.#flag(`back to ${message.data.id}`);
      case 'reset':
        return this.#clear('The server was reset: its log begins anew.');
      case 'missed':
        this.#forgotten = message.data.requests;
        return this.#changed();
    }
  }

  #hearRequest(request: RequestMessage): void {
    if (request.id <= this.#lastId) {
      // Numbers begin anew with the server. What it has is asked for from the beginning.
      this.#clear('The server was started anew: its log begins anew.');
      this.#connection.restart();
      return;
    }
    this.#waiting.push(request);
    if (this.#waiting.length >= MOST_WAITING) this.#takeIn();
    this.#changed();
  }

  #clear(notice: string): void {
    this.#waiting = [];
    this.log.clear();
    this.known.clear();
    this.#flags.clear();
    this.notice = notice;
    this.outcome = '';
    this.#changed();
  }

  #flag(label: string): void {
    this.#flags.add(this.clock.now(), label);
    this.#changed();
  }

  /** Once a frame, however much comes. */
  #changed(): void {
    if (this.#isDue || this.held) return;
    this.#isDue = true;
    const show = (): void => {
      this.#isDue = false;
      if (!this.held) this.#show();
    };
    if (this.#deps.hidden()) this.#deps.after(1000, show);
    else this.#deps.frames.request(show);
  }

  #show(): void {
    const caughtUp = this.#waiting.length;
    this.#takeIn();
    if (this.#reopened) this.notice = reconnected(caughtUp, this.#forgotten);
    else if (this.#forgotten > 0) this.notice = forgotten(this.#forgotten);
    this.#reopened = false;
    this.#forgotten = 0;
    // A call tells the time as well.
    this.now = this.clock.now();
    this.version += 1;
  }

  #takeIn(): void {
    if (this.#waiting.some(({ fault }) => fault !== null)) void this.#readFaults();
    for (const request of this.#waiting) {
      const customer = request.credential === null ? null : this.known.get(request.credential)?.subject;
      this.log.add(request, customer);
    }
    this.#waiting = [];
  }

  /** The server does not tell when a fault has met its last call. One question at a time is enough. */
  async #readFaults(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    await this.#read('/faults', ({ faults }: { faults?: FaultMessage[] }) => (this.faults = faults ?? []));
    this.#isAsking = false;
  }

  async #read<T>(path: string, take: (told: T) => void): Promise<void> {
    const answer = await this.#ask(path);
    if (answer?.ok) take((await answer.json()) as T);
  }

  #ask(path: string, init?: RequestInit): Promise<Response | null> {
    return this.#deps.fetch(this.control + path, init).catch(() => null);
  }
}

async function detailIn(answer: Response): Promise<string> {
  const told = (await answer.json().catch(() => ({}))) as { detail?: unknown };
  return typeof told.detail === 'string' ? told.detail : `The server answered ${answer.status}.`;
}

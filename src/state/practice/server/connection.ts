import { MESSAGE_TYPES, type Message } from './messages.js';

/** What of an EventSource is used. */
export interface Source {
  readonly readyState: number;
  addEventListener(type: string, listener: (event: { data: string }) => void): void;
  close(): void;
}

export interface ConnectionDeps {
  /** Opens the stream of events at an address. */
  open(address: string): Source;
  /** Calls back once, so many milliseconds later. Returns what calls it off. */
  after(ms: number, callback: () => void): () => void;
}

export interface Listener {
  heard(message: Message): void;
  opened(): void;
  /** For longer than a server needs to hand out what it has in parts. */
  lost(): void;
  /** From which call on the server shall tell. */
  since(): number;
}

const RETRY_MS = 1000;
/** A reader that is far behind is let go by the server, and comes back after a second. */
const LOST_AFTER_MS = 2500;
const CLOSED = 2;

/** The server’s events, for as long as the page is open: a stream that ends is opened again, from where it ended. */
export class Connection {
  readonly #address: string;
  readonly #deps: ConnectionDeps;
  readonly #listener: Listener;
  #source: Source | null = null;
  #cancel: (() => void)[] = [];
  #isEnded = false;

  /** `address` is that of the control plane, such as `/__`. */
  constructor(address: string, deps: ConnectionDeps, listener: Listener) {
    this.#address = address;
    this.#deps = deps;
    this.#listener = listener;
    this.restart();
  }

  /** Opens the stream anew, from what the listener has. */
  restart(): void {
    this.#source?.close();
    if (this.#isEnded) return;
    const source = this.#deps.open(`${this.#address}/events?since=${this.#listener.since()}`);
    this.#source = source;
    source.addEventListener('open', () => {
      this.#settle();
      this.#listener.opened();
    });
    source.addEventListener('error', () => this.#failed(source));
    for (const type of MESSAGE_TYPES) {
      source.addEventListener(type, ({ data }) => {
        if (source === this.#source) this.#listener.heard({ type, data: JSON.parse(data) } as Message);
      });
    }
  }

  end(): void {
    this.#isEnded = true;
    this.#settle();
    this.#source?.close();
  }

  #failed(source: Source): void {
    if (source !== this.#source || this.#isEnded) return;
    if (this.#cancel.length === 0)
      this.#cancel.push(this.#deps.after(LOST_AFTER_MS, () => this.#listener.lost()));
    // A browser tries again by itself, unless what answered was no stream.
    if (source.readyState === CLOSED) this.#cancel.push(this.#deps.after(RETRY_MS, () => this.restart()));
  }

  #settle(): void {
    for (const cancel of this.#cancel) cancel();
    this.#cancel = [];
  }
}

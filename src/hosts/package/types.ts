import type { OAuthClient, ServerState } from '../../core/api/index.js';
import type { Control } from './control.js';

/** The clock of a world. Times are milliseconds since 1970, as `Date.now()` gives them. */
export interface PracticeClock {
  now(): number;
  readonly frozen: boolean;
  /** By an ISO 8601 duration such as `PT15M`, or by milliseconds. Throws on anything else, and past the year 9999. */
  advance(by: string | number): void;
  /** To a moment: milliseconds since 1970, a date, or RFC 3339. Throws on anything else, and outside of the years 0 to 9999. */
  set(to: number | Date | string): void;
  freeze(): void;
  /** Goes on from where it stopped. */
  resume(): void;
}

/** A world to practise in: what calls it, what moves it, and what it keeps. */
export interface PracticeHandle {
  /** As `fetch` is called: a path is below the server’s own address. Where a fault cuts the connection, it rejects as `fetch` does. */
  fetch(input: Request | string | URL, init?: RequestInit): Promise<Response>;
  readonly clock: PracticeClock;
  readonly control: Control;
  /** What the API keeps, as it is now. Not a copy. */
  readonly state: ServerState;
  readonly origin: string;
  readonly api: string;
  readonly issuer: string;
  readonly adminSecret: string;
  readonly controlSecret: string;
  readonly clients: readonly OAuthClient[];
  /** A world of its own, with its own clock, for tests that run side by side. */
  tenant(name: string): PracticeHandle;
}

import type { Trace } from '../../api/index.js';

/** A request and what became of it, without a secret: credentials by their names, a query by the names in it. */
export interface LoggedRequest {
  /** 1 for the first one of this world. */
  id: number;
  /** Milliseconds since 1970, by the clock of this world. */
  at: number;
  method: string;
  /** As a fault names it: without `/api`. */
  path: string;
  /** The names of the parameters in the query. */
  query: string[];
  /** The credential that was presented, by its name. */
  credential: string | null;
  /** How the credential came: `authorization`, `x-api-key`, or the name of a parameter in the form. */
  presented_in: string | null;
  masked: string | null;
  client: string | null;
  grant: string | null;
  /** Null where a fault left the client without an answer. */
  status: number | null;
  /** Why it was refused: the code of the check. */
  code: string | null;
  /** The check that decided, and what the answer says of it. */
  decided_by: string | null;
  why: string | null;
  /** What was issued, by name. */
  issued: string[];
  fault: string | null;
  trace: Omit<Trace, 'changes'> | null;
}

/** Older requests are forgotten, and counted. */
const MOST_KEPT = 10_000;

export class RequestLog {
  #requests: LoggedRequest[] = [];
  #last = 0;

  add(request: Omit<LoggedRequest, 'id'>): LoggedRequest {
    const logged = { id: (this.#last += 1), ...request };
    this.#requests.push(logged);
    // Half at once: to move the rest up for each request would cost more than the request.
    if (this.#requests.length >= 2 * MOST_KEPT) this.#requests = this.#requests.slice(-MOST_KEPT);
    return logged;
  }

  /** The requests after the one of this id, and how many of those are forgotten. */
  since(id: number): { requests: LoggedRequest[]; forgotten: number; last: number } {
    const first = this.#requests[0]?.id ?? this.#last + 1;
    return {
      requests: this.#requests.slice(Math.max(0, id + 1 - first)),
      forgotten: Math.max(0, first - 1 - id),
      last: this.#last,
    };
  }

  clear(): void {
    this.#requests = [];
    this.#last = 0;
  }
}

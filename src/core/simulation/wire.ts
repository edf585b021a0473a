import type { Api, Trace } from '../api/index.js';
import type { HttpExchange, RequestEvent } from './types.js';

/** A request as an actor means it: bytes of credentials included. Never leaves this folder. */
export interface Outgoing {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Incoming {
  status: number;
  headers: [string, string][];
  body: string;
}

/** Secrets that the exchange about to be logged may hold, and the name to write in their place. */
export type Names = readonly (readonly [secret: string, name: string])[];

export interface Sent {
  response: Incoming;
  trace: Trace;
}

/** Carries requests to the API and brings back what its trace said about them. */
export class Wire {
  #lastTrace: Trace | null = null;

  constructor(readonly origin: string) {}

  readonly observe = (trace: Trace): void => {
    this.#lastTrace = trace;
  };

  async send(api: Api, { method, path, headers = {}, body }: Outgoing): Promise<Sent> {
    const request = new Request(`${this.origin}${path}`, {
      method,
      headers,
      ...(body !== undefined && { body }),
    });
    const response = await api.fetch(request);
    const trace = this.#lastTrace;
    if (!trace) throw new Error('the API observes every request');
    return {
      response: { status: response.status, headers: [...response.headers], body: await response.text() },
      trace,
    };
  }
}

/** What of a request the log holds word for word. */
export interface Account {
  exchange: HttpExchange;
  trace: Trace;
}

/**
 * Writes exchanges down for the log, every secret replaced by its name in braces. A day of traffic repeats itself, so
 * equal texts and header lines are kept once, and so are parts that equal those of the last request of their kind.
 */
export class Scribe {
  readonly #last = new Map<string, [text: string, part: unknown]>();
  readonly #texts = new Map<string, string>();
  readonly #lines = new Map<string, [string, string]>();

  transcribe(outgoing: Outgoing, incoming: Incoming, names: Names): HttpExchange {
    const hide = (text: string): string =>
      this.#text(names.reduce((hidden, [secret, name]) => hidden.replaceAll(secret, `{${name}}`), text));
    const hideAll = (headers: [string, string][]): [string, string][] =>
      headers.map(([name, value]) => this.#line(name, hide(value)));
    return {
      request: {
        method: outgoing.method,
        path: hide(outgoing.path),
        headers: hideAll(Object.entries(outgoing.headers ?? {})),
        body: hide(outgoing.body ?? ''),
      },
      response: {
        status: incoming.status,
        headers: hideAll(incoming.headers),
        body: hide(incoming.body),
      },
    };
  }

  /** The same account, sharing what it repeats of the last one by the same caller, for the same purpose and status. */
  keep(
    { actor, lane, purpose }: Pick<RequestEvent, 'actor' | 'lane' | 'purpose'>,
    { exchange: { request, response }, trace }: Account,
  ): Account {
    const once = <T>(part: string, fresh: T): T => {
      const place = `${actor} ${lane} ${purpose} ${trace.status} ${part}`;
      const text = JSON.stringify(fresh);
      const last = this.#last.get(place);
      if (last?.[0] === text) return last[1] as T;
      this.#last.set(place, [text, fresh]);
      return fresh;
    };
    return {
      exchange: { request: once('request', request), response: once('response', response) },
      trace: { ...trace, steps: trace.steps.map((step) => once(step.id, step)) },
    };
  }

  #text(text: string): string {
    const known = this.#texts.get(text);
    if (known === undefined) this.#texts.set(text, text);
    return known ?? text;
  }

  #line(name: string, value: string): [string, string] {
    const key = `${name}: ${value}`;
    const known = this.#lines.get(key);
    if (known) return known;
    const line: [string, string] = [name, value];
    this.#lines.set(key, line);
    return line;
  }
}

export function bearer(secret: string): Record<string, string> {
  return { Authorization: `Bearer ${secret}` };
}

export function form(parameters: Record<string, string>): Pick<Outgoing, 'headers' | 'body'> {
  return {
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(parameters).toString(),
  };
}

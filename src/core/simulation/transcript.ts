import type { Step, Trace } from '../api/index.js';
import type { Incoming, Outgoing } from './transport.js';
import type { HttpExchange, RequestEvent } from './types/index.js';

/** Secrets that an exchange may hold, and the name to write in their place. */
export type Names = readonly (readonly [secret: string, name: string])[];

/** What of a request the log holds word for word. */
type Account = Pick<RequestEvent, 'exchange' | 'trace'>;

/**
 * Writes exchanges down for the log, every secret replaced by its name in braces. A day of traffic repeats itself, so
 * equal texts and header lines are kept once, and so are parts that equal those of the last request of their kind.
 */
export class Transcript {
  readonly #requests = new Shared<HttpExchange['request']>();
  readonly #responses = new Shared<HttpExchange['response']>();
  readonly #steps = new Shared<Step>();
  readonly #texts = new Map<string, string>();
  readonly #lines = new Map<string, [string, string]>();

  write(outgoing: Outgoing, incoming: Incoming, names: Names): HttpExchange {
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
  share(
    { actor, lane, purpose }: Pick<RequestEvent, 'actor' | 'lane' | 'purpose'>,
    { exchange: { request, response }, trace }: Account,
  ): Account {
    const kind = `${actor} ${lane} ${purpose} ${trace.status}`;
    const steps: Trace['steps'] = trace.steps.map((step) => this.#steps.once(`${kind} ${step.id}`, step));
    return {
      exchange: {
        request: this.#requests.once(kind, request),
        response: this.#responses.once(kind, response),
      },
      trace: { ...trace, steps },
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

/** The last part in each place, so that one that says the same again is not kept beside it. */
class Shared<Part> {
  readonly #last = new Map<string, { text: string; part: Part }>();

  once(place: string, part: Part): Part {
    const last = this.#last.get(place);
    // Steps that went well and cost nothing are one object already.
    if (last?.part === part) return part;
    const text = JSON.stringify(part);
    if (last?.text === text) return last.part;
    this.#last.set(place, { text, part });
    return part;
  }
}

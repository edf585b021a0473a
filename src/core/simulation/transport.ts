import type { Api, Trace } from '../api/index.js';
import type { HttpExchange } from './types/index.js';

/** Where the API of a run is: its issuer and its audience. An example address: nothing is ever sent there. */
export const ORIGIN = 'https://api.example';

/** A request as an actor means it: bytes of credentials included. Never leaves this folder. */
export interface Outgoing {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export type Incoming = HttpExchange['response'];

export interface Sent {
  response: Incoming;
  trace: Trace;
}

/** Carries requests to the API and brings back what its trace said about them. */
export class ApiTransport {
  #lastTrace: Trace | null = null;

  readonly observe = (trace: Trace): void => {
    this.#lastTrace = trace;
  };

  async send(api: Api, { method, path, headers = {}, body }: Outgoing): Promise<Sent> {
    const request = new Request(`${ORIGIN}${path}`, {
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

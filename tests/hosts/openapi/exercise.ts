import type { ApiConfig } from '../../../src/core/api/index.js';
import { startApi, type CallOptions, type Harness } from '../../core/api/harness.js';
import { ISSUER, operationOf } from './read.js';

/** What a request carries, beyond what its operation says already. */
export interface Sent extends CallOptions {
  /** Fills `{id}` in the path. */
  id?: string;
  query?: Record<string, string>;
  /** Over plain http to another machine. */
  insecurely?: true;
}

/** One request that shows one status of one operation. */
export interface Exercise {
  operation: string;
  status: number;
  /** What leads to it, to tell exercises apart. */
  when: string;
  config?: Partial<ApiConfig>;
  /** Prepares the API, and says what to send. */
  send: (harness: Harness) => Sent | Promise<Sent>;
}

export function exercise(
  operation: string,
  status: number,
  when: string,
  send: Exercise['send'],
  config: Partial<ApiConfig> = {},
): Exercise {
  return { operation, status, when, send, config };
}

/** An answer, read to its end. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

export interface Outcome {
  sent: Sent;
  answer: Answer;
}

/** Makes the request to the address that the document gives, on an API of its own. */
export async function perform({ operation, config, send }: Exercise): Promise<Outcome> {
  const harness = await startApi({ config: { issuer: ISSUER, ...config } });
  const { method, address } = operationOf(operation);
  const sent = { id: 'nothing', ...(await send(harness)) };
  const search = sent.query ? `?${new URLSearchParams(sent.query)}` : '';
  const url = address.replace('{id}', encodeURIComponent(sent.id)) + search;
  const host = sent.insecurely ? url.replace(/^http:\/\/localhost:\d+/, 'http://api.example') : url;
  return { sent, answer: await read(await harness.call(`${method} ${host}`, sent)) };
}

export async function read(response: Response): Promise<Answer> {
  return { status: response.status, headers: response.headers, text: await response.text() };
}

import { read, succeed, type Fault, type Reader, type Result } from '../../shared/index.js';
import type { World } from '../world/world.js';

export interface Refused {
  code: 'not_found' | 'invalid_input';
  /** One or more sentences that quote nothing of the request. */
  detail: string;
  errors?: readonly Fault[];
}

/** What a control call comes to: a body of JSON, or none. */
export type Outcome = Result<{ status: 200 | 201 | 204; body?: unknown }, Refused>;

export interface Input {
  /** Parsed JSON; an empty object where there was none. */
  body: unknown;
  /** What stands where the path says `:id`. */
  id: string;
  query: URLSearchParams;
}

export type Run = (world: World, input: Input) => Outcome | Promise<Outcome>;

export function done(body: unknown, status: 200 | 201 = 200): Outcome {
  return succeed({ status, body });
}

export function gone(): Outcome {
  return succeed({ status: 204 });
}

export function notFound(detail: string): { ok: false } & Refused {
  return { ok: false, code: 'not_found', detail };
}

export function invalid(detail: string): { ok: false } & Refused {
  return { ok: false, code: 'invalid_input', detail };
}

/** The body as a reader reads it, or everything that is wrong with it. */
export function readInput<T>(body: unknown, reader: Reader<T>): Result<T, Refused> {
  const found = read(body, reader);
  if (found.ok) return found;
  const said = found.faults.map(
    ({ pointer, detail }) => `${pointer === '#' ? 'The body' : pointer} ${detail}.`,
  );
  return { ok: false, code: 'invalid_input', detail: said.join(' '), errors: found.faults };
}

/** RFC 3339, in UTC. */
export function timestamp(at: number): string;
export function timestamp(at: number | null): string | null;
export function timestamp(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

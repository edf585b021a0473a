import type { Limit } from '../../credentials/index.js';
import {
  listOf,
  never,
  note,
  object,
  oneOf,
  parseTimestamp,
  text,
  whole,
  type Members,
  type Reader,
} from '../../shared/index.js';
import { SCOPES } from '../config.js';

/** The settings of a key that a caller may name. Everything may be left out. */
interface Named {
  scopes?: string[];
  limit?: Limit;
  /** A second limit over a longer window. */
  quota?: Limit;
  /** Milliseconds since 1970. */
  expiresAt?: number;
}

const MAX_OVERLAP_S = 7 * 86_400;
const MAX_EXPIRES_IN_S = 366 * 86_400;
const MAX_WINDOW_S = 31 * 86_400;

const customer = text(/^[\w-]{1,64}$/, 'has to be 1 to 64 letters, digits, hyphens or underscores');
const overlap = whole(0, MAX_OVERLAP_S);

/** Reads the JSON body of a request for a new key. */
export function mintRequest(now: number): Reader<Named & { customer?: string }> {
  const shape = object({ customer, ...settings(now) });
  return (value, pointer, faults) => {
    const members = shape(value, pointer, faults);
    return (
      members && {
        ...named(members, now, pointer, faults),
        ...(members.customer !== undefined && { customer: members.customer }),
      }
    );
  };
}

/** Reads the JSON body of a request to rotate a key. `overlapS` is how long the old one lives on, in seconds. */
export function rotationRequest(now: number): Reader<Named & { overlapS?: number }> {
  const shape = object({
    customer: never('is not for a rotation: the customer stays'),
    ...settings(now),
    overlap_s: overlap,
  });
  return (value, pointer, faults) => {
    const members = shape(value, pointer, faults);
    return (
      members && {
        ...named(members, now, pointer, faults),
        ...(members.overlap_s !== undefined && { overlapS: members.overlap_s }),
      }
    );
  };
}

const readLimit = object({ requests: whole(1, 1_000_000), window_s: whole(1, MAX_WINDOW_S) }, [
  'requests',
  'window_s',
]);

const limit: Reader<Limit> = (value, pointer, faults) => {
  const { requests, window_s: windowS } = readLimit(value, pointer, faults) ?? {};
  return requests === undefined || windowS === undefined ? undefined : { requests, windowS };
};

type Settings = ReturnType<typeof settings>;

function settings(now: number) {
  return {
    scopes: listOf(oneOf(SCOPES)),
    limit,
    quota: limit,
    expires_at: future(now),
    expires_in: whole(1, MAX_EXPIRES_IN_S),
  };
}

function future(now: number): Reader<number> {
  return (value, pointer, faults) => {
    const at = typeof value === 'string' ? parseTimestamp(value) : null;
    if (at === null) {
      return note(faults, pointer, 'has to be a date and time of RFC 3339, such as 2030-01-31T12:00:00Z');
    }
    return at > now ? at : note(faults, pointer, 'has to be in the future');
  };
}

function named(
  { scopes, limit, quota, expires_at: at, expires_in: afterS }: Members<Settings>,
  now: number,
  pointer: string,
  faults: Parameters<Reader<unknown>>[2],
): Named {
  if (at !== undefined && afterS !== undefined) {
    note(faults, `${pointer}/expires_in`, 'is not for a request that says expires_at as well');
  }
  const expiresAt = at ?? (afterS === undefined ? undefined : now + afterS * 1000);
  return {
    ...(scopes && { scopes }),
    ...(limit && { limit }),
    ...(quota && { quota }),
    ...(expiresAt !== undefined && { expiresAt }),
  };
}

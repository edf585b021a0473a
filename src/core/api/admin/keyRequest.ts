import type { Limit } from '../../credentials/index.js';
import {
  inside,
  list,
  matching,
  never,
  note,
  oneOf,
  parseTimestamp,
  strictObject,
  whole,
  type Members,
  type Place,
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

const customer = matching(/^[\w-]{1,64}$/, 'must be 1 to 64 letters, digits, hyphens or underscores');
const overlap = whole(0, MAX_OVERLAP_S);

/** Reads the JSON body of a request for a new key. */
export function mintRequest(now: number): Reader<Named & { customer?: string }> {
  const shape = strictObject({ customer, ...settings(now) });
  return (value, at) => {
    const members = shape(value, at);
    return (
      members && {
        ...named(members, now, at),
        ...(members.customer !== undefined && { customer: members.customer }),
      }
    );
  };
}

/** Reads the JSON body of a request to rotate a key. `overlapS` is how long the old one lives on, in seconds. */
export function rotationRequest(now: number): Reader<Named & { overlapS?: number }> {
  const shape = strictObject({
    customer: never('cannot be set in a rotation: the customer stays the same'),
    ...settings(now),
    overlap_s: overlap,
  });
  return (value, at) => {
    const members = shape(value, at);
    return (
      members && {
        ...named(members, now, at),
        ...(members.overlap_s !== undefined && { overlapS: members.overlap_s }),
      }
    );
  };
}

const readLimit = strictObject({ requests: whole(1, 1_000_000), window_s: whole(1, MAX_WINDOW_S) }, [
  'requests',
  'window_s',
]);

const limit: Reader<Limit> = (value, at) => {
  const { requests, window_s: windowS } = readLimit(value, at) ?? {};
  return requests === undefined || windowS === undefined ? undefined : { requests, windowS };
};

type Settings = ReturnType<typeof settings>;

function settings(now: number) {
  return {
    scopes: list(oneOf(SCOPES)),
    limit,
    quota: limit,
    expires_at: future(now),
    expires_in: whole(1, MAX_EXPIRES_IN_S),
  };
}

function future(now: number): Reader<number> {
  return (value, at) => {
    const moment = typeof value === 'string' ? parseTimestamp(value) : null;
    if (moment === null) {
      return note(at, 'must be an RFC 3339 date and time, such as 2030-01-31T12:00:00Z');
    }
    return moment > now ? moment : note(at, 'must be in the future');
  };
}

function named(
  { scopes, limit, quota, expires_at: moment, expires_in: afterS }: Members<Settings>,
  now: number,
  at: Place | undefined,
): Named {
  if (moment !== undefined && afterS !== undefined) {
    note(inside(at, 'expires_in'), 'cannot be used together with expires_at');
  }
  const expiresAt = moment ?? (afterS === undefined ? undefined : now + afterS * 1000);
  return {
    ...(scopes && { scopes }),
    ...(limit && { limit }),
    ...(quota && { quota }),
    ...(expiresAt !== undefined && { expiresAt }),
  };
}

import type { Limit } from '../credentials/index.js';
import { SCOPES } from './config.js';

/** What a caller may ask for when a key is minted or rotated. Everything may be left out. */
export interface KeyRequest {
  customer?: string;
  scopes?: string[];
  limit?: Limit;
  /** A second limit over a longer window. */
  quota?: Limit;
  /** Milliseconds since 1970. */
  expiresAt?: number;
  /** How long the old key lives on after a rotation, in seconds: at most seven days. */
  overlapS?: number;
}

/** `Date.parse` alone would take more, and read some of it in the time zone of the machine. */
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

const MAX_OVERLAP_S = 7 * 86_400;
const MAX_EXPIRES_IN_S = 366 * 86_400;
const MAX_WINDOW_S = 31 * 86_400;

/** Reads the JSON body of a mint or rotate request; null when it is not one. An empty body asks for the defaults. */
export function readKeyRequest(text: string, now: number): KeyRequest | null {
  if (text.trim() === '') return {};
  const body = parseObject(text);
  if (!body) return null;

  const {
    customer,
    scopes,
    limit,
    quota,
    expires_at: expiry,
    expires_in: expiresIn,
    overlap_s: overlapS,
  } = body;
  const asked: KeyRequest = {};
  if (customer !== undefined) {
    if (typeof customer !== 'string' || !/^[\w-]{1,64}$/.test(customer)) return null;
    asked.customer = customer;
  }
  if (scopes !== undefined) {
    if (!Array.isArray(scopes) || !scopes.every((scope) => SCOPES.some((known) => known === scope)))
      return null;
    asked.scopes = scopes as string[];
  }
  if (limit !== undefined) {
    const read = readLimit(limit);
    if (!read) return null;
    asked.limit = read;
  }
  if (quota !== undefined && quota !== null) {
    const read = readLimit(quota);
    if (!read) return null;
    asked.quota = read;
  }
  if (expiry !== undefined && expiry !== null) {
    const expiresAt = typeof expiry === 'string' && RFC_3339.test(expiry) ? Date.parse(expiry) : NaN;
    if (!(expiresAt > now)) return null;
    asked.expiresAt = expiresAt;
  }
  if (expiresIn !== undefined) {
    if (expiry != null || !isCount(expiresIn, MAX_EXPIRES_IN_S)) return null;
    asked.expiresAt = now + expiresIn * 1000;
  }
  if (overlapS !== undefined) {
    if (overlapS !== 0 && !isCount(overlapS, MAX_OVERLAP_S)) return null;
    asked.overlapS = overlapS;
  }
  return asked;
}

function readLimit(value: unknown): Limit | null {
  const { requests, window_s: windowS } = (value ?? {}) as Record<string, unknown>;
  return isCount(requests, 1_000_000) && isCount(windowS, MAX_WINDOW_S) ? { requests, windowS } : null;
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function isCount(value: unknown, most: number): value is number {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most;
}

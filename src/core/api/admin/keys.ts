import {
  API_KEY_PREFIX,
  hashSecret,
  mintApiKey,
  type ApiKeyRow,
  type Limit,
} from '../../credentials/index.js';
import type { Fault } from '../../shared/index.js';
import { readBody } from '../http/body.js';
import { SCOPES } from '../config.js';
import type { RequestContext } from '../requestContext.js';
import { mintRequest, rotationRequest } from './keyRequest.js';
import { json } from '../http/respond.js';
import { invalidInput, notFound } from './administered.js';

/** Managing API keys: mint (shown once), list and read (never the key), revoke, rotate. */

/** An expired key stays listed for this long, so that its owner can see what happened to it. */
const EXPIRED_STAYS_MS = 7 * 86_400_000;

export async function mintKey(context: RequestContext, request: Request): Promise<Response> {
  const read = await readBody(request, mintRequest(context.now));
  if (!read.ok) return invalidInput(context, read.faults);
  context.pass('input');
  const { customer, scopes = [...SCOPES], limit, quota, expiresAt = null } = read.value;
  return storeKey(context, {
    customer,
    scopes,
    limit: limit ?? context.config.limit,
    quota: quota ?? context.config.quota,
    expiresAt,
  });
}

/** What whoever asks for a key decides about it. A key without a customer is a customer of its own. */
interface Settings extends Pick<ApiKeyRow, 'scopes' | 'limit' | 'quota' | 'expiresAt'> {
  customer: string | undefined;
}

async function storeKey(context: RequestContext, settings: Settings): Promise<Response> {
  const key = mintApiKey(context.random);
  const id = context.newName('key');
  context.hashed();
  const row: ApiKeyRow = {
    id,
    hash: await hashSecret(key),
    prefix: API_KEY_PREFIX,
    last4: key.slice(-4),
    customer: settings.customer ?? id,
    scopes: settings.scopes,
    limit: settings.limit,
    quota: settings.quota,
    createdAt: context.now,
    expiresAt: settings.expiresAt,
    lastUsedAt: null,
  };
  forgetExpired(context);
  context.write('apiKeys', row.hash, row);
  context.keep('apiKeyIds', id, row.hash);
  context.pass('handler');
  return json(201, { key, ...describe(row) });
}

export function listKeys(context: RequestContext): Response {
  const keys = context.rows('apiKeys').map(describe);
  context.pass('handler');
  return json(200, { keys });
}

export function readKey(context: RequestContext, _request: Request, id: string): Response {
  const row = keyById(context, id);
  if (!row) return notFound(context, 'API key');
  context.pass('handler');
  return json(200, describe(row));
}

export function revokeKey(context: RequestContext, _request: Request, id: string): Response {
  const row = keyById(context, id);
  if (!row) return notFound(context, 'API key');
  deleteKey(context, row);
  context.pass('handler');
  return new Response(null, { status: 204 });
}

/**
 * A new key for the same customer. It has the settings that the request names, and otherwise those of the old key,
 * expiry included. The old key lives on for `overlap_s`, but not past its own expiry.
 */
export async function rotateKey(context: RequestContext, request: Request, id: string): Promise<Response> {
  const old = keyById(context, id);
  if (!old) return notFound(context, 'API key');
  const read = await readBody(request, rotationRequest(context.now));
  if (!read.ok) return invalidInput(context, read.faults);
  const { overlapS = 0, ...asked } = read.value;
  const isExpired = old.expiresAt !== null && context.now >= old.expiresAt;
  if (isExpired && asked.expiresAt === undefined) return invalidInput(context, [EXPIRED]);
  context.pass('input');

  // A second rotation of the same key must not take the end of the overlap for its expiry.
  const { expiryBeforeOverlap = old.expiresAt } = old;
  if (overlapS === 0) deleteKey(context, old);
  else {
    const overlapEnds = context.now + overlapS * 1000;
    context.write('apiKeys', old.hash, {
      ...old,
      expiresAt: Math.min(overlapEnds, old.expiresAt ?? Infinity),
      expiryBeforeOverlap,
    });
  }
  const { customer, scopes, limit, quota } = old;
  return storeKey(context, { customer, scopes, limit, quota, expiresAt: expiryBeforeOverlap, ...asked });
}

const EXPIRED: Fault = {
  pointer: '#/expires_at',
  detail: 'is missing: the key has expired, so the new one needs an expiry of its own (or expires_in)',
};

function forgetExpired(context: RequestContext): void {
  const isLongGone = ({ expiresAt }: ApiKeyRow): boolean =>
    expiresAt !== null && context.now >= expiresAt + EXPIRED_STAYS_MS;
  context.sweep('apiKeys', isLongGone);
  context.sweep('apiKeyIds', (hash) => !context.recall('apiKeys', hash));
}

export function deleteKey(context: RequestContext, row: ApiKeyRow): void {
  context.drop('apiKeys', row.hash);
  context.forget('apiKeyIds', row.id);
}

function keyById(context: RequestContext, id: string): ApiKeyRow | undefined {
  const hash = context.recall('apiKeyIds', id);
  return hash === undefined ? undefined : context.read('apiKeys', hash);
}

function describe(row: ApiKeyRow): object {
  const { id, prefix, last4, customer, scopes, limit, quota } = row;
  return {
    id,
    prefix,
    last4,
    customer,
    scopes,
    limit: describeLimit(limit),
    quota: quota && describeLimit(quota),
    created_at: timestamp(row.createdAt),
    expires_at: timestamp(row.expiresAt),
    last_used_at: timestamp(row.lastUsedAt),
  };
}

function describeLimit({ requests, windowS }: Limit): object {
  return { requests, window_s: windowS };
}

/** RFC 3339, in UTC. */
function timestamp(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

import {
  API_KEY_PREFIX,
  hashSecret,
  mintApiKey,
  type ApiKeyRow,
  type Limit,
} from '../../credentials/index.js';
import type { Fault } from '../../shared/index.js';
import { readBody } from '../body.js';
import { SCOPES } from '../config.js';
import type { Exchange } from '../exchange.js';
import { mintRequest, rotationRequest } from '../keyRequest.js';
import { json } from '../respond.js';
import { administered, invalidInput, notFound } from './administered.js';
import type { Router } from '../router.js';

/** Managing API keys: mint (shown once), list and read (never the key), revoke, rotate. */
export function keyRoutes(router: Router, base: string): void {
  router.add('POST', `${base}/v1/keys`, administered('key_store', mintKey));
  router.add('GET', `${base}/v1/keys`, administered('key_store', listKeys));
  router.add('GET', `${base}/v1/keys/:id`, administered('key_store', readKey));
  router.add('DELETE', `${base}/v1/keys/:id`, administered('key_store', revokeKey));
  router.add('POST', `${base}/v1/keys/:id/rotate`, administered('key_store', rotateKey));
}

/** An expired key stays listed for this long, so that its owner can see what happened to it. */
const EXPIRED_STAYS_MS = 7 * 86_400_000;

async function mintKey(exchange: Exchange, request: Request): Promise<Response> {
  const read = await readBody(request, mintRequest(exchange.now));
  if (!read.ok) return invalidInput(exchange, read.faults);
  exchange.pass('input');
  const { customer, scopes = [...SCOPES], limit, quota, expiresAt = null } = read.value;
  return storeKey(exchange, {
    customer,
    scopes,
    limit: limit ?? exchange.config.limit,
    quota: quota ?? exchange.config.quota,
    expiresAt,
  });
}

/** What of a key is decided by whoever asks for it. Without a customer it is a customer of its own. */
interface Settings extends Pick<ApiKeyRow, 'scopes' | 'limit' | 'quota' | 'expiresAt'> {
  customer: string | undefined;
}

async function storeKey(exchange: Exchange, settings: Settings): Promise<Response> {
  const key = mintApiKey(exchange.random);
  const id = exchange.newName('key');
  exchange.hashed();
  const row: ApiKeyRow = {
    id,
    hash: await hashSecret(key),
    prefix: API_KEY_PREFIX,
    last4: key.slice(-4),
    customer: settings.customer ?? id,
    scopes: settings.scopes,
    limit: settings.limit,
    quota: settings.quota,
    createdAt: exchange.now,
    expiresAt: settings.expiresAt,
    lastUsedAt: null,
  };
  forgetExpired(exchange);
  exchange.write('apiKeys', row.hash, row);
  exchange.keep('apiKeyIds', id, row.hash);
  exchange.pass('handler');
  return json(201, { key, ...describe(row) });
}

function listKeys(exchange: Exchange): Response {
  const keys = exchange.rows('apiKeys').map(describe);
  exchange.pass('handler');
  return json(200, { keys });
}

function readKey(exchange: Exchange, _request: Request, id: string): Response {
  const row = keyById(exchange, id);
  if (!row) return notFound(exchange, 'API key');
  exchange.pass('handler');
  return json(200, describe(row));
}

function revokeKey(exchange: Exchange, _request: Request, id: string): Response {
  const row = keyById(exchange, id);
  if (!row) return notFound(exchange, 'API key');
  deleteKey(exchange, row);
  exchange.pass('handler');
  return new Response(null, { status: 204 });
}

/**
 * A new key for the same customer. What the request names is as it asks; everything else stays, the moment of expiry
 * as well. The old key lives on for `overlap_s`, never past its own expiry.
 */
async function rotateKey(exchange: Exchange, request: Request, id: string): Promise<Response> {
  const old = keyById(exchange, id);
  if (!old) return notFound(exchange, 'API key');
  const read = await readBody(request, rotationRequest(exchange.now));
  if (!read.ok) return invalidInput(exchange, read.faults);
  const { overlapS = 0, ...asked } = read.value;
  const isExpired = old.expiresAt !== null && exchange.now >= old.expiresAt;
  if (isExpired && asked.expiresAt === undefined) return invalidInput(exchange, [EXPIRED]);
  exchange.pass('input');

  // A second rotation of the same key must not take the end of the overlap for its expiry.
  const { expiryBeforeOverlap = old.expiresAt } = old;
  if (overlapS === 0) deleteKey(exchange, old);
  else {
    const overlapEnds = exchange.now + overlapS * 1000;
    exchange.write('apiKeys', old.hash, {
      ...old,
      expiresAt: Math.min(overlapEnds, old.expiresAt ?? Infinity),
      expiryBeforeOverlap,
    });
  }
  const { customer, scopes, limit, quota } = old;
  return storeKey(exchange, { customer, scopes, limit, quota, expiresAt: expiryBeforeOverlap, ...asked });
}

const EXPIRED: Fault = {
  pointer: '#/expires_at',
  detail: 'is missing: the key has expired, so the new one needs an expiry of its own (or expires_in)',
};

function forgetExpired(exchange: Exchange): void {
  const isLongGone = ({ expiresAt }: ApiKeyRow): boolean =>
    expiresAt !== null && exchange.now >= expiresAt + EXPIRED_STAYS_MS;
  exchange.sweep('apiKeys', isLongGone);
  exchange.sweep('apiKeyIds', (hash) => !exchange.recall('apiKeys', hash));
}

export function deleteKey(exchange: Exchange, row: ApiKeyRow): void {
  exchange.drop('apiKeys', row.hash);
  exchange.forget('apiKeyIds', row.id);
}

function keyById(exchange: Exchange, id: string): ApiKeyRow | undefined {
  const hash = exchange.recall('apiKeyIds', id);
  return hash === undefined ? undefined : exchange.read('apiKeys', hash);
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

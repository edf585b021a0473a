import {
  API_KEY_PREFIX,
  hashSecret,
  mintApiKey,
  type ApiKeyRow,
  type Limit,
} from '../../credentials/index.js';
import { SCOPES } from '../config.js';
import type { Exchange } from '../exchange.js';
import { readKeyRequest, type KeyRequest } from '../keyRequest.js';
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
  const asked = readKeyRequest(await request.text(), exchange.now);
  if (!asked) return invalidInput(exchange);
  exchange.pass('input');
  return storeKey(exchange, asked);
}

async function storeKey(exchange: Exchange, asked: KeyRequest): Promise<Response> {
  const key = mintApiKey(exchange.random);
  const id = `key_${exchange.nextNumber('key')}`;
  exchange.hashed();
  const row: ApiKeyRow = {
    id,
    hash: await hashSecret(key),
    prefix: API_KEY_PREFIX,
    last4: key.slice(-4),
    customer: asked.customer ?? id,
    scopes: asked.scopes ?? [...SCOPES],
    limit: asked.limit ?? exchange.config.limit,
    quota: asked.quota ?? exchange.config.quota,
    createdAt: exchange.now,
    expiresAt: asked.expiresAt ?? null,
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
  if (!row) return notFound(exchange);
  exchange.pass('handler');
  return json(200, describe(row));
}

function revokeKey(exchange: Exchange, _request: Request, id: string): Response {
  const row = keyById(exchange, id);
  if (!row) return notFound(exchange);
  deleteKey(exchange, row);
  exchange.pass('handler');
  return new Response(null, { status: 204 });
}

/** A new key for the same customer. The old one lives on for `overlap_s`, never past its own expiry. */
async function rotateKey(exchange: Exchange, request: Request, id: string): Promise<Response> {
  const old = keyById(exchange, id);
  if (!old) return notFound(exchange);
  const asked = readKeyRequest(await request.text(), exchange.now);
  if (!asked) return invalidInput(exchange);
  exchange.pass('input');

  const overlapEnds = exchange.now + (asked.overlapS ?? 0) * 1000;
  if (overlapEnds === exchange.now) deleteKey(exchange, old);
  else
    exchange.write('apiKeys', old.hash, {
      ...old,
      expiresAt: Math.min(overlapEnds, old.expiresAt ?? Infinity),
    });
  const { customer, scopes, limit, quota } = old;
  return storeKey(exchange, {
    customer,
    scopes,
    limit,
    ...(quota && { quota }),
    ...(asked.expiresAt !== undefined && { expiresAt: asked.expiresAt }),
  });
}

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

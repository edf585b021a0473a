import type { Context } from 'hono';
import { API_KEY_PREFIX, hashSecret, mintApiKey, sameHash, type ApiKeyRow } from '../../credentials/index.js';
import { readCredential } from '../bearer.js';
import { SCOPES } from '../config.js';
import type { Exchange } from '../exchange.js';
import { readKeyRequest, type KeyRequest } from '../keyRequest.js';
import type { Refusal } from '../refusals.js';
import { json, refusalResponse } from '../respond.js';
import type { ApiRouter } from './app.js';

type Handler = (exchange: Exchange, request: Request, id: string) => Promise<Response>;

/** Managing API keys: mint (shown once), list (never the key), revoke, rotate. */
export function keyRoutes(router: ApiRouter): void {
  router.post('/v1/keys', administered(mintKey));
  router.get('/v1/keys', administered(listKeys));
  router.delete('/v1/keys/:id', administered(revokeKey));
  router.post('/v1/keys/:id/rotate', administered(rotateKey));
}

function administered(handler: Handler) {
  return async ({
    req,
    env: { exchange },
  }: Context<{ Bindings: { exchange: Exchange } }>): Promise<Response> => {
    const refusal = await checkAdmin(req.raw, exchange);
    if (refusal) return refusalResponse(refusal, exchange.config);
    return handler(exchange, req.raw, req.param('id') ?? '');
  };
}

async function checkAdmin(request: Request, exchange: Exchange): Promise<Refusal | null> {
  const presented = readCredential(request, exchange);
  if (!presented.ok) return presented.code;
  exchange.hashed();
  const [given, expected] = await Promise.all([
    hashSecret(presented.value),
    hashSecret(exchange.config.adminSecret),
  ]);
  if (!sameHash(given, expected)) return exchange.fail('admin', 'admin_required').code;
  exchange.pass('admin');
  return null;
}

async function mintKey(exchange: Exchange, request: Request): Promise<Response> {
  const asked = readKeyRequest(await request.text(), exchange.now);
  if (!asked) return refusalResponse(exchange.fail('input', 'invalid_input').code, exchange.config);
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
    createdAt: exchange.now,
    expiresAt: asked.expiresAt ?? null,
    lastUsedAt: null,
  };
  exchange.write('apiKeys', row.hash, row);
  exchange.keep('apiKeyIds', id, row.hash);
  exchange.pass('handler');
  return json(201, { key, ...describe(row) });
}

async function listKeys(exchange: Exchange): Promise<Response> {
  const keys = exchange.rows('apiKeys').map(describe);
  exchange.pass('handler');
  return json(200, { keys });
}

async function revokeKey(exchange: Exchange, _request: Request, id: string): Promise<Response> {
  const row = keyById(exchange, id);
  if (!row) return refusalResponse(exchange.fail('handler', 'not_found').code, exchange.config);
  deleteKey(exchange, row);
  exchange.pass('handler');
  return new Response(null, { status: 204 });
}

/** A new key for the same customer. The old one lives on for `overlap_s`, never past its own expiry. */
async function rotateKey(exchange: Exchange, request: Request, id: string): Promise<Response> {
  const old = keyById(exchange, id);
  if (!old) return refusalResponse(exchange.fail('handler', 'not_found').code, exchange.config);
  const asked = readKeyRequest(await request.text(), exchange.now);
  if (!asked) return refusalResponse(exchange.fail('input', 'invalid_input').code, exchange.config);
  exchange.pass('input');

  const overlapEnds = exchange.now + (asked.overlapS ?? 0) * 1000;
  if (overlapEnds === exchange.now) deleteKey(exchange, old);
  else
    exchange.write('apiKeys', old.hash, {
      ...old,
      expiresAt: Math.min(overlapEnds, old.expiresAt ?? Infinity),
    });
  const { customer, scopes, limit } = old;
  return storeKey(exchange, {
    customer,
    scopes,
    limit,
    ...(asked.expiresAt !== undefined && { expiresAt: asked.expiresAt }),
  });
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
  const { id, prefix, last4, customer, scopes, limit } = row;
  return {
    id,
    prefix,
    last4,
    customer,
    scopes,
    limit: { requests: limit.requests, window_s: limit.windowS },
    created_at: timestamp(row.createdAt),
    expires_at: timestamp(row.expiresAt),
    last_used_at: timestamp(row.lastUsedAt),
  };
}

/** RFC 3339, in UTC. */
function timestamp(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

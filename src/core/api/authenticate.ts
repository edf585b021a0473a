import {
  API_KEY_PREFIX,
  hashSecret,
  parseApiKey,
  sameHash,
  TOKEN_CHECKS,
  TOKEN_REFUSALS,
  verifyAccessToken,
  type AccessTokenClaims,
  type AccessTokenRules,
  type ApiKeyRow,
  type Limit,
  type TokenRefusal,
} from '../credentials/index.js';
import { succeed, type Result } from '../shared/index.js';
import { readCredential } from './bearer.js';
import type { Exchange } from './exchange.js';
import type { Refusal } from './refusals.js';

/** Who calls, as far as the credential tells. */
export interface Caller {
  kind: 'api_key' | 'access_token';
  /** Whom limits are counted for. */
  id: string;
  subject: string;
  scopes: string[];
  limit: Limit;
}

/** `last_used` is for people, so it may lag: one write a minute instead of one a request. */
const LAST_USED_RESOLUTION_MS = 60_000;

export async function authenticate(
  request: Request,
  exchange: Exchange,
): Promise<Result<Caller, { code: Refusal }>> {
  const credential = readCredential(request, exchange);
  if (!credential.ok) return credential;
  // X-API-Key is for API keys alone: there, an access token is a malformed key.
  return request.headers.has('x-api-key') || credential.value.startsWith(API_KEY_PREFIX)
    ? authenticateKey(credential.value, exchange)
    : authenticateToken(credential.value, exchange);
}

async function authenticateKey(key: string, exchange: Exchange): Promise<Result<Caller, { code: Refusal }>> {
  const parsed = parseApiKey(key);
  if (!parsed.ok) return exchange.fail('key_checksum', parsed.code);
  exchange.pass('key_checksum');

  const row = await findKey(key, exchange);
  if (!row) return exchange.fail('key_lookup', 'key_unknown');
  exchange.pass('key_lookup');

  if (row.expiresAt !== null && exchange.now >= row.expiresAt)
    return exchange.fail('key_expiry', 'key_expired');
  if (exchange.now - (row.lastUsedAt ?? -Infinity) >= LAST_USED_RESOLUTION_MS) {
    exchange.write('apiKeys', row.hash, { ...row, lastUsedAt: exchange.now });
  }
  exchange.pass('key_expiry');

  const { customer, scopes, limit } = row;
  return succeed({ kind: 'api_key', id: `customer:${customer}`, subject: customer, scopes, limit });
}

export async function findKey(key: string, exchange: Exchange): Promise<ApiKeyRow | undefined> {
  exchange.hashed();
  const hash = await hashSecret(key);
  const row = exchange.read('apiKeys', hash);
  return row && sameHash(row.hash, hash) ? row : undefined;
}

async function authenticateToken(
  token: string,
  exchange: Exchange,
): Promise<Result<Caller, { code: Refusal }>> {
  const verified = await checkToken(token, exchange);
  if (!verified.ok) return verified;
  const claims = verified.value;

  if (exchange.config.denylist) {
    const revoked = exchange.read('revokedTokens', revokedTokenKey(claims));
    if (revoked) return exchange.fail('denylist', 'token_revoked');
    exchange.pass('denylist');
  } else {
    exchange.skip('denylist');
  }
  return succeed({
    kind: 'access_token',
    id: `user:${claims.client_id}:${claims.sub}`,
    subject: claims.sub,
    scopes: claims.scope.split(' ').filter(Boolean),
    limit: exchange.config.limit,
  });
}

/** Verifies a token and writes the checks that were made into the trace. */
export async function checkToken(
  token: string,
  exchange: Exchange,
): Promise<Result<AccessTokenClaims, { code: TokenRefusal }>> {
  const verified = await verifyAccessToken(token, tokenRules(exchange), exchange.now);
  const refusedAt = verified.ok ? null : TOKEN_REFUSALS[verified.code];
  for (const check of TOKEN_CHECKS) {
    if (check === 'signature') exchange.verified();
    if (!verified.ok && check === refusedAt) return exchange.fail(check, verified.code);
    exchange.pass(check);
  }
  return verified;
}

/** The claims of a token that verifies, where the checks are not steps of their own: only their cost is counted. */
export async function claimsOf(token: string, exchange: Exchange): Promise<AccessTokenClaims | null> {
  const verified = await verifyAccessToken(token, tokenRules(exchange), exchange.now);
  const lastCheck = verified.ok ? 'token_time' : TOKEN_REFUSALS[verified.code];
  if (TOKEN_CHECKS.indexOf(lastCheck) >= TOKEN_CHECKS.indexOf('signature')) exchange.verified();
  return verified.ok ? verified.value : null;
}

function tokenRules(exchange: Exchange): AccessTokenRules {
  const { issuer, audience, alg, leewayS } = exchange.config;
  return { issuer, audience, algs: [alg], leewayS, keyFor: (kid) => exchange.recall('signingKeys', kid) };
}

export function revokedTokenKey({ iss, jti }: { iss: string; jti: string }): string {
  return `${iss} ${jti}`;
}

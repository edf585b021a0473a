import { DEFAULT_CONFIG, emptyState, type ServerState } from '../../src/core/api/index.js';
import { API_KEY_PREFIX } from '../../src/core/credentials/index.js';
import { NO_LIMIT } from './world.js';

const DAY_MS = 86_400_000;

/** A server with so many API keys and so many revoked tokens, none of which anybody holds. */
export function crowd(size: { keys: number; revoked: number }): ServerState {
  const state = emptyState();
  const now = Date.now();
  for (let number = 0; number < size.keys; number += 1) {
    const id = `key_crowd_${number}`;
    const hash = hashLike(number);
    state.apiKeyIds.set(id, hash);
    state.apiKeys.set(hash, {
      id,
      hash,
      prefix: API_KEY_PREFIX,
      last4: hash.slice(-4),
      customer: `customer-${number}`,
      scopes: ['orders:read', 'orders:write'],
      limit: { ...NO_LIMIT },
      quota: null,
      createdAt: now,
      expiresAt: null,
      lastUsedAt: now,
    });
  }
  for (let number = 0; number < size.revoked; number += 1) {
    const [iss, jti] = [DEFAULT_CONFIG.issuer, `jti-crowd-${number}`];
    state.revokedTokens.set(`${iss} ${jti}`, {
      iss,
      jti,
      statusIndex: null,
      revoked: { at: now, request: 0 },
      exp: (now + DAY_MS) / 1000,
    });
  }
  return state;
}

/** As long and as scattered as SHA-256 in hex, without the wait: eight mixed words. */
function hashLike(number: number): string {
  let text = '';
  for (let word = 0; word < 8; word += 1) {
    const mixed = Math.imul(number * 8 + word + 1, 0x9e3779b1) >>> 0;
    text += mixed.toString(16).padStart(8, '0');
  }
  return text;
}

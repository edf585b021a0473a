import {
  hashSecret,
  parseApiKey,
  sameHash,
  type ApiKeyFault,
  type ApiKeyRow,
} from '../../credentials/index.js';
import { refuse, succeed, type Result } from '../../shared/index.js';
import type { Exchange } from '../exchange.js';
import type { KeyVerdictRow } from '../state.js';
import type { StepDetail } from '../trace.js';
import { hashSlowly } from './slowHash.js';

type KeyRefusal = ApiKeyFault | 'key_unknown' | 'key_expired' | 'store_unavailable' | 'overloaded';

/** `last_used` is for people, so it may lag: one write a minute instead of one a request. */
const LAST_USED_RESOLUTION_MS = 60_000;

/** Checks an API key: its form, then the row under its hash, then its expiry. */
export async function checkKey(
  key: string,
  exchange: Exchange,
): Promise<Result<ApiKeyRow, { code: KeyRefusal }>> {
  const parsed = parseApiKey(key);
  if (!parsed.ok) return exchange.fail('key_checksum', parsed.code);
  exchange.pass('key_checksum');

  exchange.hashed();
  const found = findVerdict(await hashSecret(key), exchange);
  if (!found.ok) return exchange.fail('key_lookup', found.code);
  const { row, detail } = found.value;
  if (!row) return exchange.fail('key_lookup', 'key_unknown', detail);
  exchange.pass('key_lookup', detail);

  if (row.expiresAt !== null && exchange.now >= row.expiresAt)
    return exchange.fail('key_expiry', 'key_expired');
  // Only a row that comes from the store may go back there: an old copy would bring a revoked key back to life.
  if (!detail?.copy && exchange.now - (row.lastUsedAt ?? -Infinity) >= LAST_USED_RESOLUTION_MS) {
    exchange.write('apiKeys', row.hash, { ...row, lastUsedAt: exchange.now });
  }
  exchange.pass('key_expiry');
  return succeed(row);
}

/** The row of a key in the shared store, found by its hash; equal hashes are compared in constant time. */
export function findKey(hash: string, exchange: Exchange): ApiKeyRow | undefined {
  const row = exchange.read('apiKeys', hash);
  return row && sameHash(row.hash, hash) ? row : undefined;
}

interface Verdict {
  row: ApiKeyRow | null;
  detail?: StepDetail;
}

/** What this region's gateway remembers of the key, or else what the store says. */
export function findVerdict(
  hash: string,
  exchange: Exchange,
): Result<Verdict, { code: 'store_unavailable' | 'overloaded' }> {
  const { keyCacheS, keyNegativeCacheS, keyCacheStaleS } = exchange.config;
  if (keyCacheS === 0 && keyNegativeCacheS === 0) return askStore(hash, exchange);

  const key = `${exchange.region} ${hash}`;
  const freshUntil = ({ row, fetchedAt }: KeyVerdictRow): number =>
    fetchedAt + (row ? keyCacheS : keyNegativeCacheS) * 1000;
  const usableUntil = (verdict: KeyVerdictRow): number => freshUntil(verdict) + keyCacheStaleS * 1000;
  const remember = (row: ApiKeyRow | null): void => {
    exchange.sweep('keyVerdicts', (verdict) => exchange.now >= usableUntil(verdict));
    exchange.keep('keyVerdicts', key, { row, fetchedAt: exchange.now });
  };

  const known = exchange.recall('keyVerdicts', key);
  if (known && exchange.now < usableUntil(known)) {
    // Stale while revalidate (RFC 5861 section 3): the old answer now, the new one for whoever comes next.
    if (exchange.now >= freshUntil(known) && exchange.reaches('key_store')) {
      remember(findKey(hash, exchange) ?? null);
    }
    const copy = { id: `keys ${exchange.region}`, ageMs: exchange.now - known.fetchedAt };
    return succeed({ row: known.row, detail: { copy } });
  }
  const asked = askStore(hash, exchange);
  if (asked.ok) remember(asked.value.row);
  return asked;
}

function askStore(
  hash: string,
  exchange: Exchange,
): Result<Verdict, { code: 'store_unavailable' | 'overloaded' }> {
  if (!exchange.reaches('key_store')) return refuse('store_unavailable');
  if (exchange.config.keyHash === 'fast') return succeed({ row: findKey(hash, exchange) ?? null });
  const modelMs = hashSlowly(exchange);
  if (modelMs === null) return refuse('overloaded');
  return succeed({ row: findKey(hash, exchange) ?? null, detail: { modelMs } });
}

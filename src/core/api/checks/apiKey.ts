import {
  hashSecret,
  parseApiKey,
  sameHash,
  type ApiKeyFault,
  type ApiKeyRow,
} from '../../credentials/index.js';
import { refuse, succeed, type Result } from '../../shared/index.js';
import type { RequestContext } from '../requestContext.js';
import type { KeyVerdictRow } from '../state.js';
import type { StepDetail } from '../trace.js';
import { remembers, verdictAgeS } from './apiKeyCopies.js';
import { hashSlowly } from './slowHash.js';

type KeyRefusal = ApiKeyFault | 'key_unknown' | 'key_expired' | 'store_unavailable' | 'overloaded';

/** `last_used` is for people, so it may lag: one write a minute instead of one a request. */
const LAST_USED_RESOLUTION_S = 60;

/** Checks an API key: its form, then the row under its hash, then its expiry. */
export async function checkKey(
  key: string,
  context: RequestContext,
): Promise<Result<ApiKeyRow, { code: KeyRefusal }>> {
  const parsed = parseApiKey(key);
  if (!parsed.ok) return context.fail('key_checksum', parsed.code);
  context.pass('key_checksum');

  context.hashed();
  const found = findVerdict(await hashSecret(key), context);
  if (!found.ok) return context.fail('key_lookup', found.code);
  const { row, detail } = found.value;
  if (!row) return context.fail('key_lookup', 'key_unknown', detail);
  context.pass('key_lookup', detail);

  if (row.expiresAt !== null && context.now >= row.expiresAt)
    return context.fail('key_expiry', 'key_expired');
  // Only a row that comes from the store may go back there: an old copy would bring a revoked key back to life.
  if (!detail?.copy && !context.isRecent(row.lastUsedAt, LAST_USED_RESOLUTION_S)) {
    context.write('apiKeys', row.hash, { ...row, lastUsedAt: context.now });
  }
  context.pass('key_expiry');
  return succeed(row);
}

/** The row of a key in the shared store, found by its hash; equal hashes are compared in constant time. */
export function findKey(hash: string, context: RequestContext): ApiKeyRow | undefined {
  const row = context.read('apiKeys', hash);
  return row && sameHash(row.hash, hash) ? row : undefined;
}

interface Verdict {
  row: ApiKeyRow | null;
  detail?: StepDetail;
}

/** What this region's gateway remembers of the key, or else what the store says. */
export function findVerdict(
  hash: string,
  context: RequestContext,
): Result<Verdict, { code: 'store_unavailable' | 'overloaded' }> {
  const { keyCacheS, keyNegativeCacheS } = context.config;
  if (!remembers(context.config)) return askStore(hash, context);

  const key = `${context.region} ${hash}`;
  const isFresh = ({ row, fetchedAt }: KeyVerdictRow): boolean =>
    context.isRecent(fetchedAt, row ? keyCacheS : keyNegativeCacheS);
  const isUsable = ({ row, fetchedAt }: KeyVerdictRow): boolean =>
    context.isRecent(fetchedAt, verdictAgeS(row !== null, context.config));
  const remember = (row: ApiKeyRow | null): void => {
    context.sweep('keyVerdicts', (verdict) => !isUsable(verdict));
    context.keep('keyVerdicts', key, { row, fetchedAt: context.now });
  };

  const known = context.recall('keyVerdicts', key);
  if (known && isUsable(known)) {
    // Stale while revalidate (RFC 5861 section 3): the old answer now, the new one for whoever comes next.
    if (!isFresh(known) && context.reaches('key_store')) {
      remember(findKey(hash, context) ?? null);
    }
    const copy = { id: `keys ${context.region}`, ageMs: context.now - known.fetchedAt };
    return succeed({ row: known.row, detail: { copy } });
  }
  const asked = askStore(hash, context);
  if (asked.ok) remember(asked.value.row);
  return asked;
}

function askStore(
  hash: string,
  context: RequestContext,
): Result<Verdict, { code: 'store_unavailable' | 'overloaded' }> {
  if (!context.reaches('key_store')) return refuse('store_unavailable');
  if (context.config.keyHash === 'fast') return succeed({ row: findKey(hash, context) ?? null });
  const modelMs = hashSlowly(context);
  if (modelMs === null) return refuse('overloaded');
  return succeed({ row: findKey(hash, context) ?? null, detail: { modelMs } });
}

import type { RequestEvent, View } from '../../../core/simulation/index.js';
import type { KeptRow, Touch, Touches, Untouched } from './types.js';

/** What a request touched: rows as `table key`, and tables by themselves where it found none. */
export function touchesOf(event: RequestEvent, view: View): Touches {
  const touches = new Map<string, Touch>();
  const note = (table: string, key: string | undefined): void => {
    touches.set(table, 'read');
    if (key !== undefined) touches.set(`${table} ${key}`, 'read');
  };
  const facts = view.credentials.find(({ id }) => id === event.credential)?.facts;
  const hash = facts && 'hash' in facts ? facts.hash : undefined;
  const claims = facts && 'claims' in facts ? facts.claims : undefined;
  for (const { id, copy, skipped, code } of event.trace.steps) {
    if (skipped || code === 'store_unavailable') continue;
    if (copy && !copy.id.startsWith('keys') && !copy.id.startsWith('introspection')) note('copies', copy.id);
    switch (id) {
      case 'key_lookup':
        if (copy) note('keyVerdicts', `${copy.id.slice('keys '.length)} ${hash ?? ''}`);
        else note('apiKeys', hash);
        break;
      case 'key_id':
        note('apiKeys', hashOf(claims?.key_id, view));
        break;
      case 'signing_key':
        note('signingKeys', facts && 'kid' in facts ? facts.kid : undefined);
        break;
      case 'denylist':
        note('revokedTokens', claims && `${claims.iss} ${claims.jti}`);
        break;
      case 'introspection':
        note('introspections', undefined);
        break;
      case 'subject':
        note('users', claims?.sub);
        break;
      case 'rate_limit':
        for (const key of view.server.windows.keys()) {
          if (isCountedUnder(key, event) && isLimitOf(key, hash, claims, view)) note('windows', key);
        }
        break;
      default:
    }
  }
  for (const { table, key } of event.trace.changes) touches.set(`${table} ${key}`, 'written');
  return touches;
}

function hashOf(keyId: string | undefined, { server }: View): string | undefined {
  return keyId === undefined ? undefined : server.apiKeyIds.get(keyId);
}

/** Whether the answer names the policy that the key of the row ends in. */
function isCountedUnder(key: string, { exchange }: RequestEvent): boolean {
  const [, name = '', requests = '', windowS = ''] = / (\w{1,7}) (\d{1,7})\/(\d{1,7})$/.exec(key) ?? [];
  const policies = exchange.response.headers.find(([field]) => field === 'ratelimit-policy')?.[1] ?? '';
  return policies.split(', ').includes(`"${name}";q=${requests};w=${windowS}`);
}

function isLimitOf(
  key: string,
  hash: string | undefined,
  claims: { sub: string; client_id: string } | undefined,
  { server }: View,
): boolean {
  const customer = hash === undefined ? claims?.sub : server.apiKeys.get(hash)?.customer;
  return (
    key.startsWith('api ') ||
    (customer !== undefined && key.startsWith(`customer:${customer} `)) ||
    (claims !== undefined && key.startsWith(`user:${claims.client_id}:${claims.sub} `))
  );
}

export function withTouch(table: string, touches: Touches, rows: Untouched[]): KeptRow[] {
  return rows.map((row) => ({ ...row, touch: touches.get(`${table} ${row.key}`) ?? null }));
}

import { isRecord } from '../../shared/index.js';
import type { Call } from '../call.js';
import type { Counters } from './counters.js';
import type { Credentials, Facts, NamedCredential } from './credentials.js';
import type { Watchers } from './watchers.js';

/** Gives names to what an answer hands out, and counts it. Returns the names. */
export async function nameIssued(
  { path, request }: Pick<Call, 'path' | 'request'>,
  response: Response,
  { credentials, counters, watchers }: { credentials: Credentials; counters: Counters; watchers: Watchers },
  issuedAt: number,
): Promise<string[]> {
  if (request.method !== 'POST' || !(path === '/oauth/token' || path.startsWith('/v1/keys'))) return [];
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  if (!isRecord(body)) return [];
  const names: string[] = [];
  const issue = async (value: unknown, facts: Facts): Promise<NamedCredential | null> => {
    if (typeof value !== 'string') return null;
    const named = await credentials.name(value, { issuedAt, ...facts });
    names.push(named.id);
    watchers.tell('credential', named);
    return named;
  };
  if (path === '/oauth/token') {
    const access = await issue(body['access_token'], { kind: 'access_token' });
    if (access) counters.count('tokens_issued');
    await issue(body['refresh_token'], {
      kind: 'refresh_token',
      client: access?.client ?? null,
      subject: access?.subject ?? null,
    });
    await issue(body['id_token'], { kind: 'id_token' });
  } else if (typeof body['key'] === 'string') {
    counters.count('keys_issued');
    const { expires_at: expiresAt, customer } = body;
    await issue(body['key'], {
      kind: 'api_key',
      expiresAt: typeof expiresAt === 'string' ? Date.parse(expiresAt) : null,
      subject: typeof customer === 'string' ? customer : null,
    });
  }
  return names;
}

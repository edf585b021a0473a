import { DEFAULT_CONFIG, type Api } from '../../src/core/api/index.js';
import type { Clock, Random } from '../../src/core/shared/index.js';

/** More requests than any benchmark makes. */
export const NO_LIMIT = { requests: 1_000_000_000, windowS: 86_400 };

/** The real clock and real randomness: bare jose, which is measured beside the API, knows no other. */
export function ambient(): { clock: Clock; random: Random } {
  return {
    clock: { now: () => Date.now() },
    random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
  };
}

export async function accessToken(api: Api): Promise<string> {
  return member(await postForm(api, '/oauth/token', { grant_type: 'client_credentials' }), 'access_token');
}

export async function revoke(api: Api, token: string): Promise<void> {
  const { status } = await postForm(api, '/oauth/revoke', { token });
  if (status !== 200) throw new Error(`answered ${status}`);
}

export async function apiKey(api: Api): Promise<string> {
  const headers = { Authorization: `Bearer ${DEFAULT_CONFIG.adminSecret}` };
  return member(await post(api, '/v1/keys', { headers }), 'key');
}

/** As the confidential demo client. */
function postForm(api: Api, path: string, form: Record<string, string>): Promise<Response> {
  const { id, secret = '' } = DEFAULT_CONFIG.clients.find((client) => client.secret !== undefined) ?? {};
  return post(api, path, {
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: String(new URLSearchParams({ ...form, client_id: id ?? '', client_secret: secret })),
  });
}

function post(api: Api, path: string, init: RequestInit): Promise<Response> {
  return api.fetch(new Request(api.config.issuer + path, { method: 'POST', ...init }));
}

async function member(response: Response, name: string): Promise<string> {
  const value = ((await response.json()) as Record<string, unknown>)[name];
  if (typeof value !== 'string') throw new Error(`answered ${response.status}, without ${name}`);
  return value;
}

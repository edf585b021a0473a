import { createPracticeApi } from '../../../src/hosts/package/index.js';
import type { PracticeHandle, PracticeSettings } from '../../../src/hosts/package/index.js';
import { basic, bearer, members } from '../../core/api/harness.js';
import { authorizationQuery, codeForm } from '../../core/api/oauth.js';

export const CALLBACK = 'http://localhost:3000/callback';

export function practiceApi(settings: PracticeSettings = {}): PracticeHandle {
  return createPracticeApi({ clock: 'manual', seed: 7, ...settings });
}

/** A call of the confidential demo client to an endpoint of OAuth. */
export function asBackend(
  api: PracticeHandle,
  path: string,
  form: Record<string, string> | URLSearchParams,
): Promise<Response> {
  const client = api.clients.find(({ secret }) => secret !== undefined);
  return api.fetch(path, {
    method: 'POST',
    headers: basic(client?.id ?? '', client?.secret ?? ''),
    body: new URLSearchParams(form),
  });
}

/** An access token of the confidential demo client, got at `origin`. */
export async function tokenOf(api: PracticeHandle, origin = api.origin): Promise<string> {
  const answer = await asBackend(api, `${origin}/api/oauth/token`, { grant_type: 'client_credentials' });
  return String((await members(answer))['access_token']);
}

/** Asks for a code for the public demo client. Empty where there is none. */
export async function codeOf(api: PracticeHandle, more: Record<string, string> = {}): Promise<string> {
  const query = await authorizationQuery({ redirect_uri: CALLBACK, ...more });
  const away = await api.fetch(`/api/oauth/authorize?${query}`);
  return new URL(away.headers.get('location') ?? '').searchParams.get('code') ?? '';
}

export function exchange(api: PracticeHandle, code: string): Promise<Response> {
  const body = new URLSearchParams(codeForm(code, { redirect_uri: CALLBACK }));
  return api.fetch('/api/oauth/token', { method: 'POST', body });
}

/** Signs in as the public demo client: the token response. */
export async function signIn(
  api: PracticeHandle,
  more: Record<string, string> = {},
): Promise<Record<string, unknown>> {
  return members(await exchange(api, await codeOf(api, more)));
}

export function refreshWith(api: PracticeHandle, refresh: string): Promise<Response> {
  const form = { grant_type: 'refresh_token', client_id: 'demo-app', refresh_token: refresh };
  return api.fetch('/api/oauth/token', { method: 'POST', body: new URLSearchParams(form) });
}

export async function ordersWith(api: PracticeHandle, credential: string): Promise<number> {
  return (await api.fetch('/api/v1/orders', { headers: bearer(credential) })).status;
}

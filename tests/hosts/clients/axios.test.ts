import axios, { type AxiosError, type AxiosInstance } from 'axios';
import { createAuthRefresh } from 'axios-auth-refresh';
import { expect, test } from 'vitest';
import type { PracticeServer } from '../../../src/hosts/package/node.js';
import { CALLBACK, follow, pkce, served } from './outside.js';

/**
 * An instance that keeps tokens, sends the access token and gets new ones after a 401. Its refreshes are kept apart here:
 * left to itself, axios-auth-refresh 5.0.2 fails calls that are under way, or has one refresh token sent twice.
 */
async function signedIn({ api }: PracticeServer, { asItComes = false } = {}): Promise<AxiosInstance> {
  const { verifier, challenge } = pkce();
  const back = await follow(
    `${api}/oauth/authorize?${String(
      new URLSearchParams({
        response_type: 'code',
        client_id: 'demo-app',
        redirect_uri: CALLBACK,
        code_challenge: challenge,
        code_challenge_method: 'S256',
      }),
    )}`,
  );
  let tokens: { access_token: string; refresh_token: string };
  const ask = async (form: Record<string, string>): Promise<void> => {
    const body = new URLSearchParams({ client_id: 'demo-app', ...form });
    tokens = (await axios.post<typeof tokens>(`${api}/oauth/token`, body)).data;
  };
  await ask({
    grant_type: 'authorization_code',
    code: back.searchParams.get('code') ?? '',
    redirect_uri: CALLBACK,
    code_verifier: verifier,
  });
  const instance = axios.create({ baseURL: api });
  instance.interceptors.request.use((request) => {
    request.headers.set('Authorization', `Bearer ${tokens.access_token}`);
    return request;
  });
  const refresh = (): Promise<void> =>
    ask({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token });
  if (asItComes) createAuthRefresh(instance, refresh);
  else {
    let refreshing: Promise<void> | undefined;
    const once = (): Promise<void> => (refreshing ??= refresh().finally(() => (refreshing = undefined)));
    createAuthRefresh(instance, once, { deduplicateRefresh: false });
  }
  return instance;
}

test('axios with axios-auth-refresh refreshes one at a time for fifty calls whose token has expired', async () => {
  const server = await served();
  const instance = await signedIn(server);
  expect((await instance.get('/v1/orders')).status).toBe(200);
  server.clock.advance('PT15M');
  const answers = await Promise.all(Array.from({ length: 50 }, () => instance.get('/v1/orders')));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(await server.control.counters()).toMatchObject({ concurrent_refreshes: 1 });
});

test('axios with axios-auth-refresh as it comes fails the calls that were on their way when it began to refresh', async () => {
  const server = await served();
  const instance = await signedIn(server, { asItComes: true });
  server.clock.advance('PT15M');
  const ended = await Promise.allSettled(Array.from({ length: 50 }, () => instance.get('/v1/orders')));
  const statuses = ended.map((one) =>
    one.status === 'fulfilled' ? one.value.status : (one.reason as AxiosError).status,
  );
  expect(new Set(statuses)).toEqual(new Set([200, 401]));
});

test('axios with axios-auth-refresh gives up where the sign-in is over', async () => {
  const server = await served();
  const instance = await signedIn(server);
  await server.control.signOut('user-ana');
  server.clock.advance('PT15M');
  await expect(instance.get('/v1/orders')).rejects.toMatchObject({
    response: { status: 400, data: { error: 'invalid_grant' } },
  });
});

test('axios is told to wait, is cut off, and gets an answer that is too slow', async () => {
  const server = await served();
  const instance = await signedIn(server);
  await server.control.addFault({ match: { path: '/v1/orders' }, answer: '429' });
  await expect(instance.get('/v1/orders')).rejects.toMatchObject({
    response: {
      status: 429,
      headers: expect.objectContaining({ 'retry-after': expect.stringMatching(/^\d+$/) }),
    },
  });
  await server.control.addFault({ match: { path: '/v1/orders' }, answer: 'cut-connection' });
  await expect(instance.get('/v1/orders')).rejects.toMatchObject({ code: 'ECONNRESET' });
  await server.control.addFault({ match: { path: '/v1/orders' }, answer: 'timeout' });
  await expect(instance.get('/v1/orders', { timeout: 50 })).rejects.toMatchObject({ code: 'ECONNABORTED' });
});

import { describe, expect, test } from 'vitest';
import { bearer, members } from '../../core/api/harness.js';
import { practiceAt } from '../harness.js';
import { asBackend, practiceApi, signIn, tokenOf } from './handles.js';

const OTHER = 'http://127.0.0.1';

describe('a token that was got under another name of the server', () => {
  test('is revoked under this one', async () => {
    const api = practiceApi();
    const token = await tokenOf(api);
    expect((await asBackend(api, `${OTHER}/api/oauth/revoke`, { token })).status).toBe(200);
    for (const origin of [api.origin, OTHER]) {
      const answer = await api.fetch(`${origin}/api/v1/orders`, { headers: bearer(token) });
      expect([answer.status, (await api.control.requests()).at(-1)?.code]).toEqual([401, 'token_revoked']);
    }
  });

  test('is active under this one, until it is revoked', async () => {
    const api = practiceApi();
    const token = await tokenOf(api);
    const ask = async (): Promise<unknown> =>
      (await members(await asBackend(api, `${OTHER}/api/oauth/introspect`, { token })))['active'];
    expect(await ask()).toBe(true);
    await api.control.revoke({ token });
    expect(await ask()).toBe(false);
  });

  test('says under this one who signed in', async () => {
    const api = practiceApi();
    const token = String((await signIn(api, { scope: 'openid' }))['access_token']);
    const answer = await api.fetch(`${OTHER}/api/oauth/userinfo`, { headers: bearer(token) });
    expect([answer.status, (await members(answer))['sub']]).toEqual([200, 'user-ana']);
  });

  test('is nothing to another tenant', async () => {
    const api = practiceApi();
    const token = await tokenOf(api);
    const answer = await asBackend(api, '/t/blue/api/oauth/introspect', { token });
    expect(await members(answer)).toEqual({ active: false });
  });
});

describe('a name that the settings give', () => {
  test.each([
    [{ hosts: ['Practice.Example'] }, 'practice.example'],
    [{ hosts: ['host.docker.internal'] }, 'HOST.docker.internal'],
    [{ host: '2001:DB8:0::1' }, '[2001:db8::1]'],
    [{ host: '::' }, '[::]'],
    [{ host: '0.0.0.0' }, '0.0.0.0'],
    [{ host: 'Build-Machine' }, 'build-machine'],
    [{ issuer: 'https://IDP.example/api' }, 'idp.example'],
  ])('%j is answered as %s', async (settings, host) => {
    const { call } = await practiceAt(4173, { settings });
    expect((await call('GET /api', { host: `${host}:4173` })).status).toBe(200);
    expect((await call('GET /api', { host: 'another.example:4173' })).status).toBe(421);
  });
});

describe('a page of another site', () => {
  const headers = { 'Sec-Fetch-Site': 'cross-site' };

  test('begins no tenant, however often it asks', async () => {
    const { call, practice } = await practiceAt();
    for (const [path, more] of [
      ['/t/made-up/api', {}],
      ['/t/made-up/__/counters', {}],
      ['/api', { 'Practice-Tenant': 'made-up' }],
    ] as const) {
      expect((await call(`GET ${path}`, { headers: { ...headers, ...more } })).status).toBe(403);
    }
    expect(practice.worlds.names).toEqual([]);
  });

  test('calls a tenant that somebody else began, and the server without one', async () => {
    const { call } = await practiceAt();
    await call('GET /t/blue/__/counters');
    for (const path of ['/t/blue/api', '/api']) {
      expect((await call(`GET ${path}`, { headers })).status).toBe(200);
    }
  });

  test.each(['same-origin', 'same-site', 'none'])('is not one whose browser says %s', async (site) => {
    const { call } = await practiceAt();
    expect((await call('GET /t/blue/api', { headers: { 'Sec-Fetch-Site': site } })).status).toBe(200);
  });
});

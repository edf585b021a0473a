import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { basic, members, mintKey, START, startApi, type Harness } from './harness.js';
import { authorize, codeForm, signIn } from './oauth.js';

const EXCHANGE = {
  grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
  subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
};
const BACKEND = basic('demo-backend', 'demo-backend-secret');

type Asked = { form: Record<string, string>; headers?: Record<string, string> };

const grants: Record<string, (harness: Harness) => Promise<Asked> | Asked> = {
  'a code': async (harness) => ({ form: codeForm((await authorize(harness)).get('code') ?? '') }),
  'a refresh token': async (harness) => ({
    form: {
      grant_type: 'refresh_token',
      client_id: 'demo-app',
      refresh_token: (await signIn(harness)).refresh,
    },
  }),
  'client credentials': () => ({ form: { grant_type: 'client_credentials' }, headers: BACKEND }),
  'an access token': async (harness) => ({
    form: { ...EXCHANGE, subject_token: (await signIn(harness)).access },
    headers: BACKEND,
  }),
  'an API key': async (harness) => ({
    form: { ...EXCHANGE, subject_token: (await mintKey(harness)).key },
    headers: BACKEND,
  }),
};

describe.each(Object.entries(grants))('expires_in of a token for %s', (_name, grant) => {
  test.each([
    [0, '', 900],
    [1, '', 899],
    [999, '', 899],
    [0, '60', 60],
    [500, '60', 59],
    [500, '1', 0],
    [250, '999999999', 899],
  ])('counts from the answer: %i ms into a second, asked for %j, it is %i', async (ms, asked, expected) => {
    const harness = await startApi();
    harness.clock.at = START + ms;
    const { form, headers = {} } = await grant(harness);
    const sent = { form: { ...form, expires_in: asked }, headers };
    const body = await members(await harness.call('POST /oauth/token', sent));
    expect(body['expires_in']).toBe(expected);
    const left = Number(decodeJwt(String(body['access_token'])).exp) * 1000 - harness.clock.at;
    expect(left - expected * 1000).toBeGreaterThanOrEqual(0);
    expect(left - expected * 1000).toBeLessThan(1000);
  });
});

describe('a token that was exchanged ends with what it was got for', () => {
  test.each([100, 899, 899.5])('%d seconds after the access token', async (passed) => {
    const harness = await startApi();
    const { access } = await signIn(harness);
    harness.clock.passSeconds(passed);
    const form = { ...EXCHANGE, subject_token: access };
    const body = await members(await harness.call('POST /oauth/token', { form, headers: BACKEND }));
    expect(decodeJwt(String(body['access_token'])).exp).toBe(START / 1000 + 900);
    expect(body['expires_in']).toBe(Math.floor(900 - passed));
  });

  test('when that is an API key', async () => {
    const harness = await startApi();
    const { key } = await mintKey(harness, { expires_in: 100 });
    harness.clock.passSeconds(40.25);
    const form = { ...EXCHANGE, subject_token: key };
    const body = await members(await harness.call('POST /oauth/token', { form, headers: BACKEND }));
    expect(decodeJwt(String(body['access_token'])).exp).toBe(START / 1000 + 100);
    expect(body['expires_in']).toBe(59);
  });
});

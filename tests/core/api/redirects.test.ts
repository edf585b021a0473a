import { describe, expect, test } from 'vitest';
import { members, startApi, type Harness } from './harness.js';
import { authorizationQuery, codeForm } from './oauth.js';

/** An API whose public client has registered these addresses. */
async function registered(...redirectUris: string[]): Promise<Harness> {
  const clients = [{ id: 'demo-app', redirectUris, scopes: ['orders:read'] }];
  return startApi({ config: { clients } });
}

/** Sends an authorization request with this redirect_uri, or without one. */
async function ask(harness: Harness, redirectUri?: string): Promise<Response> {
  const query = await authorizationQuery();
  query.delete('redirect_uri');
  if (redirectUri !== undefined) query.append('redirect_uri', redirectUri);
  return harness.call(`GET /oauth/authorize?${query}`);
}

const locationOf = (response: Response) => response.headers.get('location') ?? '';
const codeIn = (location: string) => /[?&]code=([^&]+)/.exec(location)?.[1] ?? '';

async function exchange(harness: Harness, code: string, redirectUri: string): Promise<unknown[]> {
  const form = codeForm(code, { redirect_uri: redirectUri });
  const response = await harness.call('POST /oauth/token', { form });
  return [response.status, (await members(response))['error']];
}

describe('the port of a loopback address may be any (RFC 8252 section 7.3, RFC 9700 section 4.1.3)', () => {
  test.each([
    ['http://127.0.0.1/cb', 'http://127.0.0.1:51004/cb'],
    ['http://127.0.0.1:3000/cb', 'http://127.0.0.1:1/cb'],
    ['http://127.0.0.1:3000/cb', 'http://127.0.0.1/cb'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:65535'],
    ['http://[::1]/cb', 'http://[::1]:51004/cb'],
    ['http://[::1]:8080/cb?app=a%20b', 'http://[::1]:51004/cb?app=a%20b'],
    ['http://127.0.0.1?app=1', 'http://127.0.0.1:4000?app=1'],
    ['http://localhost:3000/callback', 'http://localhost:51004/callback'],
  ])('%s lets in %s, and the code is bound to it', async (uri, asked) => {
    const harness = await registered(uri, 'https://app.example/other');
    const location = locationOf(await ask(harness, asked));
    expect(location.startsWith(asked)).toBe(true);
    expect(await exchange(harness, codeIn(location), asked)).toEqual([200, undefined]);
    const again = locationOf(await ask(harness, asked));
    expect(await exchange(harness, codeIn(again), uri)).toEqual([400, 'invalid_grant']);
  });

  test.each([
    ['http://127.0.0.1/cb', 'http://127.0.0.1:51004/'],
    ['http://127.0.0.1/cb', 'http://127.0.0.1:51004/cb/'],
    ['http://127.0.0.1/cb', 'http://127.0.0.1:51004/CB'],
    ['http://127.0.0.1/cb', 'http://127.0.0.1:51004/cb?x=1'],
    ['http://127.0.0.1/cb?x=1', 'http://127.0.0.1:51004/cb'],
    ['http://127.0.0.1/cb', 'https://127.0.0.1:51004/cb'],
    ['http://127.0.0.1/cb', 'http://localhost:51004/cb'],
    ['http://localhost/cb', 'http://127.0.0.1:51004/cb'],
    ['http://127.0.0.1/cb', 'http://[::1]:51004/cb'],
    ['http://[::1]/cb', 'http://[0:0:0:0:0:0:0:1]:51004/cb'],
    ['http://127.0.0.1/cb', 'http://127.0.0.2:51004/cb'],
    ['http://127.0.0.1/cb', 'http://127.1:51004/cb'],
    ['http://127.0.0.1/cb', 'http://2130706433:51004/cb'],
    ['http://127.0.0.1/cb', 'http://127.0.0.1:65536/cb'],
    ['http://127.0.0.1/cb', 'http://127.0.0.1:0/cb'],
    ['http://127.0.0.1/cb', 'http://127.0.0.1:080/cb'],
    ['http://127.0.0.1/cb', 'http://127.0.0.1:/cb'],
    ['http://127.0.0.1/cb', 'http://127.0.0.1:80@evil.example/cb'],
    ['http://127.0.0.1/cb', 'http://127.0.0.1.evil.example:80/cb'],
    ['http://127.0.0.1/cb', 'http://evil.example@127.0.0.1:80/cb'],
    ['http://127.0.0.1/cb', 'http://127.0.0.1:80\\@evil.example/cb'],
    ['http://localhost/cb', 'http://localhost.evil.example:80/cb'],
    ['http://localhost.other.example/cb', 'http://localhost:80.other.example/cb'],
    ['http://127.0.0.10/cb', 'http://127.0.0.1:123450/cb'],
    ['http://127.0.0.1/cb', 'http://127.0.0.1:51004/cb#there'],
    ['http://192.168.0.2:3000/cb', 'http://192.168.0.2:4000/cb'],
    ['https://app.example/cb', 'https://app.example:8443/cb'],
    ['https://app.example/cb', 'https://app.example:443/cb'],
    ['https://app.example/cb', 'https://APP.example/cb'],
    ['https://127.0.0.1/cb', 'https://127.0.0.1:8443/cb'],
    ['com.example.app:/cb', 'com.example.app:/cb/'],
  ])('%s does not let in %s', async (uri, asked) => {
    const response = await ask(await registered(uri), asked);
    expect([response.status, locationOf(response)]).toEqual([400, '']);
    expect((await members(response))['detail']).toContain('redirect_uri');
  });
});

describe('a redirect_uri that is left out', () => {
  test.each([undefined, ''])('is the one that is registered, when it comes as %j', async (asked) => {
    const harness = await registered('https://app.example/cb?a=1');
    const location = locationOf(await ask(harness, asked));
    expect(location).toMatch(/^https:\/\/app\.example\/cb\?a=1&iss=/);
    expect(await exchange(harness, codeIn(location), '')).toEqual([200, undefined]);
  });

  test('may be named in the token request then, and has to be right if it is', async () => {
    const harness = await registered('https://app.example/cb');
    const code = async () => codeIn(locationOf(await ask(harness)));
    expect(await exchange(harness, await code(), 'https://app.example/cb')).toEqual([200, undefined]);
    expect(await exchange(harness, await code(), 'https://app.example/')).toEqual([400, 'invalid_grant']);
  });

  test('has to be in the token request when it was in the authorization request (RFC 6749 section 4.1.3)', async () => {
    const harness = await registered('https://app.example/cb');
    const location = locationOf(await ask(harness, 'https://app.example/cb'));
    expect(await exchange(harness, codeIn(location), '')).toEqual([400, 'invalid_grant']);
  });

  test.each([[[]], [['https://app.example/one', 'https://app.example/two']]])(
    'leads nowhere when %j are registered',
    async (uris) => {
      const response = await ask(await registered(...uris));
      expect([response.status, locationOf(response)]).toEqual([400, '']);
      expect((await members(response))['detail']).toMatch(/redirect_uri is missing/);
    },
  );
});

describe('the answer is appended to the address as it was registered (RFC 6749 section 3.1.2)', () => {
  test.each([
    ['https://app.example/cb', 'https://app.example/cb?'],
    ['https://app.example', 'https://app.example?'],
    ['https://app.example/cb?', 'https://app.example/cb?'],
    ['https://app.example/cb?a=b', 'https://app.example/cb?a=b&'],
    ['https://app.example/cb?a=b&', 'https://app.example/cb?a=b&'],
    ["https://app.example/cb?q=a%20b+c~*'(%7e)&x&y=%E4", "https://app.example/cb?q=a%20b+c~*'(%7e)&x&y=%E4&"],
    ['https://app.example/cb?next=/a?b=c', 'https://app.example/cb?next=/a?b=c&'],
    ['https://app.example/%7Euser/../cb', 'https://app.example/%7Euser/../cb?'],
    ['HTTPS://App.Example:443/cb', 'HTTPS://App.Example:443/cb?'],
    ['com.example.app:/cb', 'com.example.app:/cb?'],
    ['com.example.app:/cb?a=%2b', 'com.example.app:/cb?a=%2b&'],
    ['com.example.app:cb', 'com.example.app:cb?'],
    ['http://127.0.0.1:5000/cb?a=%20', 'http://127.0.0.1:5000/cb?a=%20&'],
  ])('%s', async (uri, start) => {
    const harness = await registered(uri);
    const good = locationOf(await ask(harness, uri));
    expect(good.startsWith(`${start}iss=https%3A%2F%2Fapi.example&code=kot_code_`)).toBe(true);
    const query = await authorizationQuery({ redirect_uri: uri, state: 'a b', scope: 'admin' });
    const refused = await harness.call(`GET /oauth/authorize?${query}`);
    expect(locationOf(refused).startsWith(`${start}state=a+b&iss=`)).toBe(true);
    expect(locationOf(refused)).toContain('&error=invalid_scope&error_description=');
    expect(await exchange(harness, codeIn(good), uri)).toEqual([200, undefined]);
  });
});

test.each(['https://app.example/cb#here', 'https://app.example/ü', 'https://app.example/a b', '/cb', 'cb'])(
  'what cannot be a redirect address leads nowhere even if it is registered: %s',
  async (uri) => {
    const harness = await registered(uri);
    expect([(await ask(harness, uri)).status, (await ask(harness)).status]).toEqual([400, 400]);
  },
);

import { describe, expect, test } from 'vitest';
import { Client, SignedOut, type Tokens } from '../../../src/content/recipes/refreshOnce.js';
import { startApi } from '../../core/api/harness.js';
import { refresh, signIn, tokensOf } from '../../core/api/oauth.js';

const API = 'https://api.example';
const START: Tokens = { accessToken: 'a1', refreshToken: 'r1' };

interface Sent {
  address: string;
  init: RequestInit;
  token: string | null;
}

interface Stub {
  client: Client;
  sent: Sent[];
  /** The refresh tokens that were used. */
  used: string[];
}

/** A client of an API that takes one access token, and of an issuer that gives the next one. */
function stub({
  good = 'a2',
  renew,
  origins = [API],
}: {
  good?: string;
  renew?: (token: string, time: number) => Promise<Tokens>;
  origins?: string[];
} = {}): Stub {
  const sent: Sent[] = [];
  const used: string[] = [];
  const send = (async (address: string, init: RequestInit) => {
    const token = new Headers(init.headers).get('Authorization');
    sent.push({ address, init, token });
    // As slow as a network, so that calls meet.
    await new Promise((done) => setTimeout(done, 1));
    return new Response('{}', { status: token === `Bearer ${good}` ? 200 : 401 });
  }) as typeof fetch;
  const give = (token: string): Promise<Tokens> => {
    used.push(token);
    return renew ? renew(token, used.length) : Promise.resolve({ accessToken: 'a2', refreshToken: 'r2' });
  };
  return { client: new Client(START, give, send, origins), sent, used };
}

describe('a client that refreshes', () => {
  test('does so once for ten calls of the mock API at a time, and all of them are answered', async () => {
    const harness = await startApi({ config: { alg: 'ES256' } });
    const { access, refresh: refreshToken } = await signIn(harness);
    harness.clock.passSeconds(harness.api.config.accessTtlS + harness.api.config.leewayS);
    let refreshes = 0;
    const renew = async (token: string): Promise<Tokens> => {
      refreshes += 1;
      const { access: accessToken, refresh: next } = await tokensOf(await refresh(harness, token));
      return { accessToken, refreshToken: next };
    };
    const send = ((address: string, init: RequestInit) =>
      harness.api.fetch(new Request(address, init))) as typeof fetch;
    const { issuer } = harness.api.config;
    const client = new Client({ accessToken: access, refreshToken }, renew, send, [new URL(issuer).origin]);
    const answers = await Promise.all(Array.from({ length: 10 }, () => client.call(`${issuer}/v1/orders`)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(refreshes).toBe(1);
  });

  test('has whoever comes meanwhile wait, rather than send the old token', async () => {
    const { client, sent, used } = stub({
      renew: () =>
        new Promise((done) => setTimeout(() => done({ accessToken: 'a2', refreshToken: 'r2' }), 20)),
    });
    const first = client.call(`${API}/1`);
    await new Promise((done) => setTimeout(done, 10));
    const late = client.call(`${API}/late`);
    expect([(await first).status, (await late).status]).toEqual([200, 200]);
    expect(sent.map(({ address, token }) => `${address} ${token}`).sort()).toEqual([
      `${API}/1 Bearer a1`,
      `${API}/1 Bearer a2`,
      `${API}/late Bearer a2`,
    ]);
    expect(used).toEqual(['r1']);
  });

  test('does not try a third time', async () => {
    const { client, sent } = stub({ good: 'none' });
    expect((await client.call(API)).status).toBe(401);
    expect(sent.map(({ token }) => token)).toEqual(['Bearer a1', 'Bearer a2']);
  });

  test('lets one caller give up without taking the others along', async () => {
    const { client, used } = stub();
    const gone = client.call(API, { signal: AbortSignal.abort() });
    const other = client.call(API);
    await gone.catch(() => undefined);
    expect([(await other).status, used.length]).toEqual([200, 1]);
  });
});

describe('a refresh that fails', () => {
  test('fails for all who waited with the same error, and is tried anew on the next call', async () => {
    const { client, used } = stub({
      renew: (_, time) =>
        time === 1
          ? Promise.reject(new Error('offline'))
          : Promise.resolve({ accessToken: 'a2', refreshToken: 'r2' }),
    });
    const results = await Promise.allSettled([1, 2, 3].map((at) => client.call(`${API}/${at}`)));
    const reasons = results.map((result) => (result.status === 'rejected' ? result.reason : undefined));
    expect(reasons.map(String)).toEqual(Array(3).fill('Error: offline'));
    expect(new Set(reasons).size).toBe(1);
    expect((await client.call(API)).status).toBe(200);
    expect(used).toEqual(['r1', 'r1']);
  });

  test('also where it throws instead of rejecting', async () => {
    const { client } = stub({
      renew: () => {
        throw new Error('no network');
      },
    });
    await expect(client.call(API)).rejects.toThrow('no network');
    await expect(client.call(API)).rejects.toThrow('no network');
  });

  test('because the sign-in has ended signs out: no token is sent after it, and nothing more is refreshed', async () => {
    const { client, sent, used } = stub({ renew: () => Promise.reject(new SignedOut('invalid_grant')) });
    const results = await Promise.allSettled([client.call(API), client.call(API)]);
    expect(
      results.map((result) => result.status === 'rejected' && result.reason instanceof SignedOut),
    ).toEqual([true, true]);
    const before = sent.length;
    await expect(client.call(API)).rejects.toBeInstanceOf(SignedOut);
    expect([sent.length - before, used.length]).toEqual([0, 1]);
  });

  test.each<[what: string, given: unknown]>([
    ['nothing', undefined],
    ['no access token', { refreshToken: 'r2' }],
    ['an empty one', { accessToken: '', refreshToken: 'r2' }],
    ['one with a line end', { accessToken: 's3cret\r\nX-Other: 1', refreshToken: 'r2' }],
  ])('by giving %s sends no such token, and quotes none', async (_, given) => {
    const { client, sent } = stub({ renew: () => Promise.resolve(given as Tokens) });
    const error: unknown = await client.call(API).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).not.toContain('s3cret');
    expect(sent).toHaveLength(1);
  });
});

describe('a call that comes back late with a 401', () => {
  /** The address ending in /late answers when it is told to; a refresh ends as the list says, each when it is told to. */
  function late(ends: readonly ('fails' | 'works')[]): {
    client: Client;
    call: Promise<Response>;
    comeBack: () => void;
    refreshes: (() => void)[];
    sent: string[];
  } {
    let comeBack = (): void => undefined;
    const [refreshes, sent]: [(() => void)[], string[]] = [[], []];
    const renew = (): Promise<Tokens> =>
      new Promise((done, fail) => {
        const number = refreshes.length;
        const end = (): void =>
          ends[number] === 'works'
            ? done({ accessToken: `a${number + 2}`, refreshToken: 'r' })
            : fail(new Error('offline'));
        refreshes.push(end);
      });
    const answer = (token: string): Response =>
      new Response('{}', { status: token === `Bearer a${ends.length + 1}` ? 200 : 401 });
    const send = ((address: string, init: RequestInit) => {
      const token = new Headers(init.headers).get('Authorization') ?? '';
      sent.push(token);
      return address.endsWith('/late') && token === 'Bearer a1'
        ? new Promise((done) => (comeBack = () => done(answer(token))))
        : Promise.resolve(answer(token));
    }) as typeof fetch;
    const client = new Client(START, renew, send, [API]);
    return { client, call: client.call(`${API}/late`), comeBack: () => comeBack(), refreshes, sent };
  }
  const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 5));

  test('goes on with the token of a refresh that worked, whatever failed before', async () => {
    const { client, call, comeBack, refreshes } = late(['fails', 'works']);
    const first = client.call(`${API}/1`);
    await settle();
    refreshes[0]?.();
    await expect(first).rejects.toThrow('offline');
    const second = client.call(`${API}/2`);
    await settle();
    refreshes[1]?.();
    expect((await second).status).toBe(200);
    comeBack();
    expect([(await call).status, refreshes.length]).toEqual([200, 2]);
  });

  test('waits for a refresh that is under way, whatever failed before', async () => {
    const { client, call, comeBack, refreshes } = late(['fails', 'works']);
    const first = client.call(`${API}/1`);
    await settle();
    refreshes[0]?.();
    await expect(first).rejects.toThrow('offline');
    const second = client.call(`${API}/2`);
    await settle();
    comeBack();
    await settle();
    refreshes[1]?.();
    expect([(await call).status, (await second).status, refreshes.length]).toEqual([200, 200, 2]);
  });

  test('goes on with the token in force, though a refresh of that one has failed', async () => {
    const { client, call, comeBack, refreshes, sent } = late(['works', 'fails', 'works']);
    const first = client.call(`${API}/1`);
    await settle();
    refreshes[0]?.();
    expect((await first).status).toBe(401);
    const second = client.call(`${API}/2`);
    await settle();
    refreshes[1]?.();
    await expect(second).rejects.toThrow('offline');
    comeBack();
    expect([(await call).status, sent.at(-1), refreshes.length]).toEqual([401, 'Bearer a2', 2]);
  });

  test('fails with what failed meanwhile where no other refresh has followed', async () => {
    const { client, call, comeBack, refreshes } = late(['fails']);
    const first = client.call(`${API}/1`);
    await settle();
    refreshes[0]?.();
    await expect(first).rejects.toThrow('offline');
    comeBack();
    await expect(call).rejects.toThrow('offline');
    expect(refreshes).toHaveLength(1);
  });
});

test('whoever signs out during a refresh stays signed out', async () => {
  const { client, sent } = stub({
    renew: () => new Promise((done) => setTimeout(() => done({ accessToken: 'a2', refreshToken: 'r2' }), 10)),
  });
  const call = client.call(API);
  await new Promise((done) => setTimeout(done, 5));
  client.signOut();
  await expect(call).rejects.toBeInstanceOf(SignedOut);
  await expect(client.call(API)).rejects.toBeInstanceOf(SignedOut);
  expect(sent.map(({ token }) => token)).toEqual(['Bearer a1']);
});

describe('the token goes to its origin alone:', () => {
  test.each([
    'https://evil.example/',
    'https://api.example.evil.example/',
    'https://api.example@evil.example/',
    'https://evil.example/https://api.example/',
    'https://evil.example\\@api.example/',
    'https://ana:pw@api.example/',
    'http://api.example/',
    'https://api.example:8443/',
    'https://sub.api.example/',
    'https://api.example./',
    'blob:https://api.example/9c1c0ac6',
    'data:text/plain,x',
    'file:///etc/passwd',
    '//evil.example/',
    '/orders',
    '',
  ])('%s gets none', async (address) => {
    const { client, sent } = stub();
    const error: unknown = await client.call(address).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).not.toMatch(/a1|ana|pw@/);
    expect(sent).toEqual([]);
  });

  test('however it is written, and after a call that was fine', async () => {
    const { client, sent } = stub({ good: 'a1' });
    await client.call(new URL('/orders', API));
    await client.call('HTTPS://API.EXAMPLE:443/orders?x=1#y');
    await expect(client.call('https://evil.example/')).rejects.toThrow(
      'no token goes to https://evil.example',
    );
    expect(sent.map(({ address }) => new URL(address).origin)).toEqual([API, API]);
  });

  test('no redirect is followed, whatever the caller asks for', async () => {
    const { client, sent } = stub({ good: 'a1' });
    await client.call(API, { redirect: 'follow' });
    expect(sent.map(({ init }) => init.redirect)).toEqual(['error']);
  });

  test.each([
    '*',
    'null',
    '',
    'https://api.example/',
    'https://api.example/v1',
    'http://api.example',
    'api.example',
  ])('an origin written as “%s” is refused when the client is made', (origin) => {
    expect(() => stub({ origins: [API, origin] })).toThrow(TypeError);
  });

  test.each(['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:8080', 'https://api.example:8443'])(
    '%s is fine',
    async (origin) => {
      const { client } = stub({ origins: [origin], good: 'a1' });
      expect((await client.call(`${origin}/x`)).status).toBe(200);
    },
  );

  test('http://localhost.evil.example is no machine of yours', () => {
    expect(() => stub({ origins: ['http://localhost.evil.example'] })).toThrow(TypeError);
  });
});

describe('the second try sends', () => {
  const bytes = new Uint8Array([1, 2]);
  test.each<[what: string, body: BodyInit | null]>([
    ['no body', null],
    ['a text', 'x'],
    ['a form', new URLSearchParams({ a: '1' })],
    ['a form with files', new FormData()],
    ['a Blob', new Blob(['x'])],
    ['bytes', bytes],
    ['a buffer', bytes.buffer],
  ])('%s once more', async (_, body) => {
    const { client, sent } = stub();
    const answer = await client.call(API, {
      method: 'POST',
      body,
      headers: { 'X-Own': '1', Authorization: 'Bearer mine' },
    });
    expect(answer.status).toBe(200);
    expect(sent.map(({ init }) => [init.method, init.body, new Headers(init.headers).get('X-Own')])).toEqual(
      Array(2).fill(['POST', body, '1']),
    );
    expect(sent.map(({ token }) => token)).toEqual(['Bearer a1', 'Bearer a2']);
  });

  test('no stream, which was read already: the 401 comes back, and the next call has the new token', async () => {
    const { client, sent } = stub();
    const streams = [
      new Blob(['x']).stream(),
      (async function* () {
        yield await Promise.resolve(bytes);
      })(),
    ] as unknown as BodyInit[];
    expect((await client.call(API, { method: 'POST', body: streams[0] ?? null })).status).toBe(401);
    expect((await client.call(API, { method: 'POST', body: streams[1] ?? null })).status).toBe(200);
    expect(sent.map(({ token }) => token)).toEqual(['Bearer a1', 'Bearer a2']);
  });
});

test('without a list of origins, on a server, the token goes to that of the first call alone', async () => {
  const sent: string[] = [];
  const answer = ((address: string) => {
    sent.push(new URL(address).origin);
    return Promise.resolve(new Response('{}'));
  }) as typeof fetch;
  const client = new Client(
    { accessToken: 'a1', refreshToken: 'r1' },
    () => Promise.reject(new Error()),
    answer,
  );
  await client.call('https://api.example/v1/orders');
  await expect(client.call('https://api.example.evil.example/')).rejects.toThrow(TypeError);
  await expect(
    new Client({ accessToken: 'a1', refreshToken: 'r1' }, () => Promise.reject(new Error()), answer).call(
      'http://api.example/',
    ),
  ).rejects.toThrow(TypeError);
  expect(sent).toEqual(['https://api.example']);
});

test.each([undefined, ''])(
  'where the issuer gives no new refresh token (%j), the old one goes on',
  async (refreshToken) => {
    const used: string[] = [];
    const renew = (token: string): Promise<{ accessToken: string; refreshToken?: string | undefined }> => {
      used.push(token);
      return Promise.resolve({ accessToken: `a${used.length + 1}`, refreshToken });
    };
    const refuse = (() => Promise.resolve(new Response(null, { status: 401 }))) as typeof fetch;
    const client = new Client(START, renew, refuse, [API]);
    for (let call = 0; call < 3; call += 1) await client.call(`${API}/a`);
    expect(used).toEqual(['r1', 'r1', 'r1']);
  },
);

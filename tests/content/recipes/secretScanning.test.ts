import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { reports, type Found, type Scanner } from '../../../src/content/recipes/secretScanning.js';
import { ADMIN, members, startApi } from '../../core/api/harness.js';

const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pemOf = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();
const PEM = pemOf(pair.publicKey);

function found(token: string, changes: Partial<Found> = {}): Found {
  return { token, type: 'kot_key', url: `https://code.example/${token}`, source: 'commit', ...changes };
}

interface Told {
  status: number;
  challenge: string | null;
  revoked: string[];
  told: [token: string, urls: readonly string[]][];
  failed: string[];
}

/** Sends a report signed as it should be, or with what a test changes. */
async function report(
  body: unknown,
  {
    signed,
    keyId = 'k1',
    signature,
    ...scanner
  }: Partial<Scanner> & { signed?: string; keyId?: string; signature?: string } = {},
): Promise<Told> {
  const seen: Pick<Told, 'revoked' | 'told' | 'failed'> = { revoked: [], told: [], failed: [] };
  const app = reports({
    publicKey: (id) => Promise.resolve(id === 'k1' ? PEM : undefined),
    revoke: (token) => Promise.resolve(token.startsWith('kot_demo_') && seen.revoked.push(token) > 0),
    tellOwner: ({ token }, urls) => Promise.resolve(void seen.told.push([token, urls])),
    failed: (step, { token }) => void seen.failed.push(`${step} ${token}`),
    ...scanner,
  });
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await app.request('/secret-scanning', {
    method: 'POST',
    headers: {
      'Github-Public-Key-Identifier': keyId,
      'Github-Public-Key-Signature':
        signature ?? sign('sha256', Buffer.from(signed ?? text), pair.privateKey).toString('base64'),
    },
    body: text,
  });
  return { status: answer.status, challenge: answer.headers.get('WWW-Authenticate'), ...seen };
}

const NOTHING = { revoked: [], told: [], failed: [] };

test('what is ours is revoked and its owner told; what is not is left alone', async () => {
  expect(await report([found('kot_demo_1'), found('other')])).toMatchObject({
    status: 204,
    revoked: ['kot_demo_1'],
    told: [['kot_demo_1', ['https://code.example/kot_demo_1']]],
    failed: [],
  });
});

test('a key found at three places is revoked once, and its owner told once, of all three', async () => {
  const urls = ['https://code.example/a', '', 'https://code.example/c'];
  const body = urls.map((url) => found('kot_demo_1', { url }));
  expect(await report([...body, found('kot_demo_2')])).toMatchObject({
    revoked: ['kot_demo_1', 'kot_demo_2'],
    told: [
      ['kot_demo_1', urls],
      ['kot_demo_2', ['https://code.example/kot_demo_2']],
    ],
  });
});

describe('one that fails leaves no other alive:', () => {
  const three = ['kot_demo_1', 'kot_demo_2', 'kot_demo_3'].map((token) => found(token));

  test('all are revoked before anybody is told', async () => {
    const order: string[] = [];
    await report(three, {
      revoke: async (token) => {
        await Promise.resolve();
        return order.push(`revoke ${token}`) > 0;
      },
      tellOwner: ({ token }) => Promise.resolve(void order.push(`tell ${token}`)),
    });
    expect(order.map((line) => line.split(' ')[0])).toEqual([
      ...Array(3).fill('revoke'),
      ...Array(3).fill('tell'),
    ]);
  });

  test.each<[what: string, tellOwner: Scanner['tellOwner']]>([
    [
      'rejects',
      ({ token }) => (token.endsWith('1') ? Promise.reject(new Error('no such mailbox')) : Promise.resolve()),
    ],
    [
      'throws',
      ({ token }) => {
        if (token.endsWith('1')) throw new Error('no such mailbox');
        return Promise.resolve();
      },
    ],
  ])('an owner whose letter %s is one to write to again, and the report is done', async (_, tellOwner) => {
    const { status, revoked, failed } = await report(three, { tellOwner });
    expect({ status, revoked, failed }).toEqual({
      status: 204,
      revoked: ['kot_demo_1', 'kot_demo_2', 'kot_demo_3'],
      failed: ['tell kot_demo_1'],
    });
  });

  test.each<[what: string, fail: () => Promise<boolean>]>([
    ['rejects', () => Promise.reject(new Error('store is down'))],
    [
      'throws',
      () => {
        throw new Error('store is down');
      },
    ],
  ])(
    'a revocation that %s is one to try again, the others are done, and the report is not',
    async (_, fail) => {
      const told: string[] = [];
      const { status, failed } = await report(three, {
        revoke: (token) => (token.endsWith('1') ? fail() : Promise.resolve(true)),
        tellOwner: ({ token }) => Promise.resolve(void told.push(token)),
      });
      expect({ status, failed, told }).toEqual({
        status: 503,
        failed: ['revoke kot_demo_1'],
        told: ['kot_demo_2', 'kot_demo_3'],
      });
    },
  );

  describe('with time that passes', () => {
    beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
    afterEach(() => void vi.useRealTimers());

    test('nothing is left running once all have answered, thrown or rejected', async () => {
      await report(three, {
        revoke: (token) => {
          if (token.endsWith('1')) throw new Error('store is down');
          return token.endsWith('2') ? Promise.reject(new Error('store is down')) : Promise.resolve(true);
        },
      });
      expect(vi.getTimerCount()).toBe(0);
    });

    test('one that never answers holds nobody up', async () => {
      const never = new Promise<never>(() => undefined);
      const ended = report(three, {
        revoke: (token) => (token.endsWith('1') ? never : Promise.resolve(true)),
      });
      await vi.advanceTimersByTimeAsync(10_000);
      expect(await ended).toMatchObject({
        status: 503,
        failed: ['revoke kot_demo_1'],
        told: [
          ['kot_demo_2', expect.anything()],
          ['kot_demo_3', expect.anything()],
        ],
      });
    });
  });
});

describe('a report that is not signed as it should be is refused with a challenge, and nothing is done:', () => {
  const body = JSON.stringify([found('kot_demo_1')]);
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const wrongCurve = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ed = generateKeyPairSync('ed25519');
  const signedBy = (key: KeyObject, hash: string | null = 'sha256'): string =>
    sign(hash, Buffer.from(body), key).toString('base64');
  const gives = (pem: string | undefined): Partial<Scanner> => ({ publicKey: () => Promise.resolve(pem) });

  test.each<[what: string, changes: Parameters<typeof report>[1]]>([
    ['a body that was changed', { signed: '[]' }],
    ['a key that is not published', { keyId: 'k2' }],
    ['a key id that is a path', { keyId: '../k1' }],
    ['a key id without end', { keyId: 'k'.repeat(5000) }],
    ['somebody else’s key', { signature: signedBy(other.privateKey) }],
    ['another hash', { signature: signedBy(pair.privateKey, 'sha1') }],
    ['no signature', { signature: '' }],
    ['a signature that is no base64', { signature: '!!!!' }],
    ['a signature that is no DER', { signature: Buffer.alloc(64, 1).toString('base64') }],
    ['a signature of zeros', { signature: 'MAYCAQACAQA=' }],
    ['a signature without end', { signature: 'A'.repeat(10_000) }],
    ['another curve', { ...gives(pemOf(wrongCurve.publicKey)), signature: signedBy(wrongCurve.privateKey) }],
    ['an RSA key', { ...gives(pemOf(rsa.publicKey)), signature: signedBy(rsa.privateKey) }],
    ['an Ed25519 key', { ...gives(pemOf(ed.publicKey)), signature: signedBy(ed.privateKey, null) }],
    ['a PEM that is none', gives('-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----')],
    ['an empty PEM', gives('')],
  ])('%s', async (_, changes) => {
    expect(await report(body, changes)).toEqual({
      status: 401,
      challenge: 'Github-Public-Key-Signature realm="secret-scanning"',
      ...NOTHING,
    });
  });
});

test('while the published keys cannot be fetched, the service is asked to come again', async () => {
  const publicKey = (): Promise<never> => Promise.reject(new Error('unreachable'));
  expect(await report([found('kot_demo_1')], { publicKey })).toMatchObject({ status: 503, ...NOTHING });
});

test.each(['', 'null', '{}', '"kot_demo_1"', '[', `${'['.repeat(100_000)}`, '\uFEFF[]x'])(
  'a signed body that is no list is refused: %.12s',
  async (body) => {
    expect(await report(body)).toMatchObject({ status: 400, ...NOTHING });
  },
);

test('what names no token is passed over, and the rest revoked', async () => {
  const odd = [
    null,
    1,
    'kot_demo_0',
    [],
    {},
    { token: 5 },
    { token: '' },
    { token: null },
    { token: ['kot_demo_0'] },
  ];
  expect(await report([...odd, { token: 'kot_demo_1' }])).toMatchObject({
    status: 204,
    revoked: ['kot_demo_1'],
    told: [['kot_demo_1', ['']]],
  });
});

test('a body over 5 MB is not read', async () => {
  expect(await report(`[${' '.repeat(5_000_000)}]`)).toMatchObject({ status: 413, ...NOTHING });
});

test('nothing of what was found goes back', async () => {
  const app = reports({
    publicKey: () => Promise.resolve(PEM),
    revoke: () => Promise.reject(new Error('kot_demo_1 is locked')),
    tellOwner: () => Promise.resolve(),
  });
  const body = JSON.stringify([found('kot_demo_1')]);
  const headers = {
    'Github-Public-Key-Signature': sign('sha256', Buffer.from(body), pair.privateKey).toString('base64'),
  };
  const answer = await app.request('/secret-scanning', { method: 'POST', headers, body });
  expect(JSON.stringify([await answer.text(), ...answer.headers])).not.toContain('kot_demo');
});

test('a report can end a key of the mock API', async () => {
  const { call } = await startApi();
  const { id, key } = await members(await call('POST /v1/keys', { headers: ADMIN, json: {} }));
  await report([found(String(key))], {
    revoke: async (token) =>
      token === key && (await call(`DELETE /v1/keys/${String(id)}`, { headers: ADMIN })).ok,
  });
  const answer = await call('GET /v1/orders', { headers: { Authorization: `Bearer ${String(key)}` } });
  expect(answer.status).toBe(401);
});

import { describe, expect, test } from 'vitest';
import type { ControlError, PracticeHandle, PracticeSettings } from '../../../src/hosts/package/index.js';
import { members } from '../../core/api/harness.js';
import {
  asBackend,
  codeOf,
  exchange,
  ordersWith,
  practiceApi,
  refreshWith,
  signIn,
  tokenOf,
} from './handles.js';

/** What the control plane says of an end is what the API says of the credential. */

type Way = 'expire' | 'revoke';

/** A credential, and how it is used: the code of the check that refused, or null. */
const kinds: Record<string, (api: PracticeHandle) => Promise<[token: string, use: () => Promise<unknown>]>> =
  {
    'an API key': async (api) => {
      const { key } = await api.control.mintKey({ expires_in: 600 });
      return [key, () => ordersWith(api, key)];
    },
    'an access token': async (api) => {
      const token = await tokenOf(api);
      return [token, () => ordersWith(api, token)];
    },
    'a refresh token': async (api) => {
      const token = String((await signIn(api))['refresh_token']);
      return [token, () => refreshWith(api, token)];
    },
    'a code': async (api) => {
      const code = await codeOf(api);
      return [code, () => exchange(api, code)];
    },
  };
const CODES: Record<Way, RegExp> = { expire: /_expired$/, revoke: /_(revoked|unknown|inactive)$/ };
const apis: [of: string, settings: PracticeSettings][] = [
  ['that asks the list', {}],
  ['that asks the list now and then', { denylistPropagationS: 30 }],
  ['that asks nobody', { denylist: false }],
  ['that asks the issuer', { denylist: false, introspection: true }],
];
const cases = Object.keys(kinds).flatMap((kind) => apis.map(([of, settings]) => ({ kind, of, settings })));

async function codeAfter(api: PracticeHandle, use: () => Promise<unknown>): Promise<string> {
  await use();
  return String((await api.control.requests()).at(-1)?.code);
}

describe.each(cases)('$kind, at an API $of,', ({ kind, settings }) => {
  const start = async () => {
    const api = practiceApi(settings);
    const [token, use] = (await kinds[kind]?.(api)) ?? ['', () => Promise.resolve()];
    return { api, token, use };
  };
  const status = (ending: Promise<unknown>): Promise<number> =>
    ending.then(
      () => 200,
      (error: ControlError) => error.status,
    );

  test.each<Way>(['expire', 'revoke'])('ends by %s, and has ended when it is asked again', async (way) => {
    const { api, token, use } = await start();
    expect(await api.control[way]({ token })).toMatchObject({ refused_as: `${way}d` });
    const [first] = (await api.control.credentials()).filter(({ ended }) => ended);
    api.clock.advance('PT31S');
    expect(await codeAfter(api, use)).toMatch(CODES[way]);
    expect(await status(api.control[way]({ token }))).toBe(404);
    expect((await api.control.credentials()).filter(({ ended }) => ended)).toEqual([first]);
  });

  test('is not expired once it was revoked', async () => {
    const { api, token, use } = await start();
    await api.control.revoke({ token });
    api.clock.advance('PT31S');
    expect(await status(api.control.expire({ token }))).toBe(404);
    expect(await codeAfter(api, use)).toMatch(CODES.revoke);
  });

  test('is revoked after it was expired by hand', async () => {
    const { api, token, use } = await start();
    await api.control.expire({ token });
    // A code that has expired is forgotten when it comes.
    if (kind !== 'a code') expect(await codeAfter(api, use)).toMatch(CODES.expire);
    expect(await api.control.revoke({ token })).toMatchObject({ refused_as: 'revoked' });
    expect(await codeAfter(api, use)).toMatch(CODES.revoke);
  });

  test('is not expired by hand after its own time', async () => {
    const { api, token, use } = await start();
    api.clock.advance('P40D');
    expect(await status(api.control.expire({ token }))).toBe(404);
    expect((await api.control.credentials()).every(({ ended }) => !ended)).toBe(true);
    expect(await codeAfter(api, use)).toMatch(/_expired$|_inactive$/);
  });
});

test('a code that was used is not ended: sent again, it still ends what it gave', async () => {
  const api = practiceApi();
  const code = await codeOf(api);
  const { refresh_token: refresh } = await members(await exchange(api, code));
  await expect(api.control.revoke({ token: code })).rejects.toThrow('has ended already');
  expect((await exchange(api, code)).status).toBe(400);
  expect((await refreshWith(api, String(refresh))).status).toBe(400);
});

test('what has ended already is not counted when a client’s are ended', async () => {
  const api = practiceApi();
  await api.control.mintKey({ customer: 'demo-app', expires_in: 60 });
  await signIn(api);
  await api.control.expire({ client: 'demo-app' });
  api.clock.advance('PT1H');
  const again = await api.control.expire({ client: 'demo-app' });
  expect(again.ended).toEqual({ access_tokens: 0, sign_ins: 0, api_keys: 0 });
  const keys = (await api.control.credentials()).filter(({ kind }) => kind === 'api_key');
  expect(keys.map((key) => key.expires_at)).toEqual(['2030-01-01T00:00:00.000Z']);
});

test('the tokens of a client are ended in the leeway after their exp, too, while the API accepts them', async () => {
  const api = practiceApi({ leewayS: 300 });
  const token = await tokenOf(api);
  const [named] = await api.control.credentials();
  api.clock.advance('PT15M10S');
  expect(await ordersWith(api, token)).toBe(200);
  const { ended } = await api.control.revoke({ client: named?.client ?? '' });
  expect(ended).toMatchObject({ access_tokens: 1 });
  expect(await ordersWith(api, token)).toBe(401);
});

test('a client that revokes its token itself leaves nothing for the control plane to end', async () => {
  const api = practiceApi();
  const token = await tokenOf(api);
  await asBackend(api, '/api/oauth/revoke', { token });
  await expect(api.control.revoke({ token })).rejects.toThrow('has ended already');
});

describe('after going back to a snapshot', () => {
  test('no name comes a second time in one log', async () => {
    const api = practiceApi();
    const id = await api.control.snapshot();
    for (let round = 0; round < 3; round += 1) {
      await tokenOf(api);
      await api.control.addFault({ answer: '500' });
      await ordersWith(api, 'nonsense');
      await api.control.restore(id);
    }
    const requests = await api.control.requests();
    expect(requests.flatMap(({ issued }) => issued)).toEqual(['cred-1', 'cred-3', 'cred-5']);
    expect(requests.flatMap(({ fault }) => fault ?? [])).toEqual(['fault-1', 'fault-2', 'fault-3']);
    await api.control.reset();
    await tokenOf(api);
    expect((await api.control.requests())[0]?.issued).toEqual(['cred-1']);
  });
});

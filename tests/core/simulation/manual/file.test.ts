import { expect, test } from 'vitest';
import {
  replay,
  type Command,
  type ManualRequest,
  type RunFile,
} from '../../../../src/core/simulation/index.js';
import { at } from '../harness.js';
import { underWay } from './harness.js';

const plain: ManualRequest = {
  method: 'POST',
  path: '/oauth/token',
  query: [],
  region: null,
  longLines: [],
  credentials: [{ as: 'bearer', secret: 'cred-1', edits: ['checksum'] }],
  body: {
    sentAs: 'form',
    content: {
      form: [
        ['grant_type', 'refresh_token'],
        ['refresh_token', { secret: 'cred-3', edits: [] }],
      ],
    },
  },
};

async function replayed(request: unknown): Promise<unknown> {
  const file = (await underWay()).export();
  const command = { type: 'send', at: at(4), request } as Command;
  const result = await replay({ ...file, commands: [command] } as RunFile);
  return result.ok
    ? result.value.log.some((event) => event.kind === 'request' && event.actor === 'you')
    : result;
}

test('a description from a file is sent', async () => {
  expect(await replayed(plain)).toBe(true);
});

const json = (content: unknown): object => ({
  ...plain,
  body: { sentAs: 'json', content: { json: content } },
});
const key = 'kot_demo_aB3dE6gH9kL2nP5rS8tU1vW4xY7zA0bC3dE6';

const spoilt: [what: string, request: unknown][] = [
  ['nothing', undefined],
  ['a member more', { ...plain, note: 'x' }],
  ['a member less', { ...plain, longLines: undefined }],
  ['a method that is a text of its own', { ...plain, method: key }],
  ['a path with a key', { ...plain, path: `/v1/keys/${key}` }],
  ['a path to elsewhere', { ...plain, path: 'https://elsewhere.example/' }],
  ['a path of many segments', { ...plain, path: '/v1'.repeat(20) }],
  ['a region with a key', { ...plain, region: key }],
  ['an identity with a key', { ...plain, identity: key }],
  ['a line of no length', { ...plain, longLines: [1] }],
  ['a line of any length', { ...plain, longLines: [1e9] }],
  [
    'a credential with a name nobody gave',
    { ...plain, credentials: [{ as: 'bearer', secret: key, edits: [] }] },
  ],
  [
    'a credential with bytes beside it',
    { ...plain, credentials: [{ as: 'bearer', secret: 'cred-1', edits: [], bytes: key }] },
  ],
  ['an unknown edit', { ...plain, credentials: [{ as: 'bearer', secret: 'cred-1', edits: [key] }] }],
  [
    'an edit twice',
    { ...plain, credentials: [{ as: 'bearer', secret: 'cred-1', edits: ['doubled', 'doubled'] }] },
  ],
  [
    'a client with a key',
    { ...plain, credentials: [{ as: 'basic', client: key, secret: 'unknown', edits: [] }] },
  ],
  [
    'two Authorization fields',
    {
      ...plain,
      credentials: [
        { as: 'bearer', secret: 'cred-1', edits: [] },
        { as: 'bare', secret: 'cred-1', edits: [] },
      ],
    },
  ],
  ['a parameter with a key', { ...plain, query: [['scope', key]] }],
  ['a parameter that is a key', { ...plain, query: [[key, '1']] }],
  ['half a parameter', { ...plain, query: [['scope']] }],
  ['a form that is a text', { ...plain, body: { sentAs: 'form', content: key } }],
  ['a body of another kind', { ...plain, body: { sentAs: key, content: null } }],
  ['JSON with a key', json({ customer: key })],
  ['JSON with a key for a name', json({ [key]: 1 })],
  ['JSON with something under the unknown name', json({ '{unknown}': { customer: 'acme' } })],
  ['JSON with a long number', json({ quantity: 12_345_678_901_234 })],
  ['JSON without end', json([[[[[[1]]]]]])],
  ['a list as a description', [plain]],
];

test.each(spoilt)('a file with %s is refused, with where it is wrong', async (_, request) => {
  expect(await replayed(request)).toEqual({ ok: false, code: 'invalid_command', where: 'commands[0]' });
});

test('a description that names what the run does not have yet is not sent', async () => {
  const run = await underWay();
  const request: ManualRequest = { ...plain, credentials: [{ as: 'bearer', secret: 'cred-99', edits: [] }] };
  expect(await run.issue({ type: 'send', at: at(6), request })).toEqual({
    ok: false,
    code: 'unknown_credential',
  });
  const code: ManualRequest = { ...plain, query: [['code', { secret: 'code-1', edits: [] }]] };
  expect(await run.issue({ type: 'send', at: at(6), request: code })).toEqual({
    ok: false,
    code: 'unknown_credential',
  });
});

test('edits that do not fit what they are made to give something malformed, not a fault', async () => {
  const run = await underWay();
  const request: ManualRequest = {
    ...plain,
    method: 'GET',
    path: '/v1/me',
    body: null,
    credentials: [{ as: 'bearer', secret: 'cred-1', edits: ['alg_none', 'payload', 'no_signature'] }],
  };
  expect(await run.issue({ type: 'send', at: at(6), request })).toMatchObject({ ok: true });
  expect(run.log.at(-1)).toMatchObject({ exchange: { response: { status: 401 } } });
});

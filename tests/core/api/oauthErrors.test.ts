import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { OAUTH_ERRORS } from '../../../src/core/api/refusals.js';
import { ADMIN, basic, members, mintKey, startApi, type CallOptions, type Harness } from './harness.js';
import { authorizationQuery, authorize, codeForm, revoke, signIn } from './oauth.js';

const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';
const REFRESH_TOKEN = 'urn:ietf:params:oauth:token-type:refresh_token';
const BACKEND = basic('demo-backend', 'demo-backend-secret');
const CREDENTIALS = { grant_type: 'client_credentials' };
/** RFC 6749 section 5.2. */
const ALLOWED = /^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/;

let harness: Harness;
beforeEach(async () => {
  harness = await startApi();
});

interface Said {
  status: number;
  error: string;
  description: string;
}

async function post(path: string, options: CallOptions): Promise<Said> {
  const response = await harness.call(`POST ${path}`, options);
  const { error, error_description: description } = await members(response);
  return { status: response.status, error: String(error), description: String(description) };
}

async function sentBack(query: string): Promise<Said> {
  const response = await harness.call(`GET /oauth/authorize?${query}`);
  const answer = new URL(response.headers.get('location') ?? '').searchParams;
  return {
    status: response.status,
    error: String(answer.get('error')),
    description: String(answer.get('error_description')),
  };
}

const code = async () => (await authorize(harness)).get('code') ?? '';
const exchangeForm = async (changes: Record<string, string> = {}) => ({
  grant_type: EXCHANGE,
  subject_token: (await mintKey(harness, { scopes: ['orders:read'] })).key,
  subject_token_type: ACCESS_TOKEN,
  ...changes,
});

/** Every way of being refused: the request, the code, and what the sentence has to name. */
type Case = [name: string, error: string, names: RegExp, request: () => Promise<Said> | Said];

const token = (form: Record<string, string> | string, headers: Record<string, string> = BACKEND) =>
  post('/oauth/token', { form, headers });

const notForms: Case[] = ['/oauth/token', '/oauth/revoke', '/oauth/introspect'].flatMap((path): Case[] => {
  const with_ = (type: string) => post(path, { body: '{"token":"x"}', headers: { 'Content-Type': type } });
  const form = /application\/x-www-form-urlencoded/;
  return [
    [`${path}: JSON`, 'invalid_request', /form.*application\/json/, () => with_('application/json')],
    [
      `${path}: JSON, charset`,
      'invalid_request',
      /application\/json/,
      () => with_('Application/JSON; charset=utf-8'),
    ],
    [
      `${path}: multipart`,
      'invalid_request',
      /multipart\/form-data/,
      () => with_('multipart/form-data; boundary=x'),
    ],
    [`${path}: text`, 'invalid_request', /text\/plain/, () => with_('text/plain;charset=UTF-8')],
    [`${path}: something else`, 'invalid_request', form, () => with_('kot_refresh_by/mistake')],
    [`${path}: no type, no body`, 'invalid_request', /without a Content-Type/, () => post(path, {})],
    [`${path}: token twice`, 'invalid_request', /\btoken\b/, () => post(path, { form: 'token=a&token=b' })],
    [
      `${path}: unknown twice`,
      'invalid_request',
      /more than once/,
      () => post(path, { form: 'kot_x=a&kot_x=b' }),
    ],
    [
      `${path}: two known ones twice`,
      'invalid_request',
      /client_id, scope/,
      () => post(path, { form: 'scope=a&client_id=b&scope=c&client_id=d&kot_x=1&kot_x=2' }),
    ],
  ];
});

const tokenCases: Case[] = [
  ['no grant_type', 'invalid_request', /grant_type is missing/, () => token({ scope: 'orders:read' })],
  [
    'an unknown grant_type',
    'unsupported_grant_type',
    /authorization_code, refresh_token, client_credentials, urn:ietf:params:oauth:grant-type:token-exchange/,
    () => token({ grant_type: 'password', username: 'ana', password: 'hunter2hunter2' }),
  ],
  ...['0', '-1', '1.5', 'soon', '1e3', '9999999999'].map((expires_in): Case => [
    `expires_in ${expires_in}`,
    'invalid_request',
    /expires_in.*seconds/,
    () => token({ ...CREDENTIALS, expires_in }),
  ]),
  ...['admin', 'orders:read admin', 'orders:read  orders:write', ' orders:read', 'ORDERS:READ'].map(
    (scope): Case => [
      `the scope ${JSON.stringify(scope)}`,
      'invalid_scope',
      /orders:read orders:write/,
      () => token({ ...CREDENTIALS, scope }),
    ],
  ),
  [
    'a public client for itself',
    'unauthorized_client',
    /without a secret/,
    () => token({ ...CREDENTIALS, client_id: 'demo-app' }, {}),
  ],
  ['no code', 'invalid_request', /\bcode is missing/, () => token(codeForm('', {}), {})],
  [
    'no code_verifier',
    'invalid_request',
    /code_verifier is missing.*PKCE/,
    async () => token(codeForm(await code(), { code_verifier: '' }), {}),
  ],
  [
    'a short code_verifier',
    'invalid_request',
    /code_verifier.*43 to 128/,
    async () => token(codeForm(await code(), { code_verifier: 'short-verifier' }), {}),
  ],
  [
    'a wrong code_verifier',
    'invalid_grant',
    /code_verifier.*code_challenge/,
    async () => token(codeForm(await code(), { code_verifier: 'w'.repeat(43) }), {}),
  ],
  [
    'an unknown code',
    'invalid_grant',
    /unknown or already used/,
    () => token(codeForm('kot_code_guess'), {}),
  ],
  [
    'an old code',
    'invalid_grant',
    /expired/,
    async () => {
      const form = codeForm(await code());
      harness.clock.passSeconds(60);
      return token(form, {});
    },
  ],
  [
    'no redirect_uri',
    'invalid_grant',
    /redirect_uri is missing/,
    async () => token(codeForm(await code(), { redirect_uri: '' }), {}),
  ],
  [
    'another redirect_uri',
    'invalid_grant',
    /redirect_uri/,
    async () => token(codeForm(await code(), { redirect_uri: 'https://elsewhere.example/' }), {}),
  ],
  [
    'no refresh_token',
    'invalid_request',
    /refresh_token is missing/,
    () => token({ grant_type: 'refresh_token', client_id: 'demo-app' }, {}),
  ],
  [
    'more scope than the sign-in had',
    'invalid_scope',
    /sign-in allows.*orders:read\.$/,
    async () => {
      const { refresh } = await signIn(harness, { scope: 'orders:read' });
      const form = { grant_type: 'refresh_token', refresh_token: refresh, client_id: 'demo-app' };
      return token({ ...form, scope: 'orders:write' }, {});
    },
  ],
  [
    'a refresh token that was revoked',
    'invalid_grant',
    /revoked/,
    async () => {
      const { refresh } = await signIn(harness);
      await revoke(harness, refresh);
      return token({ grant_type: 'refresh_token', refresh_token: refresh, client_id: 'demo-app' }, {});
    },
  ],
  [
    'a refresh token that was used before',
    'invalid_grant',
    /used before/,
    async () => {
      const { refresh } = await signIn(harness);
      const form = { grant_type: 'refresh_token', refresh_token: refresh, client_id: 'demo-app' };
      await token(form, {});
      return token(form, {});
    },
  ],
  [
    'a role that allows none of it',
    'invalid_scope',
    /role/,
    async () => {
      const { refresh } = await signIn(harness, { scope: 'orders:write' });
      await harness.call('PATCH /v1/users/user-ana', { headers: ADMIN, json: { role: 'member' } });
      return token({ grant_type: 'refresh_token', refresh_token: refresh, client_id: 'demo-app' }, {});
    },
  ],
];

const exchangeCases: Case[] = (
  [
    ['no subject_token', 'invalid_request', /subject_token is missing/, { subject_token: '' }],
    ['no subject_token_type', 'invalid_request', /subject_token_type is missing/, { subject_token_type: '' }],
    [
      'another subject_token_type',
      'invalid_request',
      /subject_token_type/,
      { subject_token_type: REFRESH_TOKEN },
    ],
    [
      'another requested_token_type',
      'invalid_request',
      /requested_token_type/,
      { requested_token_type: REFRESH_TOKEN },
    ],
    ['an actor_token', 'invalid_request', /actor_token/, { actor_token: 'made-up-actor' }],
    ['an actor_token_type', 'invalid_request', /actor_token_type/, { actor_token_type: ACCESS_TOKEN }],
    ['a made-up subject token', 'invalid_request', /subject token/, { subject_token: 'made-up-subject' }],
    [
      'more scope than the key has',
      'invalid_scope',
      /subject token allows.*orders:read\.$/,
      { scope: 'orders:write' },
    ],
    [
      'another target',
      'invalid_target',
      /https:\/\/billing\.example/,
      { audience: 'https://elsewhere.example' },
    ],
    ['a malformed target', 'invalid_target', /resource must be an absolute URI/, { resource: 'elsewhere' }],
  ] as const
).map(([name, error, names, changes]): Case => [
  name,
  error,
  names,
  async () => token(await exchangeForm(changes)),
]);

const otherCases: Case[] = [
  [
    'nothing to revoke',
    'invalid_request',
    /token is missing/,
    () => post('/oauth/revoke', { form: 'client_id=demo-app' }),
  ],
  [
    'nothing to ask about',
    'invalid_request',
    /token is missing/,
    () => post('/oauth/introspect', { form: 'token=', headers: BACKEND }),
  ],
  [
    'the token of another client',
    'invalid_grant',
    /another client/,
    async () => post('/oauth/revoke', { form: { token: (await signIn(harness)).access }, headers: BACKEND }),
  ],
];

const authorizeCases: Case[] = (
  [
    ['no response_type', 'invalid_request', /response_type is missing/, { response_type: '' }],
    ['another response_type', 'unsupported_response_type', /code/, { response_type: 'token' }],
    ['no code_challenge', 'invalid_request', /code_challenge is missing.*PKCE/, { code_challenge: '' }],
    ['plain', 'invalid_request', /S256/, { code_challenge_method: 'plain' }],
    ['another scope', 'invalid_scope', /orders:read orders:write/, { scope: 'everything' }],
    ['another resource', 'invalid_target', /resource/, { resource: 'https://elsewhere.example/' }],
    ['a user who refuses', 'access_denied', /refused/, { demo_consent: 'deny' }],
  ] as const
).map(([name, error, names, changes]): Case => [
  `authorize: ${name}`,
  error,
  names,
  async () => sentBack(String(await authorizationQuery(changes))),
]);
authorizeCases.push(
  ...['scope', 'state', 'response_type', 'code_challenge_method', 'login_hint'].map((name): Case => [
    `authorize: ${name} twice`,
    'invalid_request',
    new RegExp(`\\b${name}\\b`),
    async () => sentBack(`${await authorizationQuery({ [name]: 'S256' })}&${name}=S256`),
  ]),
);

const cases = [...notForms, ...tokenCases, ...exchangeCases, ...otherCases, ...authorizeCases];

describe('a refusal says what is wrong', () => {
  test.each(cases)('%s', async (_name, error, names, request) => {
    const said = await request();
    expect([said.status === 302 || said.status === 400, said.error]).toEqual([true, error]);
    expect(said.description).toMatch(names);
    expect(said.description).toMatch(ALLOWED);
    expect(said.description).not.toMatch(/kot_|hunter2|made-up|elsewhere|guess|short-verifier/);
  });

  test('in every way that the issuer can refuse, but that it cannot be reached', () => {
    const shown = new Set([...cases.map(([, error]) => error), 'invalid_client']);
    const codes = new Set(Object.values(OAUTH_ERRORS).map(({ error }) => error));
    expect([...codes].filter((error) => !shown.has(error))).toEqual(['temporarily_unavailable']);
  });
});

test('a state that came twice is not sent back: nobody knows which is the client’s', async () => {
  const query = await authorizationQuery({ state: 'one' });
  const response = await harness.call(`GET /oauth/authorize?${query}&state=two`);
  const answer = new URL(response.headers.get('location') ?? '').searchParams;
  expect([answer.get('error'), answer.has('state')]).toEqual(['invalid_request', false]);
});

test('a sentence with a setting in it keeps to the charset, whatever the setting', async () => {
  harness.api.configure({
    clients: [{ id: 'app', secret: 'app-secret', redirectUris: [], scopes: ['a"b', 'ü\\c', 'd\ne'] }],
  });
  const { error, description } = await token({ ...CREDENTIALS, scope: 'admin' }, basic('app', 'app-secret'));
  expect([error, ALLOWED.test(description)]).toEqual(['invalid_scope', true]);
});

describe('a refusal that cannot be sent back says which of the two is wrong (RFC 6749 section 4.1.2.1)', () => {
  test.each<[Record<string, string>, string, RegExp]>([
    [{ client_id: '' }, '', /client_id is missing/],
    [{ client_id: 'kot_client_nobody' }, '', /No client of this issuer/],
    [{}, '&client_id=demo-app', /more than once: client_id/],
    [{ redirect_uri: 'https://elsewhere.example/' }, '', /redirect_uri is not registered/],
    [{ redirect_uri: 'https://app.example/callback#kot_x' }, '', /redirect_uri must not have a fragment/],
    [{}, '&redirect_uri=https://app.example/callback', /more than once: redirect_uri/],
  ])('%j%s', async (changes, more, sentence) => {
    const response = await harness.call(`GET /oauth/authorize?${await authorizationQuery(changes)}${more}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      400,
      'application/problem+json',
    ]);
    const { type, detail } = await members(response);
    expect(type).toMatch(/#problem-invalid-redirect$/);
    expect(detail).toMatch(sentence);
    expect(detail).not.toMatch(/kot_|elsewhere/);
  });
});

/** Good requests but for the grants in them, to be spoilt. */
const GOOD: readonly Record<string, string>[] = [
  codeForm('', {}),
  { grant_type: 'refresh_token', client_id: 'demo-app', refresh_token: '' },
  { ...CREDENTIALS, client_id: 'demo-backend', client_secret: 'demo-backend-secret' },
  { ...CREDENTIALS, client_id: 'demo-app' },
  {
    grant_type: EXCHANGE,
    subject_token: '',
    subject_token_type: ACCESS_TOKEN,
    client_id: 'demo-app',
  },
  {
    response_type: 'code',
    client_id: 'demo-app',
    code_challenge_method: 'S256',
    code_challenge: 'a'.repeat(43),
  },
  { token: '', client_id: 'demo-backend', client_secret: 'demo-backend-secret' },
];
const NAMES = [
  ...new Set(GOOD.flatMap(Object.keys)),
  ...[
    'scope',
    'audience',
    'resource',
    'expires_in',
    'state',
    'actor_token',
    'requested_token_type',
    'login_hint',
  ],
];
/** No word of ours begins like it. */
const madeUp = fc.stringMatching(/^[ -~]{4,20}$/).map((text) => `Zq9${text}`);
const changed = fc.tuple(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...NAMES) }, madeUp), madeUp);
const added = fc.array(changed, { maxLength: 2 });
const replaced = fc.array(changed, { maxLength: 3 });

test('no refusal quotes a name or a value that the request made up, nor leaves the charset', async () => {
  const good = fc.constantFrom(...GOOD);
  const form = 'application/x-www-form-urlencoded';
  const type = fc.oneof({ weight: 9, arbitrary: fc.constant(form) }, madeUp);
  const path = fc.constantFrom(
    '/oauth/token',
    '/oauth/token',
    '/oauth/revoke',
    '/oauth/introspect',
    '/oauth/authorize',
  );
  const header = fc.option(
    madeUp.map((text) => ({ Authorization: `Basic ${btoa(`demo-app:${text}`)}` })),
    { freq: 4 },
  );
  const heard = new Set<string>();
  const property = fc.asyncProperty(
    path,
    good,
    replaced,
    added,
    type,
    header,
    async (to, base, changes, more, contentType, authorization) => {
      const query = new URLSearchParams({ ...base, ...Object.fromEntries(changes) });
      for (const [name, value] of more) query.append(name, value);
      const response = await (to === '/oauth/authorize'
        ? harness.call(`GET ${to}?${query}`)
        : harness.call(`POST ${to}`, {
            body: String(query),
            headers: { 'Content-Type': contentType, ...authorization },
          }));
      const location = response.headers.get('location');
      const answer = location === null ? null : new URL(location).searchParams;
      if (response.status === 200 || answer?.has('code')) return;
      const body = answer ? Object.fromEntries(answer) : await members(response);
      const said = String(body['error_description'] ?? body['detail']);
      heard.add(`${String(body['error'])}: ${said}`);
      expect(said).toMatch(body['detail'] === undefined ? ALLOWED : /\w/);
      expect(said).not.toContain('Zq9');
    },
  );
  await fc.assert(property, { numRuns: 2000, seed: 16 });
  expect(heard.size).toBeGreaterThan(20);
});

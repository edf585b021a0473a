import { decodeJwt } from 'jose';
import { beforeEach, describe, expect, test } from 'vitest';
import { basic, members, mintKey, startApi, type Harness } from './harness.js';
import { authorizationQuery, authorize, codeForm, signIn } from './oauth.js';

const OWN = 'https://api.example';
const BILLING = 'https://billing.example';
const ELSEWHERE = 'https://elsewhere.example';
const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';

let harness: Harness;
beforeEach(async () => {
  harness = await startApi();
});

type Pairs = [string, string][];

/** What a request of each grant type needs, and who may make it. */
const grants: Record<string, () => Promise<{ form: Pairs; headers: Record<string, string> }>> = {
  authorization_code: async () => ({
    form: Object.entries(codeForm((await authorize(harness)).get('code') ?? '')),
    headers: {},
  }),
  refresh_token: async () => ({
    form: [
      ['grant_type', 'refresh_token'],
      ['refresh_token', (await signIn(harness)).refresh],
      ['client_id', 'demo-app'],
    ],
    headers: {},
  }),
  client_credentials: () =>
    Promise.resolve({
      form: [['grant_type', 'client_credentials']],
      headers: basic('demo-backend', 'demo-backend-secret'),
    }),
  [EXCHANGE]: async () => ({
    form: [
      ['grant_type', EXCHANGE],
      ['subject_token', (await mintKey(harness)).key],
      ['subject_token_type', ACCESS_TOKEN],
    ],
    headers: basic('demo-backend', 'demo-backend-secret'),
  }),
};

async function ask(grant: string, targets: Pairs) {
  const { form, headers } = (await grants[grant]?.()) ?? { form: [], headers: {} };
  const text = String(new URLSearchParams([...form, ...targets]));
  const response = await harness.call('POST /oauth/token', { form: text, headers });
  const body = await members(response);
  return { status: response.status, error: body['error'], said: String(body['error_description']), body };
}

describe.each(Object.keys(grants))('with the grant %s', (grant) => {
  test.each<[Pairs]>([
    [[]],
    [[['resource', OWN]]],
    [[['resource', `${OWN}/`]]],
    [[['resource', 'HTTPS://API.example:443']]],
    [[['audience', OWN]]],
    [
      [
        ['audience', OWN],
        ['resource', OWN],
      ],
    ],
    [[['resource', '']]],
  ])('a token for this API is asked for with %j', async (targets) => {
    const { status, body } = await ask(grant, targets);
    expect(status).toBe(200);
    expect(decodeJwt(String(body['access_token'])).aud).toBe(OWN);
  });

  test.each<[Pairs, string]>([
    [[['resource', ELSEWHERE]], 'resource'],
    [[['resource', `${OWN}/orders`]], 'resource'],
    [[['resource', 'api.example']], 'absolute URI without a fragment'],
    [[['resource', '/orders']], 'absolute URI without a fragment'],
    [[['resource', `${OWN}#orders`]], 'absolute URI without a fragment'],
    [[['resource', `${OWN}/#`]], 'absolute URI without a fragment'],
    [[['audience', ELSEWHERE]], 'audience'],
    [[['audience', `${OWN}/`]], 'audience'],
    [
      [
        ['resource', OWN],
        ['resource', ELSEWHERE],
      ],
      'one API',
    ],
    [
      [
        ['audience', OWN],
        ['audience', BILLING],
      ],
      'one API',
    ],
    [
      [
        ['audience', OWN],
        ['resource', ELSEWHERE],
      ],
      'resource',
    ],
  ])('%j is invalid_target (RFC 8707 section 2)', async (targets, sentence) => {
    const { status, error, said } = await ask(grant, targets);
    expect([status, error]).toEqual([400, 'invalid_target']);
    expect(said).toContain(sentence);
    expect(said).not.toContain('elsewhere');
  });
});

test('only a token exchange reaches the other APIs that the issuer signs for', async () => {
  for (const grant of Object.keys(grants)) {
    const { status, error, body } = await ask(grant, [['resource', `${BILLING}/`]]);
    if (grant === EXCHANGE) expect(decodeJwt(String(body['access_token'])).aud).toBe(BILLING);
    else expect([grant, status, error]).toEqual([grant, 400, 'invalid_target']);
  }
});

test('audience and resource have to name the same API', async () => {
  const { error, said } = await ask(EXCHANGE, [
    ['audience', BILLING],
    ['resource', OWN],
  ]);
  expect(error).toBe('invalid_target');
  expect(said).toContain('two different APIs');
});

test('a target that is refused leaves the code and the refresh token as they were', async () => {
  const code = (await authorize(harness)).get('code') ?? '';
  const wrong = await harness.call('POST /oauth/token', { form: codeForm(code, { resource: ELSEWHERE }) });
  expect((await members(wrong))['error']).toBe('invalid_target');
  expect((await harness.call('POST /oauth/token', { form: codeForm(code) })).status).toBe(200);
});

describe('at the authorization endpoint', () => {
  test.each([OWN, `${OWN}/`])('resource %s brings a code', async (resource) => {
    expect((await authorize(harness, { resource })).has('code')).toBe(true);
  });

  test.each([ELSEWHERE, BILLING, 'orders', `${OWN}#x`])('resource %s is invalid_target', async (resource) => {
    const answer = await authorize(harness, { resource });
    expect([answer.get('error'), answer.has('code')]).toEqual(['invalid_target', false]);
    expect(answer.get('error_description')).toContain('resource');
  });

  test('several resources are invalid_target, not a repeated parameter', async () => {
    const query = await authorizationQuery({ resource: OWN });
    const response = await harness.call(`GET /oauth/authorize?${query}&resource=${BILLING}`);
    const { searchParams } = new URL(response.headers.get('location') ?? '');
    expect(searchParams.get('error')).toBe('invalid_target');
  });
});

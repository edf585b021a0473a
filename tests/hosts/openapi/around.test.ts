import { describe, expect, test } from 'vitest';
import { FRONT, OPERATIONS } from '../../../src/core/practice/index.js';
import { createPracticeApi, type PracticeHandle } from '../../../src/hosts/package/index.js';
import { bearer } from '../../core/api/harness.js';
import { authorizationQuery, codeForm } from '../../core/api/oauth.js';
import { around, operationOf, responseOf } from './read.js';
import { faults } from './schemas.js';

const CALLBACK = 'http://localhost:3000/callback';

/** A sign-in, a key, a fault and a snapshot: something for every call to find. */
async function begun(): Promise<{ api: PracticeHandle; access: string }> {
  const api = createPracticeApi({ clock: 'manual', seed: 7 });
  const query = await authorizationQuery({
    redirect_uri: CALLBACK,
    scope: 'openid profile email orders:read',
  });
  const away = await api.fetch(`/api/oauth/authorize?${query}`);
  const code = new URL(away.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const form = new URLSearchParams(codeForm(code, { redirect_uri: CALLBACK }));
  const tokens = (await (await api.fetch('/api/oauth/token', { method: 'POST', body: form })).json()) as {
    access_token: string;
  };
  await api.fetch('/api/v1/orders', { headers: bearer(tokens.access_token) });
  await api.fetch('/api/v1/orders');
  await api.control.addFault({ match: { path: '/v1/orders', method: 'POST' }, for: 'PT1M', answer: '500' });
  await api.control.snapshot('begun');
  await api.tenant('blue').fetch('/api');
  return { api, access: tokens.access_token };
}

/** What fills `{id}`, by operation. */
const IDS: Record<string, string> = {
  readFault: 'fault-1',
  removeFault: 'fault-1',
  readCredential: 'cred-1',
  restoreSnapshot: 'begun',
  removeSnapshot: 'begun',
  removeTenant: 'blue',
};
/** Bodies where an operation has no example, or one that needs more than there is. */
const BODIES: Record<string, unknown> = {
  expire: { id: 'cred-1' },
  revokeCredential: { client: 'demo-app' },
};

async function ask(
  api: PracticeHandle,
  access: string,
  id: string,
  given: { id?: string; body?: unknown } = {},
): Promise<Response> {
  const operation = operationOf(id);
  const path = new URL(operation.address.replace('{id}', given.id ?? IDS[id] ?? '')).pathname;
  const content = operation.requestBody?.content['application/json'];
  const body = given.body ?? BODIES[id] ?? content?.example ?? {};
  return api.fetch(path.replace(/\/$/, ''), {
    method: operation.method,
    headers: {
      ...(content && { 'Content-Type': 'application/json' }),
      ...(path.includes('userinfo') && bearer(access)),
    },
    ...(content && { body: JSON.stringify(body) }),
  });
}

const succeeds = (responses: object): number =>
  Number(Object.keys(responses).find((status) => status.startsWith('2')));

describe.each(around)('$method $address', (operation) => {
  const id = operation.operationId;

  test('answers as documented', async () => {
    const { api, access } = await begun();
    const response = await ask(api, access, id);
    expect(response.status).toBe(succeeds(operation.responses));
    const [type, content] = Object.entries(responseOf(operation, response.status)?.content ?? {})[0] ?? [];
    expect(response.headers.get('content-type')).toBe(type ?? null);
    if (type === 'application/json')
      expect(faults(content?.schema ?? {}, await response.json(), 'closed')).toEqual([]);
    else await response.body?.cancel();
  });

  test('has an example of what is sent, which fits', () => {
    const sent = operation.requestBody?.content['application/json'];
    const { example = {}, schema = {} } = sent ?? {};
    expect(faults(schema, example, 'closed')).toEqual([]);
  });

  test('answers with problem details what it cannot do', async () => {
    const { api, access } = await begun();
    const told: unknown[] = [];
    for (const [status, given] of [
      [404, { id: 'nothing', body: id === 'expire' || id === 'revokeCredential' ? { id: 'cred-999' } : {} }],
      [422, { body: { nonsense: 1 } }],
    ] as const) {
      if (!(status in operation.responses)) continue;
      const response = await ask(api, access, id, given);
      const body: unknown = await response.json();
      const schema = responseOf(operation, status)?.content?.['application/problem+json']?.schema ?? {};
      told.push([response.status - status, faults(schema, body, 'closed')]);
    }
    expect(told.filter((each) => JSON.stringify(each) !== '[0,[]]')).toEqual([]);
  });
});

test('every call of the control plane and every answer before the API is documented, and no other', () => {
  const documented = around.map(
    ({ method, address }) => `${method} ${decodeURI(new URL(address).pathname).replace('{id}', ':id')}`,
  );
  const control = OPERATIONS.map(({ method, path }) => `${method} /__${path}`);
  const others = [
    'GET /__/events',
    'GET /__/tenants',
    'DELETE /__/tenants/:id',
    'GET /.well-known/oauth-protected-resource/api',
  ];
  const front = Object.keys(FRONT)
    .filter((line) => !/authorize|token|protected/.test(line))
    .map((line) => line.replace(' /', ' /api/'));
  expect(documented.sort()).toEqual([...control, ...others, ...front].sort());
});

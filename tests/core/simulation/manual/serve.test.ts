import { expect, test } from 'vitest';
import { at, calls } from '../harness.js';
import {
  ADMIN,
  authorize,
  bearer,
  call,
  exchangeCode,
  kept,
  latest,
  mintKey,
  post,
  refusal,
  signIn,
  underWay,
  VERIFIER,
} from './harness.js';

test('the caller gets real bytes, the log gets names', async () => {
  const run = await underWay();
  const { key } = await mintKey(run, { customer: 'acme', scopes: ['orders:read'] });
  expect(key).toMatch(/^kot_demo_\w{36}$/);
  const answer = await call(run, '/v1/orders', bearer(key));
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
  expect(latest(run).event).toMatchObject({
    actor: 'you',
    purpose: 'by_hand',
    lane: 'key',
    credential: 'cred-4',
    exchange: { request: { path: '/v1/orders', headers: [['Authorization', 'Bearer {cred-4}']] } },
  });
  expect(kept(run)).not.toContain(key);
});

test('a credential that came back can be used, refreshed, exchanged and revoked by hand', async () => {
  const run = await underWay();
  const tokens = await signIn(run);
  expect((await call(run, '/v1/me', bearer(tokens.access_token))).status).toBe(200);

  const grant = { grant_type: 'refresh_token', client_id: 'demo-app', refresh_token: tokens.refresh_token };
  const refreshed = await call(run, '/oauth/token', post(grant));
  expect(refreshed.status).toBe(200);
  expect(latest(run).event.exchange.request.body).toContain('refresh_token={cred-5}');
  const next = (await refreshed.json()) as { access_token: string };

  expect(
    (await call(run, '/oauth/revoke', post({ client_id: 'demo-app', token: next.access_token }))).status,
  ).toBe(200);
  const ended = run.view(run.now).credentials.filter(({ revokedAt }) => revokedAt !== null);
  expect(ended.map(({ id, revokedAt }) => [id, revokedAt])).toEqual([['cred-6', run.now]]);
});

test('a confidential client authenticates with Basic, and its secret has a name', async () => {
  const run = await underWay();
  const basic = { Authorization: `Basic ${btoa('demo-backend:demo-backend-secret')}` };
  expect((await call(run, '/oauth/token', post({ grant_type: 'client_credentials' }, basic))).status).toBe(
    200,
  );
  expect(latest(run).described.credentials).toEqual([
    { as: 'basic', client: 'demo-backend', secret: 'client-secret', edits: [] },
  ]);
  const wrong = { Authorization: `Basic ${btoa('demo-backend:wrong-secret-0123456789')}` };
  expect((await call(run, '/oauth/token', post({ grant_type: 'client_credentials' }, wrong))).status).toBe(
    401,
  );
  expect(kept(run)).not.toMatch(/demo-backend-secret|wrong-secret/);
});

test('a token of a confidential client is revoked by that client, whose secret is not written down', async () => {
  const run = await underWay();
  const basic = { Authorization: `Basic ${btoa('demo-backend:demo-backend-secret')}` };
  await call(run, '/oauth/token', post({ grant_type: 'client_credentials' }, basic));
  await run.issue({ type: 'revoke', credential: 'cred-4', at: run.now });
  expect(run.log.at(-1)).toMatchObject({
    purpose: 'revoke',
    exchange: {
      request: { body: 'client_id=demo-backend&client_secret={client-secret}&token={cred-4}' },
      response: { status: 200 },
    },
  });
  expect(kept(run)).not.toContain('demo-backend-secret');
});

test('a key that is revoked by hand counts as revoked: the thief is refused, and the bill says since when', async () => {
  const run = await underWay();
  await call(run, '/v1/keys/key_1', { method: 'DELETE', headers: ADMIN }, at(8));
  expect(latest(run).event).toMatchObject({ lane: 'key', credential: 'cred-1' });
  await run.advance(at(10));
  expect(run.view(at(10)).credentials[0]).toMatchObject({ id: 'cred-1', revokedAt: at(8) });
  const late = calls(run, 'key', 'attacker').filter((event) => event.at > at(8));
  expect(late.map(({ exchange }) => exchange.response.status)).toEqual(late.map(() => 401));
  expect(run.bill(at(10)).key.exposureMs).toBe(0);
});

test('a key that is rotated by hand lives on for the overlap', async () => {
  const run = await underWay();
  const body = JSON.stringify({ overlap_s: 90 });
  await call(run, '/v1/keys/key_1/rotate', { method: 'POST', headers: ADMIN, body });
  const { credentials } = run.view(run.now);
  expect(credentials[0]).toMatchObject({ id: 'cred-1', expiresAt: run.now + 90_000, revokedAt: null });
  expect(credentials.at(-1)).toMatchObject({ id: 'cred-4', kind: 'api_key', expiresAt: null });
});

test('what you try by hand is on nobody’s bill but for the rows that it leaves', async () => {
  const run = await underWay();
  const before = run.bill(run.now);
  const { key } = await mintKey(run);
  await call(run, '/v1/orders', bearer(key));
  await call(run, '/v1/orders', bearer(`${key}x`));
  await call(run, '/v1/orders');
  expect(run.bill(run.now)).toEqual({ ...before, key: { ...before.key, rows: before.key.rows + 1 } });
});

test('a code works with the verifier of whoever asked for it, and with no other', async () => {
  const run = await underWay();
  expect((await exchangeCode(run, await authorize(run), VERIFIER)).status).toBe(200);
  expect(latest(run).event.exchange.request.body).toContain('code={code-1}&code_verifier={code-verifier}');
  const wrong = await exchangeCode(run, await authorize(run), `${VERIFIER}-of-somebody-else`);
  expect([wrong.status, refusal(latest(run))]).toEqual([400, 'grant_mismatch']);
  expect(kept(run)).not.toMatch(/kot_code_\w|the-callers-own|somebody-else/);
});

test('the caller gets its own state back, which nobody writes down', async () => {
  const run = await underWay();
  const query =
    'client_id=demo-app&redirect_uri=https://app.example/callback&response_type=code&scope=orders:read';
  const challenge = 'code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256';
  const answer = await call(run, `/oauth/authorize?${query}&${challenge}&state=af0ifjsldkj-af0ifjsldkj`);
  expect(answer.status).toBe(302);
  const location = new URL(answer.headers.get('location') ?? '');
  expect(location.searchParams.get('state')).toBe('af0ifjsldkj-af0ifjsldkj');
  expect(kept(run)).not.toMatch(/af0ifjsldkj|E9Melhoa2Owv/);
});

test('a request comes at the moment it is given, or now where that has passed, never before or after the story', async () => {
  const run = await underWay();
  const moments: number[] = [];
  for (const moment of [at(6), at(5), 0, at(60)]) {
    await call(run, '/v1/me', {}, moment);
    moments.push(latest(run).event.at);
  }
  expect(moments).toEqual([at(6), at(6), at(6), run.scenario.endsAt]);
  const fresh = await (await underWay()).fork(0);
  await call(fresh, '/v1/me', {}, 0);
  expect(latest(fresh).event.at).toBe(fresh.scenario.startsAt);
});

test('what is public but drawn anew in every run has a name in the log, and its bytes in the answer', async () => {
  const run = await underWay();
  const answer = await (await call(run, '/.well-known/jwks.json')).json();
  expect(answer).toMatchObject({ keys: [{ kty: 'EC', x: expect.stringMatching(/^[\w-]{43}$/) as string }] });
  expect(latest(run).event.exchange.response.body).toContain('"x":"{public-key}","y":"{public-key}"');
  const list = await (await call(run, '/oauth/status-list')).text();
  expect(list.split('.')).toHaveLength(3);
  expect(latest(run).event.exchange.response.body).toBe('{status-list}');
});

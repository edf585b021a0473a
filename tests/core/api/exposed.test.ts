import { expect, test } from 'vitest';
import { members, mintKey, startApi } from './harness.js';
import { refresh, signIn } from './oauth.js';

test('every token in a form that came without TLS is ended, however often its parameter is repeated', async () => {
  const harness = await startApi();
  const [one, two, three] = [await signIn(harness), await signIn(harness), await signIn(harness)];
  const { key } = await mintKey(harness);
  const form = new URLSearchParams([
    ['refresh_token', one.refresh],
    ['refresh_token', two.refresh],
    ['subject_token', key],
    ['subject_token', 'made-up'],
  ]);
  const exposed = await harness.call('POST http://api.example/oauth/token', { form: String(form) });
  expect(exposed.status).toBe(403);
  for (const token of [one.refresh, two.refresh]) {
    expect((await members(await refresh(harness, token)))['error']).toBe('invalid_grant');
  }
  expect((await refresh(harness, three.refresh)).status).toBe(200);
  expect((await harness.call('GET /v1/orders', { headers: { 'X-API-Key': key } })).status).toBe(401);
});

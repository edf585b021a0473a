import { expect, test } from 'vitest';
import type { ApiConfig } from '../../../src/core/api/index.js';
import { bearer, mintKey, startApi, type Harness } from './harness.js';

/** The service behind the gateway, and who it believes (OWASP Identity Propagation Patterns). */

const ask = (harness: Harness, identity?: string) =>
  harness.call('GET /inner/orders', { headers: identity === undefined ? {} : { 'Demo-Identity': identity } });
const start = (innerIdentity: ApiConfig['innerIdentity']) => startApi({ config: { innerIdentity } });

test('without a service behind the gateway there is nothing at its address', async () => {
  expect((await ask(await start('none'), 'user-ana')).status).toBe(404);
});

test('a header is believed, whoever sends it; without one nobody knows who calls', async () => {
  const harness = await start('header');
  expect([(await ask(harness, 'user-ana')).status, (await ask(harness)).status]).toEqual([200, 401]);
});

test('a name that the gateway has not signed is refused, at the cost of one check', async () => {
  const harness = await start('signed');
  expect((await ask(harness, 'user-ana')).status).toBe(401);
  expect(harness.lastTrace().steps.at(-1)).toMatchObject({ code: 'identity_unsigned', verifies: 1 });
});

test.each([
  ['header', { skipped: 'off', verifies: 0 }],
  ['signed', { ok: true, verifies: 1 }],
] as const)('what comes through the gateway is let in: %s', async (innerIdentity, step) => {
  const harness = await start(innerIdentity);
  const { key } = await mintKey(harness);
  const { status } = await harness.call('GET /v1/orders', { headers: bearer(key) });
  expect(status).toBe(200);
  expect(harness.lastTrace().steps.find(({ id }) => id === 'identity')).toMatchObject(step);
});

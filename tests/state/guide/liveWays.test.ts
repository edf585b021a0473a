import { expect, test } from 'vitest';
import { LiveWays } from '../../../src/state/guide/liveWays.svelte.js';

const statuses = (ways: LiveWays): (number | undefined)[] =>
  (['key', 'jwt'] as const).map((lane) => ways.call(lane)?.exchange.response.status);

test('both calls are answered at first, with the steps that the server took', async () => {
  const ways = await LiveWays.open();
  expect(statuses(ways)).toEqual([200, 200]);
  expect(ways.call('key')?.trace.steps.map(({ id }) => id)).toContain('key_lookup');
  expect(ways.call('jwt')?.trace.steps.map(({ id }) => id)).toContain('signature');
});

test('a call more is another call', async () => {
  const ways = await LiveWays.open();
  const before = ways.call('key');
  await ways.send();
  expect(ways.call('key')?.at).toBeGreaterThan(before?.at ?? 0);
});

test('after the revocation the key is refused at its lookup, and the token is not', async () => {
  const ways = await LiveWays.open();
  await ways.revokeBoth();
  expect([statuses(ways), ways.revoked]).toEqual([[401, 200], true]);
  const key = ways.call('key')?.trace;
  expect(key?.steps[key.decidedBy]?.id).toBe('key_lookup');
});

test('a denylist refuses the revoked token; starting again lets both in', async () => {
  const ways = await LiveWays.open();
  await ways.switchDenylist();
  expect([statuses(ways), ways.denylist]).toEqual([[200, 200], true]);
  const asked = ways.call('jwt')?.trace.steps.find(({ id }) => id === 'denylist');
  expect(asked?.skipped).toBeUndefined();
  await ways.revokeBoth();
  expect(statuses(ways)).toEqual([401, 401]);
  const jwt = ways.call('jwt')?.trace;
  expect(jwt?.steps[jwt.decidedBy]).toMatchObject({ id: 'denylist', code: 'token_revoked' });
  await ways.startAgain();
  expect([statuses(ways), ways.denylist, ways.revoked]).toEqual([[200, 200], false, false]);
});

import { describe, expect, test } from 'vitest';
import { addFault, advance, curlOf, end } from '../../../src/state/practice/steer/action.js';
import { testOf } from '../../../src/state/practice/steer/asTest.js';
import { CallLog, MOST_KEPT } from '../../../src/state/practice/calls/callLog.js';
import { Filtered, upTo } from '../../../src/state/practice/calls/filter.js';
import { lookFor } from '../../../src/state/practice/server/probe.js';
import { requestOf } from './server.js';

describe('the log', () => {
  test('keeps the last 100,000 calls at most, and counts the others', () => {
    const log = new CallLog();
    for (let id = 1; id <= MOST_KEPT + 1; id += 1) log.add(requestOf(id));
    expect(log.calls.length).toBeLessThanOrEqual(MOST_KEPT);
    expect(log.calls.length + log.folded).toBe(MOST_KEPT + 1);
    expect(log.lastId).toBe(MOST_KEPT + 1);
    expect(log.calls[5]?.seq).toBe(5);
  });

  test('keeps the order of time where the clock is set back', () => {
    const log = new CallLog();
    log.add(requestOf(50));
    log.add(requestOf(51, { at: '2029-01-01T00:00:00Z' }));
    expect(log.calls[1]?.at).toBe(log.calls[0]?.at);
  });

  test('has a row for each of four clients, and one for all others', () => {
    const log = new CallLog();
    for (const [index, client] of ['a', 'b', 'c', 'd', 'e', 'f'].entries())
      log.add(requestOf(index + 1, { client }));
    const actors = log.calls.map(({ actor }) => actor);
    expect(actors).toEqual(['customer', 'second_tab', 'neighbour', 'attacker', 'you', 'you']);
  });
});

test('a filter follows what comes, by client and by verdict', () => {
  const log = new CallLog();
  const filtered = new Filtered();
  const filter = { client: 'a', verdict: 'refused' } as const;
  log.add(requestOf(1, { client: 'a', status: 401 }));
  log.add(requestOf(2, { client: 'a', status: null }));
  expect(filtered.follow(log.calls, filter).map(({ id }) => id)).toEqual([1]);
  log.add(requestOf(3, { client: 'b', status: 401 }));
  log.add(requestOf(4, { client: 'a', status: 403 }));
  expect(filtered.follow(log.calls, filter).map(({ id }) => id)).toEqual([1, 4]);
  expect(upTo(filtered.follow(log.calls, filter), 3)).toBe(1);
  expect(filtered.follow(log.calls, { client: '', verdict: 'none' }).map(({ id }) => id)).toEqual([2]);
});

test('a command is safe to paste', () => {
  const curl = curlOf(addFault('429', "/v1/it's"), 'http://localhost:4173/__');
  expect(curl).toBe(
    `curl 'http://localhost:4173/__/faults' -H 'Content-Type: application/json' -d '{"match":{"path":"/v1/it'\\''s"},"answer":"429"}'`,
  );
});

test('a test mints its own credentials and names none that was seen', () => {
  const named = {
    id: 'cred-7',
    kind: 'api_key',
    masked: 'kot_demo_abcd…wxyz',
    client: null,
    subject: 'acme',
  } as const;
  const text = testOf([
    end('revoke', { ...named, issued_at: null, expires_at: null }),
    advance('PT1H', '1 h'),
  ]);
  expect(text).toContain("const { key: key1 } = await api.control.mintKey({ customer: 'customer-1' });");
  expect(text).toContain('await api.control.revoke({ token: key1 });');
  expect(text).toContain("await api.control.clock({ advance: 'PT1H' });");
  expect(text).not.toMatch(/cred-7|abcd|acme/);
});

describe('a server', () => {
  const asked = (answer: Response | Error) => () =>
    answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);

  test.each([
    ['answers', Response.json({ now: '2030-01-01T00:00:00Z', frozen: true }), { kind: 'server' }],
    [
      'refuses the page',
      Response.json({ detail: 'This machine only.' }, { status: 403, headers: { Practice: 'key-or-token' } }),
      { kind: 'refused', why: 'This machine only.' },
    ],
    ['is a host of files', new Response('<!doctype html>'), { kind: 'nothing' }],
    ['has no such address', Response.json({ detail: 'Not Found' }, { status: 404 }), { kind: 'nothing' }],
    ['says nothing', Response.json(null), { kind: 'nothing' }],
    ['is away', new TypeError('Failed to fetch'), { kind: 'nothing' }],
  ])('%s', async (_, answer, expected) => {
    expect(await lookFor('/__', asked(answer))).toEqual(expected);
  });
});

import { describe, expect, test } from 'vitest';
import { advance } from '../../../src/state/practice/steer/action.js';
import { LiveRun } from '../../../src/state/practice/liveRun.svelte.js';
import { barsOf } from '../../../src/state/lab/timeline/bars/bars.js';
import { NOW, requestOf, watched } from './server.js';

const clockAt = (ms: number, frozen = true): object => ({ now: new Date(NOW + ms).toISOString(), frozen });

describe('calls', () => {
  test('are shown once a frame, however many come in it', async () => {
    const { watching, source, frames } = watched();
    source().say('open');
    for (let id = 1; id <= 500; id += 1) source().say('request', requestOf(id));
    expect(watching.log.calls).toHaveLength(0);
    const before = watching.version;
    await frames.pass(16);
    expect(watching.log.calls).toHaveLength(500);
    expect(watching.version - before).toBe(1);
  });

  test('go on while the page is on hold, and are shown when it goes on', async () => {
    const { watching, source, frames } = watched();
    watching.hold(true);
    source().say('request', requestOf(1));
    await frames.pass(16);
    expect(watching.log.calls).toHaveLength(0);
    watching.hold(false);
    expect(watching.log.calls).toHaveLength(1);
  });

  test('of an API key are its customer’s', async () => {
    const { watching, source, frames } = watched();
    const key = { id: 'cred-1', kind: 'api_key', masked: 'kot_demo_…', client: null, subject: 'acme' };
    source().say('credential', { ...key, issued_at: new Date(NOW).toISOString(), expires_at: null });
    source().say('request', requestOf(1, { client: null, credential: 'cred-1', presented_in: 'x-api-key' }));
    await frames.pass(16);
    expect(watching.log.calls[0]).toMatchObject({ client: 'acme', lane: 'key', actor: 'customer' });
  });
});

describe('a connection', () => {
  test('that is lost is said after a while, and opened again from where it ended', async () => {
    const { watching, source, sources, timers, frames } = watched();
    source().say('open');
    source().say('request', requestOf(1));
    await frames.pass(16);
    source().readyState = 2;
    source().say('error');
    expect(watching.status).toBe('open');
    for (const { callback } of timers) callback();
    expect(watching.status).toBe('lost');
    expect(sources.map(({ address }) => address)).toEqual(['/__/events?since=0', '/__/events?since=1']);
    source().say('open');
    source().say('missed', { requests: 7 });
    source().say('request', requestOf(9));
    await frames.pass(16);
    expect(watching.status).toBe('open');
    expect(watching.notice).toBe(
      'Connected again. 1 call of the meantime fetched. 7 calls missed: the server no longer has them.',
    );
  });

  test('to a server that was started anew begins anew', async () => {
    const { watching, source, sources, frames } = watched();
    source().say('request', requestOf(5));
    await watching.act(advance('PT15M', '15 min'));
    await frames.pass(16);
    source().say('request', requestOf(2));
    expect(sources).toHaveLength(2);
    expect(source().address).toBe('/__/events?since=0');
    source().say('request', requestOf(1));
    source().say('request', requestOf(2));
    await frames.pass(16);
    expect(watching.log.calls.map(({ id }) => id)).toEqual([1, 2]);
    expect(watching.notice).toBe('The server was started anew: its log begins anew.');
    expect(watching.outcome).toBe('');
  });
});

describe('the clock', () => {
  test('follows the server, and a move of it is a flag', async () => {
    const { watching, source, frames, clock } = watched();
    source().say('clock', clockAt(0));
    source().say('request', requestOf(1));
    await frames.pass(16);
    clock.at += 5000;
    source().say('clock', clockAt(15 * 60_000));
    await frames.pass(16);
    expect(watching.now).toBe(NOW + 15 * 60_000);
    expect(watching.flags).toEqual([{ at: NOW + 15 * 60_000, label: '+15 min' }]);
    source().say('clock', clockAt(15 * 60_000, false));
    clock.at += 2000;
    watching.tick();
    expect(watching.now).toBe(NOW + 15 * 60_000 + 2000);
  });
});

describe('an action', () => {
  test('is a call of the control plane, and is said', async () => {
    const { watching, asked } = watched();
    expect(await watching.act(advance('PT15M', '15 min'))).toBe(true);
    expect(asked.at(-1)).toMatchObject({
      address: '/__/clock',
      init: { method: 'POST', body: '{"advance":"PT15M"}' },
    });
    expect(watching.outcome).toBe('Clock advanced by 15 min.');
    expect(watching.done).toHaveLength(1);
  });

  test('that the server refuses says what the server says', async () => {
    const { watching } = watched({ '/clock': Response.json({ detail: 'The clock ends.' }, { status: 422 }) });
    expect(await watching.act(advance('PT15M', '15 min'))).toBe(false);
    expect(watching.outcome).toBe('Not done. The clock ends.');
    expect(watching.done).toEqual([]);
  });
});

test('a call stays chosen while others come', async () => {
  const { watching, source, frames } = watched();
  const run = new LiveRun(watching);
  source().say('request', requestOf(1));
  source().say('request', requestOf(2, { status: 401, code: 'token_expired' }));
  await frames.pass(16);
  run.selection.seq = 1;
  source().say('request', requestOf(3));
  await frames.pass(16);
  expect(run.call).toMatchObject({ id: 2, verdict: 'refused' });
  expect(run.people.customer.row).toBe('demo-app');
});

describe('a credential that is ended by hand', () => {
  const key = {
    id: 'cred-1',
    kind: 'api_key',
    masked: 'kot_demo_…',
    client: null,
    subject: 'acme',
    issued_at: new Date(NOW).toISOString(),
    expires_at: null,
  };

  test.each([
    ['revoked', /^row deleted$/],
    ['expired', /^exp .*00:00:01$/],
  ] as const)('as %s has a bar that says so, and a flag', async (as, note) => {
    const { watching, source, frames } = watched();
    source().say('credential', key);
    source().say('request', requestOf(1));
    source().say('credential', { ...key, ended: { as, at: new Date(NOW + 1000).toISOString() } });
    await frames.pass(16);
    const [bar] = barsOf(new LiveRun(watching).view, 'key').bars;
    expect(bar).toMatchObject({ to: NOW + 1000, note: expect.stringMatching(note) as unknown });
    expect(watching.flags.map(({ label }) => label)).toContain(`cred-1 ${as}`);
  });
});

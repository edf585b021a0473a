import { expect, test } from 'vitest';
import { Verifying } from '../../../src/state/verifier/verifying.svelte.js';

const NOW = Date.UTC(2026, 0, 5, 9);

function page(): { verifying: Verifying; clock: { at: number } } {
  const clock = { at: NOW };
  const deps = {
    clock: { now: () => clock.at },
    random: { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) },
  };
  const verifying = new Verifying(deps);
  verifying.change({ alg: 'HS256' });
  return { verifying, clock };
}

async function withKit(): Promise<ReturnType<typeof page>> {
  const made = page();
  await made.verifying.make();
  return made;
}

test('a kit is made when it is asked for, and is of what was set then', async () => {
  const { verifying } = page();
  expect(verifying.kit).toBeNull();
  await verifying.make();
  expect(verifying.kit?.setup).toMatchObject({ alg: 'HS256', leewayS: 0 });
  expect(verifying.isStale).toBe(false);
  verifying.change({ leeway: '30' });
  expect(verifying.isStale).toBe(true);
  await verifying.make();
  expect(verifying.kit?.setup.leewayS).toBe(30);
});

test('what cannot be used leaves the kit, and the list of cases, as they are', async () => {
  const { verifying } = await withKit();
  const { kit, usable } = verifying;
  verifying.change({ issuer: 'our issuer' });
  await verifying.make();
  expect(verifying.kit).toBe(kit);
  expect(verifying.usable).toBe(usable);
  expect(verifying.read).toMatchObject({ ok: false });
});

test('an algorithm that the browser lacks is said, and leaves the kit before', async () => {
  const { verifying } = await withKit();
  const { kit } = verifying;
  verifying.change({ alg: 'Ed25519' });
  const { generateKey } = crypto.subtle;
  crypto.subtle.generateKey = (() => Promise.reject(new Error('not here'))) as never;
  await verifying.make();
  crypto.subtle.generateKey = generateKey;
  expect(verifying.fault).toContain('cannot make Ed25519 keys');
  expect(verifying.kit).toBe(kit);
  expect(verifying.isMaking).toBe(false);
});

test('results are judged; nonsense after them gets a sentence, and leaves the report', async () => {
  const { verifying } = await withKit();
  verifying.judge('minimal 200\nalg-none 200');
  const { report } = verifying;
  expect(report).toMatchObject({ judged: true, counts: { right: 1, wrong: 1 } });

  verifying.judge('hello there, this is no result');
  expect(verifying.resultsFault?.says).toContain('Some of it is no result');
  expect(verifying.resultsFault?.places[0]).toMatch(/^Result 1: the status must be/);
  verifying.judge('');
  expect(verifying.resultsFault?.says).toContain('There are no results');
  verifying.judge('some-other-test 200');
  expect(verifying.resultsFault?.says).toBe('None of these is the id of a case in this kit.');
  expect(verifying.report).toBe(report);

  verifying.judge('minimal 200');
  expect(verifying.resultsFault).toBeNull();
});

test('a file is read like what is pasted, and not at all where it is far too large', async () => {
  const { verifying } = await withKit();
  await verifying.judgeFile({ size: 12, text: () => Promise.resolve('minimal 200') });
  expect(verifying.report?.judged).toBe(true);
  const unread = (): Promise<string> => Promise.reject(new Error('was read'));
  await verifying.judgeFile({ size: 10_000_000, text: unread });
  expect(verifying.resultsFault?.says).toContain('This file has 10.0 MB');
});

test('a new kit has no report yet', async () => {
  const { verifying } = await withKit();
  verifying.judge('minimal 200');
  await verifying.make();
  expect(verifying.report).toBeNull();
});

test('a kit whose good tokens have expired says so', async () => {
  const { verifying, clock } = await withKit();
  expect(verifying.isPast).toBe(false);
  clock.at += 86_400_000;
  expect(verifying.isPast).toBe(true);
});

test('an address sets what it says, once: one that the page wrote itself changes nothing', () => {
  const { verifying } = page();
  expect(verifying.open({ alg: 'ES256', leeway: '60' })).toBe(true);
  expect(verifying.setup).toMatchObject({ alg: 'ES256', leeway: '60' });
  verifying.change({ issuer: 'half of it is typ ed', audience: 'orders' });
  const query = Object.fromEntries(new URLSearchParams(verifying.write().split('?')[1]));
  expect(query).not.toHaveProperty('iss');
  expect(verifying.open(query)).toBe(false);
  expect(verifying.setup.issuer).toBe('half of it is typ ed');
});

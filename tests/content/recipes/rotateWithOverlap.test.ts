import { describe, expect, test } from 'vitest';
import { rotate, stillUsed, type Key } from '../../../src/content/recipes/rotateWithOverlap.js';

const NOW = Date.UTC(2026, 0, 1);
const DAY_S = 86_400;

function key(id: string, changes: Partial<Key> = {}): Key {
  return { id, customer: 'acme', expiresAt: null, revokedAt: null, replacedBy: null, ...changes };
}

describe('a routine rotation', () => {
  test('gives the old key its overlap, and never more than its own time', () => {
    expect(rotate(key('a'), key('b'), 'routine', 60, NOW)).toBe(NOW + 60_000);
    expect(rotate(key('a', { expiresAt: NOW + 1000 }), key('b'), 'routine', 60, NOW)).toBe(NOW + 1000);
    expect(rotate(key('a'), key('b'), 'routine', 0, NOW)).toBe(NOW);
  });

  test('mints before it shortens the old key: a store that fails cuts nobody off', () => {
    const old = key('a');
    const fail = (): Key => {
      throw new Error('store is down');
    };
    expect(() => rotate(old, fail, 'routine', 60, NOW)).toThrow('store is down');
    expect(old).toEqual(key('a'));
  });

  test.each<[what: string, old: Key, next: Key | null, overlapS: number, now: number]>([
    ['an overlap of NaN', key('a'), key('b'), NaN, NOW],
    ['an overlap without end', key('a'), key('b'), Infinity, NOW],
    ['an overlap before now', key('a'), key('b'), -1, NOW],
    ['no time', key('a'), key('b'), 60, NaN],
    ['another customer’s key', key('a'), key('b', { customer: 'globex' }), 60, NOW],
    ['itself', key('a'), key('a'), 60, NOW],
    ['no key', key('a'), null, 60, NOW],
    ['a key that has ended', key('a'), key('b', { expiresAt: NOW }), 60, NOW],
    ['a key whose end is no number', key('a'), key('b', { expiresAt: NaN }), 60, NOW],
    ['a key that was revoked', key('a'), key('b', { revokedAt: NOW - 1 }), 60, NOW],
  ])('refuses %s, and changes nothing', (_, old, next, overlapS, now) => {
    const before = structuredClone(old);
    expect(() => rotate(old, next, 'routine', overlapS, now)).toThrow();
    expect(old).toEqual(before);
  });

  test.each<[what: string, changes: Partial<Key>]>([
    ['that has expired', { expiresAt: NOW }],
    ['whose end is no number', { expiresAt: NaN }],
    ['that was revoked', { revokedAt: NOW - 1 }],
    ['that was rotated before', { replacedBy: 'z' }],
  ])('of a key %s mints nothing', (_, changes) => {
    let minted = 0;
    const mint = (): Key => {
      minted += 1;
      return key('b');
    };
    expect(() => rotate(key('a', changes), mint, 'routine', 60, NOW)).toThrow();
    expect(minted).toBe(0);
  });
});

test.each(['Exposed', 'leaked', '', undefined, null])('a reason of %j rotates nothing', (reason) => {
  const old = key('a');
  expect(() => rotate(old, key('b'), reason as never, DAY_S, NOW)).toThrow(TypeError);
  expect(old).toEqual(key('a'));
});

describe('an exposed key', () => {
  test('gets no overlap, whatever is asked for', () => {
    for (const overlapS of [DAY_S, NaN, -1, Infinity]) {
      const old = key('a');
      expect(rotate(old, key('b'), 'exposed', overlapS, NOW)).toBe(NOW);
      expect(old).toEqual(key('a', { expiresAt: NOW, revokedAt: NOW, replacedBy: 'b' }));
    }
  });

  test('is dead before its successor is made', () => {
    const old = key('a');
    const order: string[] = [];
    const mint = (): Key => {
      order.push(`revoked at ${old.revokedAt}, ends ${old.expiresAt}`);
      return key('b');
    };
    rotate(old, mint, 'exposed', DAY_S, NOW);
    expect(order).toEqual([`revoked at ${NOW}, ends ${NOW}`]);
  });

  test.each<[what: string, next: Key | (() => Key)]>([
    [
      'cannot be made',
      () => {
        throw new Error('store is down');
      },
    ],
    ['is another customer’s', key('b', { customer: 'globex' })],
    ['has ended', key('b', { expiresAt: NOW - 1 })],
  ])('is dead also where its successor %s', (_, next) => {
    const old = key('a');
    expect(() => rotate(old, next, 'exposed', 0, NOW)).toThrow();
    expect(old).toEqual(key('a', { expiresAt: NOW, revokedAt: NOW }));
  });

  test('can be ended without a successor, and within the overlap of a routine rotation', () => {
    expect(rotate(key('a'), null, 'exposed', 0, NOW)).toBe(NOW);
    const old = key('a');
    rotate(old, key('b'), 'routine', DAY_S, NOW);
    expect(rotate(old, null, 'exposed', 0, NOW + 1000)).toBe(NOW + 1000);
    expect(old).toEqual(key('a', { expiresAt: NOW + 1000, revokedAt: NOW + 1000, replacedBy: 'b' }));
  });

  test.each<[changes: Partial<Key>, ends: number]>([
    [{ expiresAt: NOW - 1 }, NOW - 1],
    [{ expiresAt: NOW + 1 }, NOW],
    [{ expiresAt: NaN }, NOW],
    [{ expiresAt: Infinity }, NOW],
  ])('with %o does not live longer for it', (changes, ends) => {
    expect(rotate(key('a', changes), null, 'exposed', DAY_S, NOW)).toBe(ends);
  });

  test('keeps the time of its first revocation', () => {
    const old = key('a', { revokedAt: NOW - 5, expiresAt: NOW - 5 });
    rotate(old, null, 'exposed', 0, NOW);
    expect(old.revokedAt).toBe(NOW - 5);
  });
});

test('who still calls with an old key is named once; who never called, or has the new one, is not', () => {
  const old = { ...key('a', { replacedBy: 'b' }), lastUsedAt: NOW };
  const keys = [
    old,
    { ...old, id: 'c' },
    { ...key('b'), customer: 'globex', lastUsedAt: NOW },
    { ...old, customer: 'initech', lastUsedAt: null },
    { ...old, customer: 'umbrella', lastUsedAt: NOW - 1001 },
  ];
  expect(stillUsed(keys, NOW - 1000)).toEqual(['acme']);
  expect(stillUsed(keys.slice(3), 0)).toEqual(['umbrella']);
});

test.each([Number.MAX_VALUE, 1e306])('an overlap of %d s would have no end, and is refused', (overlapS) => {
  const old = key('a');
  expect(() => rotate(old, key('b'), 'routine', overlapS, NOW)).toThrow(RangeError);
  expect(old).toEqual(key('a'));
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MARK_KINDS, MarkIndex } from '../../../../src/state/lab/timeline/markIndex.js';
import { command, request, requests } from './log.js';

const marksOf = (index: MarkIndex, row: 'jwt customer' | 'jwt attacker'): number[] => {
  const marks = index.rows.get(row);
  return marks ? [...marks.seq.subarray(0, marks.length)] : [];
};

test('a log that grows adds to the rows, and every event is noted once', () => {
  const log = requests(500, 1000, 10, (seq) => ({ actor: seq % 3 === 0 ? 'attacker' : 'customer' }));
  const index = new MarkIndex();
  for (const length of [0, 1, 64, 65, 300, 500, 500]) index.follow(log.slice(0, length));
  const thief = log.filter((_, seq) => seq % 3 === 0).map(({ seq }) => seq);
  expect(marksOf(index, 'jwt attacker')).toEqual(thief);
  expect(marksOf(index, 'jwt customer')).toHaveLength(500 - thief.length);
});

test('a seek back forgets nothing: the range says what has happened', () => {
  const log = requests(100, 0, 10);
  const index = new MarkIndex().follow(log).follow(log.slice(0, 40));
  const row = index.rows.get('jwt customer');
  expect(row?.range(0, 1000, 40)).toEqual({ first: 0, end: 40 });
  expect(row?.range(0, 1000, 100)).toEqual({ first: 0, end: 100 });
});

test('another future replaces what came after the fork, commands included', () => {
  const past = requests(80, 0, 10);
  const first = [...past, command(80, 800, { type: 'refresh' }), request(81, 810, { actor: 'attacker' })];
  const second = [...past, request(80, 805), request(81, 815), request(82, 825)];
  const index = new MarkIndex().follow(first);
  expect(index.commands.map(({ seq }) => seq)).toEqual([80]);
  index.follow(past).follow(second);
  expect(index.commands).toEqual([]);
  expect([...index.rows.keys()]).toEqual(['jwt customer']);
  expect(marksOf(index, 'jwt customer').slice(-3)).toEqual([80, 81, 82]);
});

test('an event that was amended is noted again, not twice', () => {
  const log = requests(3, 0, 10);
  const index = new MarkIndex().follow(log);
  const amended = [...log.slice(0, 2), request(2, 20), request(3, 30)];
  expect(marksOf(index.follow(amended), 'jwt customer')).toEqual([0, 1, 2, 3]);
});

test('an answer of 429 is throttled, any other error refused, an errand that went well an errand', () => {
  const log = [
    request(0, 0),
    request(1, 1, { status: 429 }),
    request(2, 2, { status: 401 }),
    request(3, 3, { purpose: 'refresh' }),
    request(4, 4, { purpose: 'refresh', status: 400 }),
  ];
  const row = new MarkIndex().follow(log).rows.get('jwt customer');
  expect([...(row?.kind.subarray(0, 5) ?? [])].map((kind) => MARK_KINDS[kind])).toEqual([
    'allowed',
    'throttled',
    'refused',
    'errand',
    'refused',
  ]);
});

test('a request by hand that belongs to neither lane has a row of its own, the operator has none', () => {
  const log = [
    request(0, 0, { lane: null, actor: 'you', purpose: 'by_hand' }),
    request(1, 1, { actor: 'operator', purpose: 'revoke' }),
  ];
  expect([...new MarkIndex().follow(log).rows.keys()]).toEqual(['neither you']);
});

test('the range of any stretch is what a filter finds', () => {
  const log = requests(200, 0, 7);
  const row = new MarkIndex().follow(log).rows.get('jwt customer');
  fc.assert(
    fc.property(fc.integer({ min: -50, max: 1500 }), fc.nat(1500), fc.nat(200), (from, length, events) => {
      const to = from + length;
      const found = log.filter(({ at, seq }) => at >= from && at <= to && seq < events);
      const { first, end } = row?.range(from, to, events) ?? { first: -1, end: -1 };
      expect(end - first).toBe(found.length);
      if (found.length > 0) expect(row?.seq[first]).toBe(found[0]?.seq);
    }),
  );
});

import { expect, test } from 'vitest';
import { Turns } from '../../../../src/state/lab/story/story.js';
import { command, request } from '../timeline/log.js';

const log = [
  command(0, 0, { type: 'mint', lane: 'jwt' }),
  request(1, 1),
  request(2, 2),
  request(3, 3, { actor: 'attacker' }),
  request(4, 4, { status: 401 }),
  request(5, 5, { status: 401 }),
  request(6, 6),
];
const seqs = (turns: ReturnType<Turns['of']>): number[] => turns.map(({ seq }) => seq);

test('turning points are commands, errands and answers that differ from the one before', () => {
  expect(seqs(new Turns().of(log))).toEqual([0, 1, 3, 4, 6]);
});

test('a seek back shows what had turned by then, and forward again the rest', () => {
  const turns = new Turns();
  turns.of(log);
  expect(seqs(turns.of(log.slice(0, 4)))).toEqual([0, 1, 3]);
  expect(seqs(turns.of(log))).toEqual([0, 1, 3, 4, 6]);
});

test('another future turns where it differs', () => {
  const turns = new Turns();
  turns.of(log);
  const other = [...log.slice(0, 4), request(4, 4), request(5, 5, { status: 401 })];
  expect(seqs(turns.of(other))).toEqual([0, 1, 3, 5]);
});

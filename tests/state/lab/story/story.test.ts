import { expect, test } from 'vitest';
import type { CredentialRow, LogEvent } from '../../../../src/core/simulation/index.js';
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

test('the first call that is let in after a revocation is a turning point, and repeats are counted with theirs', () => {
  const late = { actor: 'attacker', lane: 'jwt' } as const;
  const calls = [1, 2, 4, 5, 6].map((seq) => ({ ...request(seq, seq, late), credential: 'cred-2' as const }));
  const revoked = { id: 'cred-2', revokedAt: 3 } as unknown as CredentialRow;
  const revoke: LogEvent = {
    ...command(3, 3, { type: 'revoke', credential: 'cred-2' }),
    changes: [{ table: 'credentials', key: 'cred-2', row: revoked }],
  };
  const all = [command(0, 0, { type: 'mint', lane: 'jwt' }), ...calls, revoke].sort((a, b) => a.seq - b.seq);
  const turns = new Turns();
  const told = turns.of(all);
  expect(seqs(told)).toEqual([0, 1, 3, 4]);
  expect(told.map((turn) => turns.alike(turn, all.length))).toEqual([[], [2], [], [5, 6]]);
  expect(turns.alike(all[4] as LogEvent, 6)).toEqual([5]);
  // In another future nothing was revoked.
  expect(
    seqs(turns.of([...all.slice(0, 3), ...calls.slice(2).map((call) => ({ ...call, seq: call.seq - 1 }))])),
  ).toEqual([0, 1]);
});

test('another future turns where it differs', () => {
  const turns = new Turns();
  turns.of(log);
  const other = [...log.slice(0, 4), request(4, 4), request(5, 5, { status: 401 })];
  expect(seqs(turns.of(other))).toEqual([0, 1, 3, 5]);
});

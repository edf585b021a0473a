import { expect, test } from 'vitest';
import { scenarios } from '../../../../src/content/scenarios/all.js';
import type { CommandInput } from '../../../../src/core/simulation/index.js';
import { flagsOf, placeFlags } from '../../../../src/state/lab/timeline/flags.js';
import { command } from './log.js';

const ORDERS: CommandInput[] = [
  { type: 'mint', lane: 'key' },
  { type: 'leak', credential: 'cred-1' },
  { type: 'leak_signing_key' },
  { type: 'revoke', credential: 'cred-1' },
  { type: 'rotate', credential: 'cred-1', overlapS: 0 },
  { type: 'refresh' },
  { type: 'open_tab' },
  { type: 'log_out' },
  { type: 'sign_out_everywhere', user: 'user-1' },
  { type: 'change_role', user: 'user-1', role: 'member' },
  { type: 'delete_user', user: 'user-1' },
  { type: 'rotate_signing_key', useAfterS: 60 },
  { type: 'remove_signing_key' },
  { type: 'configure', dials: { denylist: true } },
  { type: 'configure', dials: { keyCacheS: 60 } },
  { type: 'break', part: 'key_store' },
  { type: 'mend', part: 'key_store' },
];

test('a breach has a flag of its own; what a thief sends has marks instead', () => {
  const scenario = scenarios['pass-it-on'];
  const sent = scenario?.world.script.filter((order) => order.type === 'send' && order.by) ?? [];
  const orders: CommandInput[] = [{ type: 'leak_signing_key', from: 'verifier' }, ...sent];
  const flags = flagsOf(
    orders.map((order, seq) => command(seq, 1000 + seq, order)),
    0,
  );
  expect(flags).toMatchObject([{ label: 'service breached', harm: true }]);
  expect(sent.length).toBeGreaterThan(0);
});

test('every command has a flag with plain words', () => {
  const flags = flagsOf(
    ORDERS.map((order, seq) => command(seq, 1000 + seq, order)),
    0,
  );
  expect(flags.map(({ label }) => label)).toEqual([
    'minted',
    'leaked',
    'signing key stolen',
    'revoked',
    'rotated',
    'refreshed',
    'second tab',
    'logged out',
    'signed out everywhere',
    'role: member',
    'user deleted',
    'signing key rotated',
    'signing key removed',
    'denylist on',
    'setting changed',
    'key store down',
    'key store back',
  ]);
});

test('commands of one moment share a flag, and the same words are said once', () => {
  const flags = flagsOf(
    [
      command(0, 0, { type: 'mint', lane: 'key' }),
      command(1, 5, { type: 'leak', credential: 'cred-1' }),
      command(2, 5, { type: 'leak', credential: 'cred-2' }),
      command(3, 5, { type: 'revoke', credential: 'cred-1' }),
    ],
    0,
  );
  expect(flags).toEqual([{ at: 5, label: 'leaked · revoked', harm: true }]);
});

test('labels never overlap and stay inside, however close the commands', () => {
  const flags = Array.from({ length: 40 }, (_, index) => ({ at: index * 9, label: 'revoked', harm: true }));
  for (const most of [1, 2] as const) {
    const placed = placeFlags(flags, (at) => at, 360, most);
    expect(placed).toHaveLength(40);
    const labels = placed.filter(({ label }) => label !== '');
    expect(labels.some(({ label }) => /\+\d+$/.test(label))).toBe(true);
    for (const one of labels) {
      expect(one.left >= 0 && one.left + one.width <= 360).toBe(true);
      expect(one.line).toBeLessThan(most);
      const others = labels.filter((other) => other !== one && other.line === one.line);
      for (const { left, width } of others)
        expect(left + width <= one.left || left >= one.left + one.width).toBe(true);
    }
  }
});

test('where two stand too close, the words are those of the one that matters more', () => {
  const at = (moment: number) => moment;
  const minted = { at: 100, label: 'minted', harm: false };
  const leaked = { at: 110, label: 'leaked', harm: false };
  const revoked = { at: 120, label: 'revoked', harm: true };
  const words = (...flags: { at: number; label: string; harm: boolean }[]): string[] =>
    placeFlags(flags, at, 720, 1).flatMap(({ label }) => (label ? [label] : []));
  expect(words(minted, leaked)).toEqual(['leaked +1']);
  expect(words(leaked, revoked)).toEqual(['revoked +1']);
  expect(words(minted, leaked, revoked)).toEqual(['revoked +2']);
  expect(words(revoked, { ...minted, at: 130 })).toEqual(['revoked +1']);
});

import { expect, test } from 'vitest';
import { scenarios } from '../../../../src/content/scenarios/all.js';
import type { CommandInput, CommandType } from '../../../../src/core/simulation/index.js';
import { flagLabel, flagLinesFor, flagsOf, placeFlags } from '../../../../src/state/lab/timeline/flags.js';
import { EACH } from '../../../core/simulation/eachCommand.js';
import { command } from './log.js';

const LABELS: Record<CommandType, string> = {
  add_proxy: 'proxy added',
  mint: 'minted',
  leak: 'leaked',
  leak_signing_key: 'signing key stolen',
  revoke: 'revoked',
  rotate: 'rotated',
  refresh: 'refreshed',
  open_tab: 'second tab',
  log_out: 'logged out',
  sign_out_everywhere: 'signed out everywhere',
  change_role: 'role: member',
  delete_user: 'user deleted',
  rotate_signing_key: 'signing key rotated',
  remove_signing_key: 'signing key removed',
  configure: 'setting changed',
  break: 'key store down',
  mend: 'key store back',
  send: 'sent by hand',
};

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

test.each(Object.values(EACH))('every command has a flag with plain words: $type', (order) => {
  expect(flagsOf([command(0, 1000, order)], 0).map(({ label }) => label)).toEqual([LABELS[order.type]]);
});

test('a denylist that is switched says so at its flag', () => {
  const labels = [true, false].map((denylist) =>
    flagLabel({ type: 'configure', dials: { denylist }, at: 0 }),
  );
  expect(labels).toEqual(['denylist on', 'denylist off']);
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
  for (const most of [1, 2, 3]) {
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

test('two or three moments at one place keep their names; a crowd is counted, and gets no more room for it', () => {
  const close = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      at: 300 + index * 4,
      label: 'setting changed',
      harm: false,
    }));
  const at = (moment: number): number => moment;
  expect([1, 2, 3, 9].map((count) => flagLinesFor(close(count), at, 720))).toEqual([1, 2, 3, 2]);
  for (const count of [2, 3]) {
    const labels = placeFlags(close(count), at, 720, count).map(({ label }) => label);
    expect(labels).toEqual(close(count).map(({ label }) => label));
  }
});

test('what is done in one moment is said as far as there is room for it on a phone, and the rest is counted', () => {
  const label = '+15 min · a new key signs · fault 401-invalid_token · cred-1 revoked';
  const at = (label: string): { at: number; label: string; harm: boolean } => ({ at: 5, label, harm: false });
  const [phone, another] = placeFlags([at(label), { ...at('+1 h'), at: 5.5 }], (time) => 60 * time, 350, 1);
  expect([phone?.label, another?.label]).toEqual(['+15 min · a new key signs +3', '']);
  expect((phone?.left ?? 0) + (phone?.width ?? Infinity)).toBeLessThanOrEqual(350);
  expect(placeFlags([at(label)], (time) => 60 * time, 1200, 1)[0]?.label).toBe(label);
});

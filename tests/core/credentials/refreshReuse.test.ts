import { describe, expect, test } from 'vitest';
import {
  judgeRefresh,
  type RefreshFamilyRow,
  type RefreshTokenRow,
} from '../../../src/core/credentials/index.js';

const family: RefreshFamilyRow = {
  id: 'family_1',
  subject: 'user-ana',
  clientId: 'demo-app',
  scope: 'orders:read',
  createdAt: 0,
  expiresAt: 10_000,
  generation: 2,
  rotatedAt: 1_000,
  lastUsedAt: 1_000,
  endedAt: null,
  endedBecause: null,
};
const token: RefreshTokenRow = {
  hash: 'h',
  familyId: 'family_1',
  generation: 2,
  parent: 'g',
  issuedAt: 1_000,
};
const previous = { ...token, generation: 1 };
const grandparent = { ...token, generation: 0 };
const strict = { graceS: 0, idleS: 0 };
const refused = (code: string) => ({ ok: false, code });

describe('judging a refresh token', () => {
  test('a fresh one may be spent until the millisecond its family expires', () => {
    expect(judgeRefresh(token, family, strict, 9_999)).toEqual({ ok: true, value: { token, family } });
    expect(judgeRefresh(token, family, strict, 10_000)).toEqual({ ok: false, code: 'grant_expired' });
  });

  test('an unknown one, or one without its family, is unknown', () => {
    expect(judgeRefresh(undefined, family, strict, 0)).toEqual({ ok: false, code: 'grant_unknown' });
    expect(judgeRefresh(token, undefined, strict, 0)).toEqual({ ok: false, code: 'grant_unknown' });
  });

  test('a spent one counts as reused while its family lives', () => {
    expect(judgeRefresh(previous, family, strict, 1_000)).toEqual(refused('grant_reused'));
  });

  test('within the grace the immediately previous one still works, to the millisecond; an older one never', () => {
    const rules = { ...strict, graceS: 5 };
    expect(judgeRefresh(previous, family, rules, 5_999).ok).toBe(true);
    expect(judgeRefresh(previous, family, rules, 6_000)).toEqual(refused('grant_reused'));
    expect(judgeRefresh(grandparent, family, rules, 1_000)).toEqual(refused('grant_reused'));
  });

  test('a family that lies unused for longer than it may is expired', () => {
    const rules = { ...strict, idleS: 3 };
    expect(judgeRefresh(token, family, rules, 3_999).ok).toBe(true);
    expect(judgeRefresh(token, family, rules, 4_000)).toEqual(refused('grant_expired'));
  });

  test('an ended family refuses every one of its tokens, spent or not', () => {
    const ended: RefreshFamilyRow = { ...family, endedAt: 5, endedBecause: 'revoked' };
    expect(judgeRefresh(token, ended, strict, 6)).toEqual(refused('grant_revoked'));
    expect(judgeRefresh(previous, ended, strict, 6)).toEqual(refused('grant_revoked'));
  });
});

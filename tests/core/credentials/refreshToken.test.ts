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
  endedAt: null,
  endedBecause: null,
};
const token: RefreshTokenRow = { hash: 'h', familyId: 'family_1', issuedAt: 0, spentAt: null };

describe('judging a refresh token', () => {
  test('a fresh one may be spent until the millisecond its family expires', () => {
    expect(judgeRefresh(token, family, 9_999)).toEqual({ ok: true, value: { token, family } });
    expect(judgeRefresh(token, family, 10_000)).toEqual({ ok: false, code: 'grant_expired' });
  });

  test('an unknown one, or one without its family, is unknown', () => {
    expect(judgeRefresh(undefined, family, 0)).toEqual({ ok: false, code: 'grant_unknown' });
    expect(judgeRefresh(token, undefined, 0)).toEqual({ ok: false, code: 'grant_unknown' });
  });

  test('a spent one counts as reused while its family lives', () => {
    const spent = { ...token, spentAt: 1 };
    expect(judgeRefresh(spent, family, 2)).toEqual({ ok: false, code: 'grant_reused' });
  });

  test('an ended family refuses every one of its tokens, spent or not', () => {
    const ended: RefreshFamilyRow = { ...family, endedAt: 5, endedBecause: 'revoked' };
    expect(judgeRefresh(token, ended, 6)).toEqual({ ok: false, code: 'grant_revoked' });
    expect(judgeRefresh({ ...token, spentAt: 1 }, ended, 6)).toEqual({ ok: false, code: 'grant_revoked' });
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import {
  claimsFor,
  claimsOnRefresh,
  isStillGood,
  signOutEverywhere,
  type User,
} from '../../../src/content/recipes/notBefore.js';
import { RefreshTokens } from '../../../src/content/recipes/refreshRotation.js';

const NOW = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;

let ana: User;
let gil: User;
const find = (id: string): User | undefined => [ana, gil].find((user) => user.id === id);

beforeEach(() => {
  ana = { id: 'user-ana', tokenVersion: 1, isActive: true };
  gil = { id: 'user-gil', tokenVersion: 1, isActive: true };
});

describe('a raised version', () => {
  test('ends all tokens of the user, and of nobody else', () => {
    const [before, other] = [claimsFor(ana), claimsFor(gil)];
    expect(isStillGood(before, find)).toBe(true);
    signOutEverywhere(ana);
    expect(isStillGood(before, find)).toBe(false);
    expect(isStillGood(claimsFor(ana), find)).toBe(true);
    expect(isStillGood(other, find)).toBe(true);
  });

  test('ends a token of the same second, and not the one of the sign-in right after', () => {
    const iat = Math.floor(NOW / 1000);
    const before = { ...claimsFor(ana), iat };
    signOutEverywhere(ana);
    const after = { ...claimsFor(ana), iat };
    expect([isStillGood(before, find), isStillGood(after, find)]).toEqual([false, true]);
  });

  test('ends what refresh tokens can fetch, even where their rows were left standing', () => {
    const signIn = claimsFor(ana);
    expect(claimsOnRefresh(signIn, find)).toEqual(signIn);
    signOutEverywhere(ana);
    expect(claimsOnRefresh(signIn, find)).toBeNull();
    expect(claimsOnRefresh(claimsFor(ana), find)).toEqual({ sub: 'user-ana', token_version: 2 });
  });

  test('ends the families of refresh tokens in the same step', () => {
    const tokens = new RefreshTokens();
    const { token } = tokens.begin(NOW, DAY, 'app', ana.id);
    const other = tokens.begin(NOW, DAY, 'app', gil.id);
    signOutEverywhere(ana, (user) => tokens.endAllOf(user));
    expect(tokens.refresh(token, NOW, 'app')).toMatchObject({ ok: false, why: 'ended' });
    expect(tokens.refresh(other.token, NOW, 'app').ok).toBe(true);
  });

  test('has ended the tokens already when the families cannot be reached', () => {
    const before = claimsFor(ana);
    const down = (): never => {
      throw new Error('the store is down');
    };
    expect(() => signOutEverywhere(ana, down)).toThrow('down');
    expect([isStillGood(before, find), claimsOnRefresh(before, find)]).toEqual([false, null]);
  });
});

test('a closed account has no good token, and a refresh gets none', () => {
  const claims = claimsFor(gil);
  gil.isActive = false;
  expect([isStillGood(claims, find), claimsOnRefresh(claims, find)]).toEqual([false, null]);
});

describe('a token is refused', () => {
  test.each<[string, { sub?: unknown; token_version?: unknown }]>([
    ['without claims', {}],
    ['without a subject', { token_version: 1 }],
    ['of nobody we know', { sub: 'nobody', token_version: 1 }],
    ['without a version', { sub: 'user-ana' }],
    ['with a version of null', { sub: 'user-ana', token_version: null }],
    ['with a version as text', { sub: 'user-ana', token_version: '1' }],
    ['with a version of NaN', { sub: 'user-ana', token_version: NaN }],
    ['with a list', { sub: 'user-ana', token_version: [1] }],
    ['with true', { sub: 'user-ana', token_version: true }],
    ['with an older version', { sub: 'user-ana', token_version: 0 }],
    ['with a newer version', { sub: 'user-ana', token_version: 2 }],
    ['with a part of a version', { sub: 'user-ana', token_version: 1.5 }],
    ['with a subject that is no text', { sub: ['user-ana'], token_version: 1 }],
    ['with a subject in other letters', { sub: 'User-Ana', token_version: 1 }],
  ])('%s', (_, claims) => {
    expect(isStillGood(claims, find)).toBe(false);
  });

  test.each([undefined, null, NaN, '1'])(
    'of a user whose row says %s, whatever the token says',
    (version) => {
      Object.assign(ana, { tokenVersion: version });
      for (const token_version of [undefined, null, NaN, '1', 1])
        expect(isStillGood({ sub: 'user-ana', token_version }, find)).toBe(false);
    },
  );

  test.each([undefined, 'yes', 1])('of a user whose row says active: %s', (isActive) => {
    Object.assign(ana, { isActive });
    expect(isStillGood({ sub: 'user-ana', token_version: 1 }, find)).toBe(false);
  });

  test('of a name that every object has', () => {
    const table: Record<string, User> = { 'user-ana': ana };
    expect(isStillGood({ sub: 'constructor', token_version: 1 }, (id) => table[id])).toBe(false);
    expect(isStillGood({ sub: 'user-ana', token_version: 1 }, (id) => table[id])).toBe(true);
  });
});

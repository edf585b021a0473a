import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RefreshTokens, type Refreshed } from '../../../src/content/recipes/refreshRotation.js';
import { countOf } from '../../counts.js';
import { members, startApi } from '../../core/api/harness.js';
import { refresh as refreshAtMock, signIn } from '../../core/api/oauth.js';

const NOW = Date.UTC(2026, 0, 1);
const REFRESHES = countOf('refreshes of one family', 100_000, 10_000);
const S = 1000;
const GRACE = 10 * S;
const MINUTE = 60 * S;
const DAY = 86_400 * S;

function tokenOf(answer: Refreshed): string {
  if (!answer.ok) throw new Error(`refused: ${answer.why}`);
  return answer.token;
}

function whyOf(answer: Refreshed): string {
  return answer.ok ? 'ok' : answer.why;
}

describe('refresh tokens', () => {
  test('work once each, and go on', () => {
    const tokens = new RefreshTokens();
    let { token } = tokens.begin(NOW);
    const seen = new Set([token]);
    for (let minute = 1; minute <= 100; minute += 1) {
      token = tokenOf(tokens.refresh(token, NOW + minute * MINUTE));
      seen.add(token);
    }
    expect(seen.size).toBe(101);
  });

  test.each([2, 3, 10])('are the same for %i tabs at once, then and a quarter of an hour later', (tabs) => {
    const tokens = new RefreshTokens();
    let held: string[] = Array(tabs).fill(tokens.begin(NOW).token);
    for (let round = 1; round <= 8; round += 1) {
      held = held.map((token, tab) => tokenOf(tokens.refresh(token, NOW + round * 15 * MINUTE + tab * S)));
      expect(new Set(held).size).toBe(1);
    }
  });

  test('are given again to a retry, which does not lengthen the grace', () => {
    const tokens = new RefreshTokens();
    const { token } = tokens.begin(NOW);
    const next = tokenOf(tokens.refresh(token, NOW));
    expect(tokenOf(tokens.refresh(token, NOW + GRACE))).toBe(next);
    expect(whyOf(tokens.refresh(token, NOW + GRACE + 1))).toBe('reused');
  });

  test('end the family when one comes back late, for whoever holds the good one too', () => {
    const tokens = new RefreshTokens();
    const { token, family } = tokens.begin(NOW);
    const next = tokenOf(tokens.refresh(token, NOW));
    const late = tokens.refresh(token, NOW + GRACE + 1);
    expect(late).toEqual({ ok: false, error: 'invalid_grant', why: 'reused', family });
    expect(tokens.refresh(next, NOW + GRACE + 2)).toMatchObject({ why: 'ended', family });
  });

  test('end the family for the one before the last, even within the grace', () => {
    const tokens = new RefreshTokens();
    const { token, family } = tokens.begin(NOW);
    const child = tokenOf(tokens.refresh(token, NOW));
    const grandchild = tokenOf(tokens.refresh(child, NOW + S));
    expect(tokens.refresh(token, NOW + 2 * S)).toMatchObject({ why: 'reused', family });
    expect(whyOf(tokens.refresh(grandchild, NOW + 2 * S))).toBe('ended');
  });

  test('end the family for one of long ago, of which nothing is kept', () => {
    const tokens = new RefreshTokens();
    const { token, family } = tokens.begin(NOW);
    let latest = token;
    for (let hour = 1; hour < 500; hour += 1)
      latest = tokenOf(tokens.refresh(latest, NOW + hour * 60 * MINUTE));
    expect(tokens.refresh(token, NOW + 500 * 60 * MINUTE)).toMatchObject({ why: 'reused', family });
  });

  test('of other families live on when one ends', () => {
    const tokens = new RefreshTokens();
    const [one, other] = [tokens.begin(NOW), tokens.begin(NOW)];
    tokens.refresh(one.token, NOW);
    tokens.refresh(one.token, NOW + MINUTE);
    expect(tokens.refresh(other.token, NOW + MINUTE).ok).toBe(true);
  });

  test('end by themselves: unused, or after their time, however often they were used', () => {
    const tokens = new RefreshTokens();
    const idle = tokens.begin(NOW);
    expect(whyOf(tokens.refresh(idle.token, NOW + 14 * DAY))).toBe('expired');
    const { token } = tokens.begin(NOW, 10 * S);
    const next = tokenOf(tokens.refresh(token, NOW + 9 * S));
    expect(whyOf(tokens.refresh(next, NOW + 10 * S))).toBe('expired');
    const used = tokens.begin(NOW);
    let latest = used.token;
    for (let week = 1; week < 13; week += 1) latest = tokenOf(tokens.refresh(latest, NOW + week * 7 * DAY));
    expect(whyOf(tokens.refresh(latest, NOW + 90 * DAY))).toBe('expired');
  });

  test('of a user all end at once, and no one else’s', () => {
    const tokens = new RefreshTokens();
    const phone = tokens.begin(NOW, DAY, 'app', 'ana');
    const laptop = tokens.begin(NOW, DAY, 'web', 'ana');
    const other = tokens.begin(NOW, DAY, 'app', 'gil');
    tokens.endAllOf('ana');
    expect(whyOf(tokens.refresh(phone.token, NOW, 'app'))).toBe('ended');
    expect(whyOf(tokens.refresh(laptop.token, NOW, 'web'))).toBe('ended');
    expect(tokens.refresh(other.token, NOW, 'app').ok).toBe(true);
  });

  test('say nothing to the client but invalid_grant', () => {
    const tokens = new RefreshTokens();
    const { token, family } = tokens.begin(NOW, DAY, 'app');
    tokens.end(family);
    const refusals = [
      tokens.refresh('guess', NOW, 'app'),
      tokens.refresh(token, NOW, 'app'),
      tokens.refresh(tokens.begin(NOW, DAY, 'app').token, NOW, 'web'),
    ];
    expect(refusals.map((answer) => !answer.ok && answer.error)).toEqual(Array(3).fill('invalid_grant'));
    expect(JSON.stringify(refusals)).not.toContain(token);
  });
});

describe('a client', () => {
  test.each([
    ['another', 'web', 'app'],
    ['none', 'web', undefined],
    ['one where none signed in', undefined, 'web'],
    ['one in other letters', 'web', 'Web'],
  ])('that is %s gets nothing, and the family goes on', (_, owner, presenter) => {
    const tokens = new RefreshTokens();
    const { token, family } = tokens.begin(NOW, DAY, owner);
    expect(tokens.refresh(token, NOW, presenter)).toMatchObject({ why: 'wrong_client', family });
    const next = tokenOf(tokens.refresh(token, NOW + S, owner));
    expect(whyOf(tokens.refresh(token, NOW + 2 * S, presenter))).toBe('wrong_client');
    expect(tokens.refresh(next, NOW + MINUTE, owner).ok).toBe(true);
  });

  test('that is another and comes with a used token shows a copy: the family ends', () => {
    const tokens = new RefreshTokens();
    const { token } = tokens.begin(NOW, DAY, 'web');
    const next = tokenOf(tokens.refresh(token, NOW, 'web'));
    expect(whyOf(tokens.refresh(token, NOW + MINUTE, 'thief'))).toBe('reused');
    expect(whyOf(tokens.refresh(next, NOW + MINUTE, 'web'))).toBe('ended');
  });
});

describe('a guess', () => {
  const tokens = new RefreshTokens();
  const { token, family } = tokens.begin(NOW);
  const other = tokens.begin(NOW);
  const [, secret = '', seal = ''] = token.split('.');

  test.each([
    ['nothing', ''],
    ['the family alone', family],
    ['the family and a guess', `${family}.guess`],
    ['a guess of the right length', `${family}.${'A'.repeat(43)}.${'A'.repeat(43)}`],
    ['a secret of another family', `${other.family}.${secret}.${seal}`],
    ['a changed seal', `${family}.${secret}.${seal.slice(0, -1)}${seal.endsWith('A') ? 'B' : 'A'}`],
    ['a token with a space', ` ${token}`],
    ['a token with a newline', `${token}\n`],
    ['a token twice', `${token}.${token}`],
    ['a megabyte', `${family}.${'a'.repeat(1_000_000)}`],
    ['what is no text', undefined as unknown as string],
  ])('is refused, and ends nothing: %s', (_, guess) => {
    expect(tokens.refresh(guess, NOW)).toMatchObject({ ok: false, why: 'unknown', family: null });
    const fresh = tokens.begin(NOW);
    expect(tokens.refresh(fresh.token, NOW).ok).toBe(true);
    expect(tokens.size).toBeGreaterThan(2);
  });

  test('of any text never is a token', () => {
    fc.assert(fc.property(fc.string(), (guess) => whyOf(tokens.refresh(guess, NOW)) === 'unknown'));
    expect(tokens.refresh(token, NOW).ok).toBe(true);
  });
});

describe('the server’s key', () => {
  const [old, young] = [randomBytes(32), randomBytes(32)] as const;

  test('can be replaced: old tokens work, and two tabs still get the same one', () => {
    const keys: [Buffer, ...Buffer[]] = [old];
    const tokens = new RefreshTokens(keys);
    const { token } = tokens.begin(NOW);
    const before = tokenOf(tokens.refresh(token, NOW));
    keys.unshift(young);
    const after = tokenOf(tokens.refresh(token, NOW + S));
    // Sealed anew, and one and the same token: either can be used, and then both are spent.
    expect(after.split('.').slice(0, 2)).toEqual(before.split('.').slice(0, 2));
    const next = tokenOf(tokens.refresh(before, NOW + MINUTE));
    expect(tokenOf(tokens.refresh(after, NOW + MINUTE)).split('.')[1]).toBe(next.split('.')[1]);
    keys.pop();
    expect(tokens.refresh(next, NOW + 2 * MINUTE).ok).toBe(true);
    expect(whyOf(tokens.refresh(before, NOW + 3 * MINUTE))).toBe('unknown');
  });

  test('that was taken away within the grace costs a retry its answer, and not the sign-in', () => {
    const keys: [Buffer, ...Buffer[]] = [old];
    const tokens = new RefreshTokens(keys);
    const { token } = tokens.begin(NOW);
    keys.unshift(young);
    const next = tokenOf(tokens.refresh(token, NOW));
    keys.shift();
    expect(whyOf(tokens.refresh(token, NOW + S))).toBe('ended');
    keys.unshift(young);
    expect(tokenOf(tokens.refresh(token, NOW + S))).toBe(next);
  });

  test('that is short is refused', () => {
    expect(() => new RefreshTokens([Buffer.from('secret')])).toThrow('32 bytes');
    expect(() => new RefreshTokens([young, Buffer.alloc(31)])).toThrow('32 bytes');
  });

  test('of another server opens nothing here', () => {
    const { token } = new RefreshTokens([old]).begin(NOW);
    expect(whyOf(new RefreshTokens([young]).refresh(token, NOW))).toBe('unknown');
    expect(whyOf(new RefreshTokens([old]).refresh(token, NOW))).toBe('ended');
  });
});

describe('a clock', () => {
  test('that was set back does not stretch the grace', () => {
    const tokens = new RefreshTokens();
    const { token } = tokens.begin(NOW);
    tokens.refresh(token, NOW + 60 * MINUTE);
    expect(whyOf(tokens.refresh(token, NOW))).toBe('reused');
  });

  test('that is a little behind on another server does no harm', () => {
    const tokens = new RefreshTokens();
    const { token } = tokens.begin(NOW);
    const next = tokenOf(tokens.refresh(token, NOW + 2 * S));
    expect(tokenOf(tokens.refresh(token, NOW))).toBe(next);
    expect(tokens.refresh(next, NOW + S).ok).toBe(true);
  });

  test.each([NaN, Infinity])('that says %s lets nobody in', (now) => {
    const tokens = new RefreshTokens();
    expect(tokens.refresh(tokens.begin(NOW).token, now).ok).toBe(false);
    const { size } = tokens;
    expect(() => tokens.begin(now)).toThrow('milliseconds');
    expect(() => tokens.begin(NOW, now)).toThrow('milliseconds');
    expect(tokens.size).toBe(size);
  });
});

describe('the table', () => {
  test(`keeps one row for ${REFRESHES.toLocaleString('en')} refreshes`, () => {
    const tokens = new RefreshTokens();
    let { token } = tokens.begin(NOW);
    for (let count = 1; count <= REFRESHES; count += 1)
      token = tokenOf(tokens.refresh(token, NOW + count * S));
    expect(tokens.size).toBe(1);
  });

  test('forgets what is dead, and nothing else', () => {
    const tokens = new RefreshTokens();
    let kept = tokens.begin(NOW).token;
    for (let day = 1; day <= 60; day += 1) {
      for (let sign = 0; sign < 100; sign += 1) tokens.begin(NOW + day * DAY);
      kept = tokenOf(tokens.refresh(kept, NOW + day * DAY));
    }
    // Fourteen days of sign-ins that nobody used, and the one that was used all along.
    expect(tokens.size).toBe(14 * 100 + 1);
  });
});

/** Tabs that share nothing: each refreshes with what it holds, in any order, at any pace. */
const schedule = fc.array(
  fc.record({ tab: fc.nat(4), after: fc.oneof(fc.nat(3 * S), fc.nat(20 * MINUTE)) }),
  { minLength: 1, maxLength: 40 },
);

describe('however tabs take turns', () => {
  test('those that hold the latest token, or its predecessor within the grace, stay signed in; a replay ends it', () => {
    fc.assert(
      fc.property(schedule, fc.nat(), (steps, pick) => {
        const tokens = new RefreshTokens();
        const chain = [tokens.begin(NOW).token];
        const held = Array<number>(5).fill(0);
        let [now, rotatedAt] = [NOW, NOW];
        for (const { tab, after } of steps) {
          now += after;
          const last = chain.length - 1;
          const mine = held[tab] ?? 0;
          const isHonest = mine === last || (mine === last - 1 && now - rotatedAt <= GRACE);
          // Such a tab reads what its neighbour has stored, as a page in a browser does.
          const from = isHonest ? mine : last;
          const next = tokenOf(tokens.refresh(chain[from] ?? '', now));
          if (from === last) {
            chain.push(next);
            rotatedAt = now;
          }
          expect(next).toBe(chain.at(-1));
          held[tab] = chain.length - 1;
        }
        const spent = chain.slice(0, -1);
        const stolen = spent[pick % spent.length] ?? '';
        expect(whyOf(tokens.refresh(stolen, rotatedAt + GRACE + 1))).toBe('reused');
        expect(whyOf(tokens.refresh(chain.at(-1) ?? '', rotatedAt + GRACE + 2))).toBe('ended');
      }),
      { numRuns: 300 },
    );
  });
});

test('they answer as those of the mock API do: once, then invalid_grant', async () => {
  const harness = await startApi();
  const { refresh: refreshToken } = await signIn(harness);
  expect((await refreshAtMock(harness, refreshToken)).status).toBe(200);
  harness.clock.passSeconds(120);
  const again = await refreshAtMock(harness, refreshToken);
  expect([again.status, (await members(again))['error']]).toEqual([400, 'invalid_grant']);
});

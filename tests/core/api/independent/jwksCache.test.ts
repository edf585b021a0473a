import fc from 'fast-check';
import { createRemoteJWKSet, customFetch, errors, jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ADMIN, basic, bearer } from '../harness.js';
import { tokensOf } from '../oauth.js';
import { AUDIENCE, connect, passSeconds, stopWallClock, type Outside } from './outside.js';

beforeEach(stopWallClock);
afterEach(() => {
  vi.useRealTimers();
});

type Verdict = 'accepted' | 'unknown key' | 'unreachable';
interface Judged {
  verdict: Verdict;
  /** How often the key set was fetched for it. */
  fetches: number;
}

/** The API's own verifier and jose's, side by side: the same issuer, the same clock, the same two settings. */
async function sideBySide(jwksCacheS: number, jwksCooldownS: number) {
  const limit = { requests: 1_000_000, windowS: 60 };
  const outside = await connect('https://api.example', {
    jwksCacheS,
    jwksCooldownS,
    limit,
    accessTtlS: 1_000_000,
    regions: ['eu', 'us'],
  });
  vi.setSystemTime(outside.harness.clock.now());
  const judgeOutside = outsideJudge(outside, jwksCacheS, jwksCooldownS);
  return {
    outside,
    async judge(token: string): Promise<{ ours: Judged; theirs: Judged }> {
      return { ours: await judgeInside(outside, token), theirs: await judgeOutside(token) };
    },
  };
}

async function judgeInside({ harness }: Outside, token: string): Promise<Judged> {
  await harness.call('GET /v1/me', { headers: bearer(token) });
  const step = harness.lastTrace().steps.find(({ id }) => id === 'signing_key');
  const verdicts: Record<string, Verdict> = {
    token_unknown_key: 'unknown key',
    store_unavailable: 'unreachable',
  };
  return { verdict: verdicts[step?.code ?? ''] ?? 'accepted', fetches: step?.calls ?? 0 };
}

function outsideJudge({ harness, as }: Outside, cacheS: number, cooldownS: number) {
  let fetches = 0;
  const keys = createRemoteJWKSet(new URL(String(as.jwks_uri)), {
    cacheMaxAge: cacheS * 1000,
    cooldownDuration: cooldownS * 1000,
    [customFetch]: (url, init) => {
      if (harness.api.config.down.length > 0) return Promise.reject(new TypeError('fetch failed'));
      fetches += 1;
      return harness.api.fetch(new Request(url, init));
    },
  });
  return async (token: string): Promise<Judged> => {
    fetches = 0;
    const rules = { issuer: as.issuer, audience: AUDIENCE, typ: 'at+jwt' };
    const verdict = await jwtVerify(token, keys, rules).then(
      () => 'accepted' as const,
      (error: unknown) => {
        if (error instanceof errors.JWKSNoMatchingKey) return 'unknown key' as const;
        if (error instanceof TypeError) return 'unreachable' as const;
        throw error;
      },
    );
    return { verdict, fetches };
  };
}

/** The issuer is managed from the other region, so that only the verifier's own may be cut off from it. */
const ELSEWHERE = { 'Demo-Region': 'us' };

async function issue({ harness }: Outside): Promise<string> {
  const response = await harness.call('POST /oauth/token', {
    form: { grant_type: 'client_credentials' },
    headers: { ...basic('demo-backend', 'demo-backend-secret'), ...ELSEWHERE },
  });
  return (await tokensOf(response)).access;
}
const publish = ({ harness }: Outside, useAfterS = 0) =>
  harness.call('POST /v1/signing-keys', {
    headers: { ...ADMIN, ...ELSEWHERE },
    json: { use_after_s: useAfterS },
  });
const remove = ({ harness }: Outside, kid: string) =>
  harness.call(`DELETE /v1/signing-keys/${kid}`, { headers: { ...ADMIN, ...ELSEWHERE } });
const cutOff = ({ harness }: Outside, isDown: boolean) => {
  harness.api.configure({ down: isDown ? ['region eu'] : [] });
};

/** What happens at a second of the story, and what both verifiers say of the old and the new token then. */
interface Moment {
  atS: number;
  happens?: (outside: Outside) => unknown;
  old?: Verdict;
  new?: Verdict;
}

const STORIES: { story: string; moments: Moment[] }[] = [
  {
    story: 'a new key is unknown until the cooldown since the last fetch is over',
    moments: [
      { atS: 0, old: 'accepted' },
      { atS: 10, happens: publish, new: 'unknown key', old: 'accepted' },
      { atS: 29, new: 'unknown key', old: 'accepted' },
      { atS: 30, new: 'accepted', old: 'accepted' },
    ],
  },
  {
    story: 'a key published long enough ahead is never unknown',
    moments: [
      { atS: 0, old: 'accepted' },
      { atS: 1, happens: (outside) => publish(outside, 600), old: 'accepted' },
      { atS: 599, old: 'accepted' },
      { atS: 601, new: 'accepted', old: 'accepted' },
    ],
  },
  {
    story: 'a removed key goes on verifying from the copy until its age is reached',
    moments: [
      { atS: 0, old: 'accepted' },
      { atS: 1, happens: (outside) => remove(outside, 'sig-1'), old: 'accepted' },
      { atS: 599, old: 'accepted' },
      { atS: 600, old: 'unknown key' },
    ],
  },
  {
    story: 'a removed key is forgotten as soon as a token of the new one makes the verifier fetch',
    moments: [
      { atS: 0, old: 'accepted' },
      { atS: 1, happens: (outside) => remove(outside, 'sig-1'), new: 'unknown key', old: 'accepted' },
      { atS: 30, new: 'accepted', old: 'unknown key' },
      { atS: 90, new: 'accepted', old: 'unknown key' },
    ],
  },
  {
    story: 'out of reach of the issuer the copy serves until its age is reached, and no longer',
    moments: [
      { atS: 0, old: 'accepted' },
      { atS: 1, happens: (outside) => cutOff(outside, true), old: 'accepted' },
      { atS: 599, old: 'accepted' },
      { atS: 600, old: 'unreachable' },
      { atS: 601, happens: (outside) => cutOff(outside, false), old: 'accepted' },
    ],
  },
];

describe('ten minutes of copy and thirty seconds of cooldown: our verifier and jose say the same', () => {
  test.each(STORIES)('$story', async ({ moments }) => {
    const { outside, judge } = await sideBySide(600, 30);
    const old = await issue(outside);
    let nowS = 0;
    for (const { atS, happens, ...expected } of moments) {
      passSeconds(outside.harness, atS - nowS);
      nowS = atS;
      await happens?.(outside);
      const tokens = { new: await issue(outside), old };
      for (const which of ['new', 'old'] as const) {
        const verdict = expected[which];
        if (verdict === undefined) continue;
        const { ours, theirs } = await judge(tokens[which]);
        expect({ atS, which, verdict: ours.verdict }).toEqual({ atS, which, verdict });
        expect({ atS, which, ...theirs }).toEqual({ atS, which, ...ours });
      }
    }
  });
});

describe('whatever happens, in whatever order', () => {
  const move = fc.oneof(
    fc.record({ waitS: fc.constantFrom(1, 9, 10, 29, 30, 31, 59, 60, 61, 600) }),
    fc.record({ verify: fc.nat({ max: 3 }) }),
    fc.record({ publishFor: fc.constantFrom(0, 30, 60) }),
    fc.record({ remove: fc.nat({ max: 3 }) }),
    fc.record({ isDown: fc.boolean() }),
  );

  test.each([
    { cacheS: 600, cooldownS: 30 },
    { cacheS: 60, cooldownS: 30 },
    { cacheS: 30, cooldownS: 60 },
    { cacheS: 60, cooldownS: 0 },
    { cacheS: 0, cooldownS: 30 },
    { cacheS: 0, cooldownS: 0 },
  ])(
    'both say the same, after as many fetches: $cacheS s of copy, $cooldownS s of cooldown',
    async (settings) => {
      await fc.assert(
        fc.asyncProperty(fc.array(move, { minLength: 4, maxLength: 24 }), async (moves) => {
          const { outside, judge } = await sideBySide(settings.cacheS, settings.cooldownS);
          const tokens = [await issue(outside)];
          // Keys change between two seconds and tokens are judged on one, so nothing happens at the same moment.
          const betweenSeconds = async (change: () => Promise<unknown>) => {
            passSeconds(outside.harness, 0.5);
            await change();
            passSeconds(outside.harness, 0.5);
          };
          for (const each of moves) {
            if ('waitS' in each) passSeconds(outside.harness, each.waitS);
            else if ('isDown' in each) cutOff(outside, each.isDown);
            else if ('remove' in each) await betweenSeconds(() => remove(outside, `sig-${each.remove + 1}`));
            else if ('publishFor' in each) await betweenSeconds(() => publish(outside, each.publishFor));
            else {
              tokens.unshift(await issue(outside));
              const { ours, theirs } = await judge(tokens[each.verify % tokens.length] ?? '');
              expect(ours).toEqual(theirs);
            }
          }
        }),
        { numRuns: 15 },
      );
    },
  );

  test.each([
    { change: 'published', happens: publish, token: 'new', verdict: 'unknown key' },
    {
      change: 'removed',
      happens: (outside: Outside) => remove(outside, 'sig-1'),
      token: 'old',
      verdict: 'accepted',
    },
  ] as const)(
    'a key $change right after a fetch, within the same millisecond, changes no copy',
    async (each) => {
      const { outside, judge } = await sideBySide(600, 30);
      const old = await issue(outside);
      await judge(old);
      await each.happens(outside);
      const { ours, theirs } = await judge(each.token === 'old' ? old : await issue(outside));
      expect(theirs).toEqual({ verdict: each.verdict, fetches: 0 });
      expect(ours).toEqual(theirs);
    },
  );
});

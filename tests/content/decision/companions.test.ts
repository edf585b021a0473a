import { describe, expect, test } from 'vitest';
import { decisionModel, outcomes } from '../../../src/content/decision/index.js';
import {
  outcomeOf,
  decide,
  type Advice,
  type Answers,
  type OutcomeId,
} from '../../../src/core/decision/index.js';

/** Many kinds of answers, the same ones at each run: definite, "not sure" and missing ones mixed. */
function* mixes(count: number): Generator<Answers> {
  let state = 7;
  const below = (limit: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
  for (let made = 0; made < count; made += 1) {
    const missing = below(4);
    const entries = decisionModel.questions
      .filter(({ id }) => id !== 'direction')
      .filter(() => below(8) >= missing)
      .map(({ id, answers }) => [id, [...answers, 'unsure'][below(answers.length + 1)]]);
    yield { direction: 'inbound', ...(Object.fromEntries(entries) as Answers) };
  }
}

const ADVISED = [...mixes(3000)].map((answers) => ({ answers, advice: decide(decisionModel, answers) }));

function among(
  outcomeIds: readonly OutcomeId[],
  given: Partial<Record<keyof Answers, readonly string[]>>,
): Advice[] {
  const found = ADVISED.filter(
    ({ answers, advice }) =>
      outcomeIds.includes(advice.outcome) &&
      Object.entries(given).every(([id, wanted]) => wanted.includes(answers[id as keyof Answers] ?? '')),
  );
  expect(found.length).toBeGreaterThan(0);
  return found.map(({ advice }) => advice);
}

describe('beside an outcome', () => {
  const CHECKED_ALONE: OutcomeId[] = ['jwt-refresh', 'client-credentials', 'workload-identity'];
  const IN_PUBLIC: OutcomeId[] = ['api-key', 'revocable-token', 'key-to-jwt'];
  const OF_PEOPLE: OutcomeId[] = ['cookie-session', 'jwt-refresh', 'revocable-token', 'session-to-jwt'];
  const LOOKED_UP: OutcomeId[] = ['cookie-session', 'api-key', 'revocable-token'];
  const DELEGATED: OutcomeId[] = ['jwt-refresh', 'revocable-token', 'session-to-jwt'];
  const OF_DEVICES: OutcomeId[] = ['api-key', 'key-to-jwt', 'client-credentials', 'workload-identity'];

  test.each([
    [
      'a minute is kept, whatever can be looked up',
      CHECKED_ALONE,
      { revocation: ['minute'] },
      'short-or-pulled',
    ],
    [
      'a customer’s credential in a page or an app stays on a server',
      IN_PUBLIC,
      { caller: ['partner'], home: ['browser', 'installed'] },
      'backend-proxy',
    ],
    [
      'what a customer’s page or app ships for the meter is no secret',
      IN_PUBLIC,
      { caller: ['partner'], home: ['browser', 'installed'], metering: ['main', 'some'] },
      'publishable-key',
    ],
    ['a person signs in afresh', OF_PEOPLE, { stakes: ['high'], caller: ['person'] }, 'fresh-sign-in'],
    [
      'what many services would each look up is checked in one place',
      LOOKED_UP,
      { verifiers: ['many'], platform: ['app-only'] },
      'checked-once',
    ],
    [
      'many services are told who calls, and never with the credential itself',
      LOOKED_UP,
      { verifiers: ['gateway', 'many'], platform: ['idp', 'platform-team'] },
      'signed-identity',
    ],
    ['a key is not alone', ['api-key', 'key-to-jwt'], { stakes: ['high'] }, 'more-than-a-key'],
    ['somebody else’s token is for your API', DELEGATED, { caller: ['third-party'] }, 'audience-binding'],
    ['a device gets its next credential', OF_DEVICES, { caller: ['device'] }, 'device-renewal'],
    [
      'a job has no static key',
      ['api-key', 'key-to-jwt', 'client-credentials', 'workload-identity', 'revocable-token'],
      { caller: ['ours'], home: ['ephemeral'] },
      'no-static-key',
    ],
  ] satisfies [string, OutcomeId[], Partial<Record<keyof Answers, string[]>>, string][])(
    '%s',
    (_, of, given, companion) => {
      for (const { companions } of among(of, given)) expect(companions).toContain(companion);
    },
  );

  test('a dashboard in the browser, many services and nothing but the application: what it takes is said', () => {
    const advice = decide(decisionModel, {
      caller: 'person',
      home: 'browser',
      verifiers: 'many',
      platform: 'app-only',
    });
    expect([advice.outcome, advice.companions.includes('checked-once')]).toEqual(['cookie-session', true]);
  });

  test('people who sign in and clients with an id of their own need no publishable key', () => {
    const named = ADVISED.filter(({ answers }) => ['person', 'third-party'].includes(answers.caller ?? ''));
    expect(named.length).toBeGreaterThan(100);
    for (const { advice } of named) expect(advice.companions).not.toContain('publishable-key');
  });
});

describe('workload identity', () => {
  test('is vouched for by your platform only where it runs your own workload', () => {
    for (const { variant } of among(['workload-identity'], { caller: ['partner'] }))
      expect(variant).toBe('federation');
    for (const { variant } of among(['workload-identity'], { caller: ['ours'], home: ['server'] }))
      expect(variant).toBe('platform');
  });

  test('of a run is federated, and of pods that are always there is the platform’s', () => {
    const ours: Answers = {
      caller: 'ours',
      home: 'ephemeral',
      platform: 'platform-team',
      verifiers: 'many',
      lookup: 'cached',
    };
    const variantOf = (more: Answers): string | undefined =>
      decide(decisionModel, { ...ours, ...more }).variant;
    expect(variantOf({ lifetime: 'minutes' })).toBe('federation');
    expect(variantOf({})).toBe('federation');
    expect(variantOf({ lifetime: 'years' })).toBe('platform');
    expect(variantOf({ lifetime: 'years', verifiers: 'other-organisations' })).toBe('federation');
  });
});

describe('what conflicts', () => {
  test('is only what was said, and each “none” names such a tension', () => {
    let conflicts = 0;
    for (const { answers, advice } of ADVISED) {
      const told = decisionModel.tensions.filter(({ id }) => advice.tensions.includes(id));
      for (const { when } of told)
        for (const wish of when) expect(wish.answers).toContain(answers[wish.question]);
      if (advice.outcome !== 'none') continue;
      conflicts += 1;
      expect([answers, told.length > 0]).toEqual([answers, true]);
    }
    expect(conflicts).toBeGreaterThan(50);
  });

  test('a session of a person and a key of one’s own need nobody who signs people in', () => {
    const person: Answers = { caller: 'person', home: 'browser', identity: 'every-call', verifiers: 'one' };
    const script: Answers = { caller: 'own-script', home: 'local', identity: 'every-call', verifiers: 'one' };
    for (const answers of [person, script])
      expect(decide(decisionModel, { ...answers, platform: 'app-only' }).tensions).toEqual([]);
  });

  test('bends no fact where as few wishes are enough', () => {
    const wishes = decisionModel.questions.filter(({ isWish }) => isWish).map(({ id }) => id);
    let mixed = 0;
    for (const { advice } of ADVISED) {
      const byWishes = advice.closest.filter(({ gives }) =>
        gives.every(({ question }) => wishes.includes(question)),
      );
      if (byWishes.length === 0) continue;
      mixed += 1;
      expect(byWishes).toEqual(advice.closest);
    }
    expect(mixed).toBeGreaterThan(50);
    // Somebody else's agent needs an issuer; it does not become a service of your own.
    const agent: Answers = { caller: 'third-party', consent: 'delegated', platform: 'app-only' };
    expect(outcomeOf(decisionModel, agent)).toBe('none');
    for (const { gives } of decide(decisionModel, agent).closest)
      expect(gives.map(({ question }) => question)).toEqual(['platform']);
  });
});

test('what ends on the next request is never promised by a list that is pulled', () => {
  for (const { companions } of among(['revocable-token'], { revocation: ['next-request'] }))
    expect(companions).not.toContain('pulled-list');
  expect(outcomes['revocable-token'].sentence).toMatch(/where it can ask nothing/);
});

/** A variant is chosen after the rules have spoken: what it says has to be true of what the rules were told. */
describe('what is advised keeps what was said', () => {
  const LIVES_ON = ['key-to-jwt/client', 'session-to-jwt/on-behalf', 'jwt-refresh', 'client-credentials'];

  test('on the next request: no token that its holder may go on using', () => {
    const nextRequest = ADVISED.filter(({ answers }) => answers.revocation === 'next-request');
    expect(nextRequest.length).toBeGreaterThan(300);
    for (const { advice } of nextRequest) {
      const held = advice.variant ? `${advice.outcome}/${advice.variant}` : advice.outcome;
      expect(LIVES_ON).not.toContain(held);
    }
  });

  test('nobody to sign anything, and nothing to ask: none, and that is the reason', () => {
    const said = ADVISED.filter(
      ({ answers }) => answers.platform === 'app-only' && answers.lookup === 'none',
    );
    expect(said.length).toBeGreaterThan(100);
    for (const { advice } of said) {
      expect(advice.outcome).toBe('none');
      expect(advice.tensions).toContain('offline-without-an-issuer');
    }
  });
});

/** Read together, headline, costs, reasons and what goes beside them have to be one thing that can be built. */
describe('a team that runs its application alone', () => {
  const alone = ADVISED.filter(({ answers }) => answers.platform === 'app-only');

  test('is told to put nothing beside it that somebody else would have to run', () => {
    const parts = /issuer|authorization server|gateway|signed token|consent screen|denylist/i;
    const told = alone.flatMap(({ advice }) => advice.companions);
    expect(told.length).toBeGreaterThan(100);
    for (const { id, name, reason } of decisionModel.companions.filter((one) => told.includes(one.id)))
      expect([id, `${name} ${reason}`]).not.toEqual([id, expect.stringMatching(parts)]);
  });

  test('checks in one place, unless it says otherwise: no reason speaks of a gateway that nobody runs', () => {
    const open = alone.filter(({ answers }) => !answers.verifiers || answers.verifiers === 'unsure');
    expect(open.length).toBeGreaterThan(50);
    for (const { advice } of open)
      for (const { rule } of advice.reasons) expect(rule).not.toMatch(/^gateway-/);
  });

  test('gives a partner’s server that reads personal data a key, and has it sign each request', () => {
    const { outcome, variant, companions } = decide(decisionModel, {
      direction: 'inbound',
      caller: 'partner',
      home: 'server',
      stakes: 'high',
      platform: 'app-only',
    });
    expect([outcome, variant]).toEqual(['api-key', 'signed']);
    expect(companions).toEqual(['more-than-a-key']);
    const words = outcomes['api-key'].variants?.['signed'];
    expect(words?.sentence).toMatch(/You run nothing but the application/);
    // Not beside “a copied key alone opens nothing”.
    expect(JSON.stringify(words?.costs)).not.toMatch(/whoever holds it/);
  });
});

import { describe, expect, it } from 'vitest';
import { buildChecklist, catalogue } from '../../../src/core/checklist/index.js';
import type { Answers, OutcomeId } from '../../../src/core/decision/index.js';
import { questions } from '../../../src/content/decision/questions.js';
import { variants } from '../../../src/content/decision/companions.js';
import { advice, decision, outcomes } from './fixtures.js';

function itemsOf(outcome: OutcomeId, answers: Answers = {}, variant?: string) {
  const named = { name: 'our API', answers, advice: advice(outcome, variant ? { variant } : {}) };
  return buildChecklist({ decisions: [named], findings: [] }).items;
}
const idsOf = (...of: Parameters<typeof itemsOf>): string[] => itemsOf(...of).map(({ id }) => id);
const textOf = (id: string): string => catalogue.find((item) => item.id === id)?.verify ?? '';

/** RFC 9700 section 2.2.2; FAPI 2.0 section 5.3.2.1. */
describe('rotation of refresh tokens', () => {
  const aboutRotation = ['refresh-rotation', 'refresh-grace', 'alert-on-reuse'];
  const callers = questions.find(({ id }) => id === 'caller')?.answers.map(({ id }) => id) ?? [];
  const homes = questions.find(({ id }) => id === 'home')?.answers.map(({ id }) => id) ?? [];
  const machines = ['ours', 'partner'];
  const servers = ['server', 'ephemeral'];
  const pairs = callers.flatMap((caller) => homes.map((home) => ({ caller, home })));

  it.each(pairs)('is asked of public clients alone: $caller, $home', ({ caller, home }) => {
    for (const outcome of ['jwt-refresh', 'revocable-token'] as const) {
      const asked = idsOf(outcome, { caller, home }).filter((id) => aboutRotation.includes(id));
      const isPublic = !machines.includes(caller) && !servers.includes(home);
      expect([outcome, asked.includes('refresh-rotation')]).toEqual([outcome, isPublic]);
      if (!isPublic) expect(asked).toEqual([]);
    }
  });

  it.each([...machines.map((caller) => ({ caller })), ...servers.map((home) => ({ home }))])(
    'is not asked where one answer says enough: %j',
    (answers: Answers) => {
      expect(idsOf('jwt-refresh', answers).filter((id) => aboutRotation.includes(id))).toEqual([]);
    },
  );

  it.each(outcomes.filter((outcome) => !['jwt-refresh', 'revocable-token'].includes(outcome)))(
    'is not asked by %s, which has no refresh token outside',
    (outcome) => {
      expect(idsOf(outcome).filter((id) => aboutRotation.includes(id))).toEqual([]);
    },
  );

  it.each([
    [
      'opaque',
      { home: 'installed' },
      ['code-with-pkce', 'refresh-rotation', 'refresh-end', 'revocation-endpoint'],
    ],
    [
      'cookie',
      { home: 'browser' },
      ['code-with-pkce', 'refresh-bound-to-client', 'refresh-end', 'hashed-refresh-tokens'],
    ],
  ] satisfies [string, Answers, string[]][])(
    'belongs to a swapped session whose client refreshes too: %s',
    (variant, answers, ids) => {
      const caller = variant === 'cookie' ? 'person' : 'third-party';
      expect(idsOf('session-to-jwt', { caller, ...answers }, variant)).toEqual(expect.arrayContaining(ids));
    },
  );

  it('never rotates what the backend of a page keeps', () => {
    const ids = idsOf('session-to-jwt', { caller: 'person', home: 'browser' }, 'cookie');
    expect(ids.filter((id) => aboutRotation.includes(id))).toEqual([]);
  });

  it('is replaced by the client’s own credential where the client has one', () => {
    expect(idsOf('jwt-refresh', { caller: 'person', home: 'server' })).toContain('refresh-bound-to-client');
    expect(idsOf('jwt-refresh', { caller: 'person', home: 'browser' })).not.toContain(
      'refresh-bound-to-client',
    );
  });
});

describe('tests that stand beside each other', () => {
  it('send an old refresh token where reuse is tested, and the same one only within the grace', () => {
    for (const id of ['refresh-rotation', 'alert-on-reuse'])
      expect(textOf(id)).toMatch(/^Test: refresh three times\b.*, then send the first token again/);
    expect(textOf('refresh-grace')).toMatch(/within the grace both work; the same token after the grace/);
  });

  it('say at which leeway a token is refused at its expiry', () => {
    const atExpiry = catalogue.filter(({ verify }) => /\bat `exp`/.test(verify));
    expect(atExpiry.map(({ id }) => id)).toEqual(['required-expiry', 'small-leeway']);
    for (const { verify } of atExpiry) expect(verify).toMatch(/leeway/);
  });

  it('answer a bad subject token as RFC 8693 section 2.2.2 does', () => {
    const about = catalogue.filter(({ verify }) => verify.includes('`subject_token`'));
    expect(about.length).toBeGreaterThan(1);
    for (const { verify } of about) expect(verify).toContain('400 `invalid_request`');
    expect(
      catalogue.some(({ verify }) => /subject_token`[^.;]*\b401/.test(verify.replace(/, else 401/, ''))),
    ).toBe(false);
  });

  it('redirect pages to https and refuse calls, never both for one caller', () => {
    expect(idsOf('cookie-session')).toContain('https-for-pages');
    expect(idsOf('cookie-session')).not.toContain('refuse-plain-http');
    expect(idsOf('api-key')).toContain('refuse-plain-http');
    expect(idsOf('api-key')).not.toContain('https-for-pages');
  });
});

describe('the items of a swapped session', () => {
  const inside = ['audience-per-service', 'internal-token-stays-inside', 'stripped-identity-headers'];
  it.each(['cookie', 'opaque', 'on-behalf'])('come in for the variant %s', (variant) => {
    const ids = idsOf('session-to-jwt', {}, variant);
    for (const id of [...inside, 'checked-behind-gateway', 'short-exchanged-tokens'])
      expect(ids).toContain(id);
    expect([variant, ids.includes('csrf-defence')]).toEqual([variant, variant === 'cookie']);
    expect([variant, ids.includes('guarded-introspection')]).toEqual([variant, variant === 'opaque']);
    for (const id of ['actor-in-token', 'exchange-refusals'])
      expect([id, variant === 'on-behalf' || !ids.includes(id)]).toEqual([id, true]);
  });

  it('carry the actor where a service acts for a user', () => {
    expect(idsOf('session-to-jwt', {}, 'on-behalf')).toContain('actor-in-token');
  });

  it('forbid passing tokens on to other people’s software, and to nobody with a cookie', () => {
    expect(idsOf('jwt-refresh', { caller: 'third-party' })).toContain('no-token-passthrough');
    expect(idsOf('jwt-refresh', { caller: 'person' })).not.toContain('no-token-passthrough');
    expect(idsOf('session-to-jwt', {}, 'cookie')).not.toContain('no-token-passthrough');
    expect(idsOf('session-to-jwt', {}, 'on-behalf')).toContain('no-token-passthrough');
    expect(idsOf('client-credentials', { caller: 'ours' })).toContain('no-token-passthrough');
    expect(idsOf('client-credentials', { caller: 'device' })).not.toContain('no-token-passthrough');
  });

  it('stay away where the caller itself holds the swapped token', () => {
    const ids = idsOf('key-to-jwt', { verifiers: 'one' }, 'client');
    expect(inside.filter((id) => ids.includes(id))).toEqual([]);
    expect(idsOf('key-to-jwt', {}, 'gateway')).toContain('internal-token-stays-inside');
  });
});

describe('decisions beside each other', () => {
  const of = (...decisions: ReturnType<typeof decision>[]) =>
    buildChecklist({ decisions, findings: [] }).items.find(({ id }) => id === 'route-credential-table');

  it('ask which routes take which credential, where they lead to different ones', () => {
    expect(
      of(decision('api-key', {}, 'Partners'), decision('cookie-session', {}, 'People'))?.because,
    ).toEqual(['your callers bring different credentials (Partners, People)']);
  });

  it('do not where they lead to the same, or one is about events that go out', () => {
    expect(of(decision('api-key', {}, 'A'), decision('api-key', {}, 'B'))).toBeUndefined();
    expect(of(decision('api-key', {}, 'A'), decision('webhook-signature', {}, 'B'))).toBeUndefined();
  });
});

describe('every reason', () => {
  /** The clauses of groups, and the outcomes that they may be said of. */
  const groups = catalogue.flatMap(({ appliesTo }) => appliesTo.map(({ group }) => group));
  const cases = [
    ...outcomes.map((outcome) => ({ outcome, variant: undefined })),
    ...variants.map(({ outcome, id }) => ({ outcome, variant: id })),
  ];

  it.each(cases)('of $outcome $variant fits the decision', ({ outcome, variant }) => {
    const items = itemsOf(outcome, {}, variant);
    expect(items.length).toBeGreaterThan(0);
    for (const clause of items.flatMap(({ because }) => because)) {
      const said = groups.filter((group) => group.because === clause).flatMap((group) => group.outcomes);
      const fits = said.some((one) => one === outcome || one === `${outcome}/${variant ?? ''}`);
      expect([clause, fits || clause.endsWith('is still open')]).toEqual([clause, true]);
    }
  });

  it('is said of a variant that there is', () => {
    const known = new Set<string>([...outcomes, ...variants.map(({ outcome, id }) => `${outcome}/${id}`)]);
    expect(groups.flatMap((group) => group.outcomes).filter((one) => !known.has(one))).toEqual([]);
  });
});

describe('no two items', () => {
  it('say the same, or are verified by the same', () => {
    for (const say of ['action', 'why', 'verify'] as const) {
      const texts = catalogue.map((item) => item[say]);
      expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
    }
  });

  it('have the same words in their actions', () => {
    const words = (text: string) =>
      new Set(
        text
          .toLowerCase()
          .match(/[a-z]{4,}/g)
          ?.filter((word) => !COMMON.has(word)) ?? [],
      );
    const COMMON = new Set([
      'every',
      'each',
      'with',
      'that',
      'their',
      'from',
      'this',
      'what',
      'where',
      'them',
    ]);
    const alike = catalogue.flatMap((one, at) =>
      catalogue.slice(at + 1).flatMap((other) => {
        const [a, b] = [words(one.action), words(other.action)];
        const shared = [...a].filter((word) => b.has(word)).length / new Set([...a, ...b]).size;
        return shared > 0.5 ? [[one.id, other.id]] : [];
      }),
    );
    expect(alike).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ACTIONS,
  CHOICES,
  CONDITIONS,
  CREDENTIALS,
  EXCEPTIONS,
  isSeconds,
  LOGGED_OUT,
  planFor,
  PUBLISHED,
  SECONDS,
  SUBJECTS,
  type Answers,
  type LeakedCredential,
  type QuestionId,
  type StepId,
  type Window,
} from '../../../src/core/incident/index.js';

const QUESTIONS = [...Object.keys(SECONDS), ...Object.keys(CHOICES)] as QuestionId[];

/** Answers to any questions, whether or not a kind asks them. A sample from a fixed seed. */
const anyAnswers: fc.Arbitrary<Answers> = fc.record(
  Object.fromEntries(
    QUESTIONS.map((question) => [
      question,
      isSeconds(question)
        ? fc.constantFrom(...SECONDS[question].offers)
        : fc.constantFrom(...CHOICES[question].offers),
    ]),
  ),
  { requiredKeys: [] },
);
const SAMPLE = { numRuns: 300, seed: 17 };

/** What is not measured may last longer than any figure. */
function lengthOf(window: Window): number {
  if (window.is === 'no-end') return Infinity;
  return window.is === 'unknown' ? Number.MAX_VALUE : window.seconds;
}

/** What ends access or limits it: what a first line may be. */
const ENDS: readonly StepId[] = [
  'refuse-value',
  'revoke',
  'refuse-token',
  'list-token',
  'revoke-token',
  'end-family',
  'end-session',
  'disable-account',
  'cut-rights',
  'limit-client',
  'suspend-client',
  'take-off-allowlist',
  'new-certificate',
  'close-routes',
  'remove-signing-key',
  'stop-acting',
  'tell-receivers',
  'deny-principal',
  'disable-vendor-key',
  'restrict-vendor-key',
  'disable-service-account',
];
/** What wipes traces: a restart, a deployment, a changed place. Written down apart from the rule, as a responder would. */
const WIPES: readonly StepId[] = [
  'renew-key-sets',
  'replace-everywhere',
  'stop-slow-services',
  'change-cookie-key',
  'ship-check',
  'roll-webhook',
  'stop-leaking',
  'undo-events',
  'replace',
  'take-down',
];
const stepsOf = (kind: LeakedCredential | null, answers: Answers = {}): StepId[] =>
  planFor(kind, answers).steps.map(({ does }) => does);

describe.each([null, ...CREDENTIALS])('the plan for %s', (kind) => {
  test('begins with what ends or limits access, keeps the evidence before it cleans up, and does nothing twice', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const steps = stepsOf(kind, answers);
        expect(ENDS).toContain(steps[0]);
        expect(new Set(steps).size).toBe(steps.length);
        const at = (step: StepId): number => {
          expect(steps).toContain(step);
          return steps.indexOf(step);
        };
        const wiping = WIPES.filter((step) => steps.includes(step)).map(at);
        expect(at('keep-evidence')).toBeGreaterThan(0);
        expect(at('keep-evidence')).toBeLessThan(Math.min(...wiping));
        expect(at('stop-leaking')).toBeLessThan(at('take-down'));
        expect(at('prove')).toBeLessThan(at('tell'));
        expect(at('tell')).toBeLessThan(at('take-down'));
        expect(at('what-else')).toBeLessThan(at('take-down'));
        expect(at('close-open')).toBeLessThan(at('take-down'));
        expect(at('write-down')).toBe(steps.length - 1);
        expect(steps.some((step) => step === 'what-made' || step === 'undo-events')).toBe(true);
        if (steps.includes('replace')) expect(at('prove')).toBeLessThan(at('replace'));
      }),
      SAMPLE,
    );
  });

  test('does not depend on answers to questions that are not on screen', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const plan = planFor(kind, answers);
        const asked = Object.fromEntries(
          Object.entries(answers).filter(([question]) => plan.asks.some((each) => each === question)),
        ) as Answers;
        expect(planFor(kind, asked)).toEqual(plan);
      }),
      SAMPLE,
    );
  });

  test('adds up what was asked for or published, and marks what nobody said', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { windows, untouched, asks } = planFor(kind, answers);
        for (const window of [...windows.map((each) => each.window), untouched]) {
          for (const { of, assumed, seconds } of window.terms) {
            const question = asks.find((each) => each === of);
            if (question) expect([of, assumed]).toEqual([of, answers[question] === undefined]);
            else expect(seconds === null || of in PUBLISHED).toBe(true);
            if (seconds === null) expect(window.is).not.toBe('at-most');
          }
          if (window.is === 'at-most') {
            expect(window.terms.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0)).toBe(window.seconds);
          }
        }
      }),
      SAMPLE,
    );
  });

  test('never lets what is ended work for longer than what nobody ends', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { windows, untouched } = planFor(kind, answers);
        // An outage is yours, and no time in which anything works.
        const longest = Math.max(
          ...windows.filter(({ of }) => of !== 'outage').map(({ window }) => lengthOf(window)),
        );
        expect({ answers, longest }).toSatisfy(() => longest <= lengthOf(untouched));
      }),
      SAMPLE,
    );
  });

  test('gives no figure of nothing where nothing is answered, but for what its issuer alone takes', () => {
    const zero = planFor(kind).windows.filter(
      ({ window }) => window.is === 'at-most' && window.seconds === 0,
    );
    const issuerAlone = kind === 'refresh-token' || kind === 'client-secret';
    expect(zero.map(({ of }) => of)).toEqual(issuerAlone ? ['itself'] : []);
  });
});

test('an answer about a key says nothing about the copies of a key set', () => {
  const answers: Answers = { verdict: 0 };
  const { windows } = planFor('signing-key', answers);
  const pair = windows.find(({ of }) => of === 'if-pair')?.window;
  expect(pair).toEqual(planFor('signing-key').windows.find(({ of }) => of === 'if-pair')?.window);
  expect(pair?.terms.every(({ assumed }) => assumed)).toBe(true);
});

test('tokens that were not issued ask no questions and set no step', () => {
  const plain = planFor('refresh-token', { bound: 'no', issued: 'no' });
  expect(
    planFor('refresh-token', {
      bound: 'no',
      issued: 'no',
      lookup: 'introspection',
      introspection: 300,
      gate: 300,
    }),
  ).toEqual(plain);
  expect(plain.steps.map(({ does }) => does)).not.toContain('purge-cache');
  expect(plain.windows.map(({ of }) => of)).toEqual(['itself']);
});

test('a refresh token brings its last token in its last moment, whether or not it has brought one yet', () => {
  const answers: Answers = { bound: 'no', refresh: 28_800, lifetime: 600, leeway: 0, gate: 0 };
  for (const issued of CHOICES.issued.offers)
    expect(planFor('refresh-token', { ...answers, issued }).untouched).toMatchObject({ seconds: 29_400 });
});

test('where a refresh token is out too, the tokens that it has brought are ended with it', () => {
  for (const lookup of ['none', 'denylist', 'introspection'] as const) {
    const ofRefresh = planFor('refresh-token', { bound: 'no', issued: 'yes', lookup });
    const ending = ofRefresh.steps
      .map(({ does }) => does)
      .filter((step) => /tokens-of-it|descendants/.test(step));
    expect(ending).toHaveLength(1);
    const both = planFor('access-token', { refreshout: 'yes', lookup });
    expect(both.steps).toContainEqual({ does: ending[0] });
    const open = planFor('access-token', { lookup });
    expect(open.steps).toContainEqual({ does: ending[0], where: 'refresh-out' });
    const safe = planFor('access-token', { refreshout: 'no', lookup });
    expect(safe.steps.map(({ does }) => does)).not.toContain(ending[0]);
  }
});

test('a list that nobody has timed ends nothing sooner than the expiry', () => {
  const answers: Answers = { lookup: 'denylist', lifetime: 900, leeway: 60, gate: 0, replication: 0 };
  expect(planFor('access-token', answers).windows[0]?.window).toMatchObject({ is: 'at-most', seconds: 960 });
  expect(planFor('access-token', { ...answers, list: 3600 }).windows[0]?.window).toMatchObject({
    seconds: 960,
  });
  expect(planFor('access-token', { ...answers, list: 5 }).windows[0]?.window).toMatchObject({ seconds: 5 });
});

test('a verdict that a gateway remembers is added to whatever stands behind it', () => {
  for (const lookup of CHOICES.lookup.offers) {
    const answers: Answers = {
      issued: 'yes',
      lookup,
      lifetime: 900,
      leeway: 60,
      list: 30,
      introspection: 60,
      verdict: 0,
      replication: 0,
    };
    for (const kind of ['access-token', 'api-key', 'refresh-token', 'client-secret', 'client-key'] as const) {
      const seconds = (gate: number): number[] =>
        planFor(kind, { ...answers, gate, clientkeys: 0 })
          .windows.filter(({ of }) => of !== 'outage')
          .map(({ window }) => (window.is === 'at-most' ? window.seconds : NaN));
      const added = seconds(300).map((each, at) => each - (seconds(0)[at] ?? NaN));
      expect(added.at(-1)).toBe(300);
    }
  }
});

test('a refresh token is ended with an access token only where it is, or may be, out', () => {
  expect(stepsOf('access-token', { refreshout: 'no' })).not.toContain('end-family');
  expect(planFor('access-token', { refreshout: 'yes' }).steps).toContainEqual({ does: 'end-family' });
  expect(planFor('access-token').steps).toContainEqual({ does: 'end-family', where: 'refresh-out' });
});

test('a token of 30 days has the signing key weighed, one of 15 minutes has not', () => {
  expect(stepsOf('access-token', { lifetime: 30 * 86_400 })).toContain('weigh-signing-key');
  expect(stepsOf('access-token', { lifetime: 900 })).not.toContain('weigh-signing-key');
});

test('while nobody knows which sort of signing key it is, both are said, each under its condition', () => {
  const { steps, windows } = planFor('signing-key');
  expect(windows.map(({ of }) => of)).toEqual(['if-pair', 'if-shared']);
  expect(steps[0]).toEqual({ does: 'close-routes' });
  expect(steps).toContainEqual({ does: 'remove-signing-key', where: 'pair' });
  expect(steps).toContainEqual({ does: 'replace-everywhere', where: 'shared' });
});

test('every step, sentence and condition is of some plan', () => {
  const seen = { steps: new Set(), who: new Set(), where: new Set(), of: new Set(), exception: new Set() };
  const note = (kind: LeakedCredential | null, answers: Answers): void => {
    const { steps, loggedOut, windows, exception } = planFor(kind, answers);
    for (const { does } of steps) seen.steps.add(does);
    for (const { who } of loggedOut) seen.who.add(who);
    for (const { where } of [...steps, ...loggedOut]) if (where) seen.where.add(where);
    for (const { of } of windows) seen.of.add(of);
    seen.exception.add(exception);
  };
  for (const kind of [null, ...CREDENTIALS]) {
    for (const answers of [{}, ...fc.sample(anyAnswers, { numRuns: 300, seed: 17 })]) note(kind, answers);
  }
  expect(seen.steps).toEqual(new Set(ACTIONS));
  expect(seen.who).toEqual(new Set(LOGGED_OUT));
  expect(seen.where).toEqual(new Set(CONDITIONS));
  expect(seen.of).toEqual(new Set(SUBJECTS));
  expect(seen.exception).toEqual(new Set(EXCEPTIONS));
});

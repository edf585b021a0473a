import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decisionModel } from '../../../src/content/decision/index.js';
import {
  countsAs,
  decide,
  outcomeOf,
  questionsLeft,
  relevantQuestions,
  resultOf,
  type Answers,
  type OutcomeId,
} from '../../../src/core/decision/index.js';
import { partner } from '../../answers.js';

const cases: [name: string, differs: Answers, outcome: OutcomeId][] = [
  ['a metered partner API', {}, 'api-key'],
  [
    'a dashboard in the browser',
    {
      caller: 'person',
      home: 'browser',
      identity: 'every-call',
      metering: 'none',
      integrators: 'us',
      lifetime: 'days',
    },
    'cookie-session',
  ],
  [
    'a native mobile app',
    {
      caller: 'person',
      home: 'installed',
      identity: 'every-call',
      revocation: 'quarter-hour',
      metering: 'none',
      platform: 'idp',
      integrators: 'us',
      lifetime: 'days',
    },
    'jwt-refresh',
  ],
  [
    'services inside a mesh',
    {
      caller: 'ours',
      revocation: 'quarter-hour',
      verifiers: 'many',
      metering: 'none',
      platform: 'platform-team',
      integrators: 'us',
    },
    'workload-identity',
  ],
  [
    'a CI job that deploys to a cloud',
    {
      caller: 'ours',
      home: 'ephemeral',
      revocation: 'quarter-hour',
      verifiers: 'other-organisations',
      lookup: 'none',
      metering: 'none',
      stakes: 'high',
      platform: 'platform-team',
      integrators: 'us',
      lifetime: 'minutes',
    },
    'workload-identity',
  ],
  [
    'a marketplace app acting for users',
    {
      caller: 'third-party',
      identity: 'every-call',
      revocation: 'quarter-hour',
      consent: 'delegated',
      platform: 'idp',
    },
    'jwt-refresh',
  ],
  [
    'an unattended partner with money at stake',
    {
      revocation: 'quarter-hour',
      metering: 'some',
      stakes: 'high',
      platform: 'idp',
      integrators: 'partners',
    },
    'client-credentials',
  ],
  [
    'partner keys checked at an edge that looks nothing up',
    { revocation: 'quarter-hour', verifiers: 'many', lookup: 'none', platform: 'idp' },
    'key-to-jwt',
  ],
  ['an end on the next request with no lookup', { revocation: 'next-request', lookup: 'none' }, 'none'],
  [
    'a developer’s own script',
    {
      caller: 'own-script',
      home: 'local',
      consent: 'own',
      stakes: 'low',
      metering: 'none',
      revocation: 'quarter-hour',
      lifetime: 'days',
    },
    'api-key',
  ],
  [
    'a fleet of devices',
    {
      caller: 'device',
      home: 'device',
      revocation: 'quarter-hour',
      verifiers: 'gateway',
      metering: 'none',
      platform: 'platform-team',
    },
    'workload-identity',
  ],
];

describe('well-known cases', () => {
  test.each(cases)('%s', (_, differs, outcome) => {
    expect(decide(decisionModel, { ...partner, ...differs }).outcome).toBe(outcome);
  });

  test('webhooks leave the wizard: sign the body', () => {
    const advice = decide(decisionModel, { ...partner, direction: 'webhooks' });
    expect(advice).toMatchObject({ outcome: 'webhook-signature', relevant: [], assumed: [] });
  });

  test('“none” names the two wishes', () => {
    const advice = decide(decisionModel, { ...partner, revocation: 'next-request', lookup: 'none' });
    expect(advice.tensions).toContain('end-now-without-asking');
  });
});

test('not sure counts as the cautious answer, and so does no answer, unless that would leave nothing', () => {
  for (const { id, assumes, assumesBy } of decisionModel.questions) {
    const missing = Object.fromEntries(Object.entries(partner).filter(([question]) => question !== id));
    const said = assumesBy?.map(({ question, answers }) => answers[partner[question] ?? '']);
    const counted = said?.find((answer) => answer !== undefined) ?? assumes;
    const assumed = outcomeOf(decisionModel, { ...partner, [id]: counted });
    const found = outcomeOf(decisionModel, missing);
    expect(outcomeOf(decisionModel, { ...partner, [id]: 'unsure' })).toBe(found);
    if (assumed === 'none') expect(found).not.toBe('none');
    else expect(found).toBe(assumed);
  }
});

const someAnswers = fc.record(
  Object.fromEntries(
    decisionModel.questions.map(({ id, answers }) => [
      id,
      fc.oneof(fc.constantFrom(...answers, 'unsure'), fc.string({ maxLength: 5 })),
    ]),
  ),
  { requiredKeys: [] },
);

/** Some questions answered by something definite, the others open. */
const fewAnswers = fc.record(
  Object.fromEntries(decisionModel.questions.map(({ id, answers }) => [id, fc.constantFrom(...answers)])),
  { requiredKeys: [] },
) as fc.Arbitrary<Answers>;

test('any answers, nonsense among them, get advice', () => {
  fc.assert(
    fc.property(someAnswers, (answers) => {
      const advice = decide(decisionModel, answers);
      expect([...decisionModel.outcomes, 'none', 'webhook-signature']).toContain(advice.outcome);
      const left = questionsLeft(decisionModel, answers);
      expect(left).toBeLessThanOrEqual(advice.relevant.length);
      expect(left > 0).toBe(advice.relevant.length > 0);
    }),
    { numRuns: 60 },
  );
});

test('flips are exactly the single answers that change the outcome or its variant', () => {
  fc.assert(
    fc.property(someAnswers, (answers) => {
      const { outcome, variant, flips } = decide(decisionModel, answers);
      const expected = decisionModel.questions.flatMap(({ id, answers: all }) =>
        all
          .map((answer) => ({ answer, ...resultOf(decisionModel, { ...answers, [id]: answer }) }))
          .filter((result) => result.outcome !== outcome || result.variant !== variant)
          .map(({ answer, outcome: becomes, ...rest }) => ({ question: id, answer, becomes, ...rest })),
      );
      const left = answers['direction'] === 'webhooks';
      const asked = left ? expected.filter(({ question }) => question === 'direction') : expected;
      expect(new Set(flips.map((flip) => JSON.stringify(flip)))).toEqual(
        new Set(asked.map((flip) => JSON.stringify(flip))),
      );
    }),
    { numRuns: 60 },
  );
});

test('no variant rests on an open question that is not said to matter', () => {
  const isOpen = (id: string, given: Answers): boolean => given[id as 'stakes'] === undefined;
  let resting = 0;
  fc.assert(
    fc.property(fewAnswers, (answers) => {
      const now = resultOf(decisionModel, answers);
      const relevant = relevantQuestions(decisionModel, answers);
      expect(decide(decisionModel, answers)).toMatchObject({ ...now, relevant });
      for (const { id, answers: all } of decisionModel.questions.filter(({ id }) => isOpen(id, answers))) {
        const others = all.map((answer) => resultOf(decisionModel, { ...answers, [id]: answer }));
        if (others.every(({ outcome, variant }) => outcome === now.outcome && variant === now.variant))
          continue;
        resting += 1;
        expect([answers, relevant]).toEqual([answers, expect.arrayContaining([id])]);
      }
    }),
    { numRuns: 300 },
  );
  expect(resting).toBeGreaterThan(100);
});

test('what is at stake is asked while it decides whether each request is signed', () => {
  const answers: Answers = { ...partner, platform: 'app-only' };
  delete answers.stakes;
  const advice = decide(decisionModel, answers);
  expect(advice).toMatchObject({
    outcome: 'api-key',
    variant: 'signed',
    relevant: ['stakes'],
    assumed: ['stakes'],
  });
  expect(advice.flips).toContainEqual({ question: 'stakes', answer: 'low', becomes: 'api-key' });
  expect(questionsLeft(decisionModel, answers)).toBe(1);
});

/** Answers that are likely to conflict, whatever else they say. */
const tenseAnswers = someAnswers.map((answers): Answers => ({
  ...answers,
  direction: 'inbound',
  revocation: 'next-request',
  platform: 'app-only',
}));

/** Only what was said: the answers that are definite. */
function said(answers: Answers): Answers {
  const definite = decisionModel.questions.filter(({ id, answers: all }) => all.includes(answers[id] ?? ''));
  return Object.fromEntries(definite.map(({ id }) => [id, answers[id]]));
}

test('an assumed answer never makes a conflict: what says “none” has no way out in the open questions', () => {
  let conflicts = 0;
  fc.assert(
    fc.property(tenseAnswers, fc.infiniteStream(fc.nat({ max: 1000 })), (answers, dice) => {
      if (outcomeOf(decisionModel, answers) !== 'none') return;
      conflicts += 1;
      for (let attempt = 0; attempt < 40; attempt += 1) {
        const filled = Object.fromEntries(
          decisionModel.questions.map(({ id, answers: all }) => [
            id,
            said(answers)[id] ?? all[(dice.next().value ?? 0) % all.length],
          ]),
        );
        expect(outcomeOf(decisionModel, { ...filled, direction: 'inbound' })).toBe('none');
      }
    }),
    { numRuns: 200 },
  );
  expect(conflicts).toBeGreaterThan(10);
});

test('one wish alone is never a conflict', () => {
  for (const { id, answers } of decisionModel.questions)
    for (const answer of answers) expect(outcomeOf(decisionModel, { [id]: answer })).not.toBe('none');
});

test('what is assumed to leave an outcome is what some definite answers come to', () => {
  fc.assert(
    fc.property(someAnswers, (answers) => {
      if (answers['direction'] === 'webhooks') return;
      expect(outcomeOf(decisionModel, countsAs(decisionModel, answers))).toBe(
        outcomeOf(decisionModel, answers),
      );
    }),
    { numRuns: 200 },
  );
});

test('every “none” has a closest choice, and giving way as it says leads there', () => {
  let conflicts = 0;
  fc.assert(
    fc.property(tenseAnswers, (answers) => {
      const { outcome, closest } = decide(decisionModel, answers);
      expect(closest.length > 0).toBe(outcome === 'none');
      for (const { outcome: reached, gives } of closest) {
        const bent = Object.fromEntries(gives.map(({ question, answer }) => [question, answer]));
        expect(outcomeOf(decisionModel, { ...answers, ...bent })).toBe(reached);
      }
      conflicts += closest.length > 0 ? 1 : 0;
    }),
    { numRuns: 200 },
  );
  expect(conflicts).toBeGreaterThan(10);
});

test('the closest choice bends one wish where one is enough, by the smallest step', () => {
  const { closest } = decide(decisionModel, { ...partner, revocation: 'next-request', lookup: 'cached' });
  expect(closest.slice(0, 2)).toEqual([
    { outcome: 'api-key', gives: [{ question: 'revocation', answer: 'minute' }] },
    { outcome: 'api-key', gives: [{ question: 'lookup', answer: 'cheap' }] },
  ]);
});

test('within a minute and no lookup is no conflict: a pulled list and a token of 60 s both do it', () => {
  const advice = decide(decisionModel, {
    ...partner,
    revocation: 'minute',
    lookup: 'none',
    verifiers: 'many',
    platform: 'idp',
  });
  expect(advice.outcome).toBe('key-to-jwt');
  expect(advice.companions).toContain('short-or-pulled');
});

test('what is left because all others are out is no clear call', () => {
  const only = decide(decisionModel, {
    ...partner,
    caller: 'third-party',
    consent: 'delegated',
    platform: 'idp',
    lookup: 'none',
    verifiers: 'one',
    revocation: 'next-request',
  });
  expect(only.margin).toBe('only');
  fc.assert(
    fc.property(someAnswers, (answers) => {
      const { outcome, margin, runnersUp, ruledOut } = decide(decisionModel, answers);
      expect(runnersUp.length).toBeLessThanOrEqual(2);
      if (outcome === 'none' || outcome === 'webhook-signature') return;
      const out = new Set(ruledOut.map((each) => each.outcome));
      expect(margin === 'only').toBe(out.size === decisionModel.outcomes.length - 1);
    }),
    { numRuns: 200 },
  );
});

test('what is assumed hangs on who calls: no job is in a web page, and no sensor names a person', () => {
  const counted = (caller: string) => countsAs(decisionModel, { caller });
  expect(counted('ours')).toMatchObject({ home: 'server', identity: 'no', integrators: 'us' });
  expect(counted('device')).toMatchObject({ home: 'device', identity: 'no' });
  expect(counted('own-script')).toMatchObject({ home: 'local', consent: 'own' });
  expect(counted('third-party')).toMatchObject({ consent: 'delegated' });
  expect(counted('person')).toMatchObject({ home: 'browser', identity: 'every-call' });
});

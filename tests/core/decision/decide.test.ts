import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decisionModel } from '../../../src/content/decision/index.js';
import {
  decide,
  outcomeOf,
  questionsLeft,
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
    { revocation: 'quarter-hour', verifiers: 'many', lookup: 'none' },
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

test('not sure counts as the cautious answer, and so does no answer', () => {
  for (const { id, assumes } of decisionModel.questions) {
    const missing = Object.fromEntries(Object.entries(partner).filter(([question]) => question !== id));
    const assumed = outcomeOf(decisionModel, { ...partner, [id]: assumes });
    expect(outcomeOf(decisionModel, missing)).toBe(assumed);
    expect(outcomeOf(decisionModel, { ...partner, [id]: 'unsure' })).toBe(assumed);
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

test('flips are exactly the single answers that change the outcome', () => {
  fc.assert(
    fc.property(someAnswers, (answers) => {
      const { outcome, flips } = decide(decisionModel, answers);
      const expected = decisionModel.questions.flatMap(({ id, answers: all }) =>
        all
          .map((answer) => ({
            question: id,
            answer,
            becomes: outcomeOf(decisionModel, { ...answers, [id]: answer }),
          }))
          .filter(({ becomes }) => becomes !== outcome),
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

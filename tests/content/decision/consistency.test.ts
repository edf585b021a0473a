import { describe, expect, test } from 'vitest';
import { criteria } from '../../../src/content/decision/comparison.js';
import { decisionModel, outcomes } from '../../../src/content/decision/index.js';
import { parts } from '../../../src/content/decision/parts.js';
import type { AnswerId, Answers, OutcomeId, QuestionId } from '../../../src/core/decision/index.js';

/** What the rules, the table of comparison, the parts and the texts say of one outcome has to be one thing. */

const inbound = decisionModel.outcomes;
type Inbound = (typeof inbound)[number];

/** The outcomes that some veto rules out for these answers, whatever else is said. */
function ruledOutBy(answers: Answers): Set<OutcomeId> {
  const holding = decisionModel.vetoes.filter(({ when }) =>
    when.every((condition) => condition.answers.includes(answers[condition.question] ?? '')),
  );
  return new Set(holding.flatMap(({ rulesOut }) => rulesOut));
}

/** Whether some answers to the other questions leave the outcome standing. */
function canStand(outcome: Inbound, given: Answers): boolean {
  const pairs = decisionModel.vetoes.filter(({ rulesOut }) => rulesOut.includes(outcome));
  const open = [...new Set(pairs.flatMap(({ when }) => when.map(({ question }) => question)))].filter(
    (question) => given[question] === undefined,
  );
  const fillings = open.reduce<Answers[]>(
    (sofar, question) =>
      sofar.flatMap((filling) => answersOf(question).map((answer) => ({ ...filling, [question]: answer }))),
    [given],
  );
  return fillings.some((answers) => !ruledOutBy(answers).has(outcome));
}

function answersOf(question: QuestionId): readonly AnswerId[] {
  return decisionModel.questions.find(({ id }) => id === question)?.answers ?? [];
}

function cellOf(criterion: string, outcome: Inbound): string {
  const cells: Partial<Record<OutcomeId, string>> = criteria.find(({ id }) => id === criterion)?.cells ?? {};
  return cells[outcome] ?? '';
}

function textOf(outcome: Inbound): string {
  return JSON.stringify(outcomes[outcome]);
}

describe.each(inbound)('%s', (outcome) => {
  test('needs what somebody has to run exactly where the application alone cannot have it', () => {
    const RUN = ['authorization-server', 'edge', 'workload-issuer'];
    const needs = parts.some((part) => RUN.includes(part.id) && part.outcomes.includes(outcome));
    expect(canStand(outcome, { platform: 'app-only' })).toBe(!needs);
  });

  test('names a person in the table exactly where a machine’s call for a person, or a person’s, may use it', () => {
    const naming = (['person', 'third-party', 'ours', 'partner'] as const).some((caller) =>
      canStand(outcome, { identity: 'every-call', caller }),
    );
    expect(cellOf('person', outcome).startsWith('Yes')).toBe(naming);
  });

  test('is said to name the owner of a personal key exactly where a developer’s own script may use it so', () => {
    const isKey = parts.some(({ id, outcomes: of }) => id === 'key-table' && of.includes(outcome));
    expect(cellOf('person', outcome).includes('personal key')).toBe(isKey);
    if (isKey) expect(canStand(outcome, { identity: 'every-call', caller: 'own-script' })).toBe(true);
  });

  test('asks nobody on a call exactly where it works with nothing to ask and cannot end on the next request', () => {
    const asksNobody = cellOf('call', outcome).startsWith('Nobody');
    const offline = canStand(outcome, { lookup: 'none' });
    const atOnce = canStand(outcome, { revocation: 'next-request', lookup: 'none' });
    if (asksNobody) expect([offline, atOnce]).toEqual([true, false]);
    // Whatever ends on the next request is asked about: by a lookup on each call.
    expect(atOnce).toBe(false);
    expect(canStand(outcome, { revocation: 'next-request', lookup: 'cached' })).toBe(false);
  });

  test('ends on the next call in the table exactly where the rules let it', () => {
    const saysNext = /next call/.test(cellOf('end', outcome));
    const mayEnd = canStand(outcome, { revocation: 'next-request', lookup: 'cheap' });
    // A swap ends at once where the gateway asks on each call; online, a workload’s deletion is seen.
    if (!['key-to-jwt', 'workload-identity'].includes(outcome)) expect(saysNext).toBe(mayEnd);
    else expect(mayEnd).toBe(true);
  });

  test('has a person sign in, by its text, exactly where no machine may use it', () => {
    const machines = (['partner', 'ours', 'device'] as const).some((caller) => canStand(outcome, { caller }));
    const isForPeople = ['jwt-refresh', 'cookie-session'].includes(outcome);
    expect(machines).toBe(!isForPeople);
    if (isForPeople) expect(textOf(outcome)).toMatch(/person signs in|browser holds/);
  });

  test('belongs in a page by the table exactly where the rules let it', () => {
    const cell = cellOf('browser', outcome);
    expect(canStand(outcome, { home: 'browser' })).toBe(!/^(Never|No)/.test(cell));
  });

  test('never stands where every call names a person and the caller is a device', () => {
    expect(canStand(outcome, { identity: 'every-call', caller: 'device' })).toBe(false);
  });
});

/** Outcomes that share a property get the same for the answer that asks for it. */
const SAME: [property: string, outcomes: Inbound[], question: QuestionId, answer: AnswerId][] = [
  ...(['quarter-hour', 'later'] as const).map((answer): (typeof SAME)[number] => [
    'signed and short-lived',
    ['jwt-refresh', 'client-credentials', 'workload-identity'],
    'revocation',
    answer,
  ]),
  [
    'checked by its signature',
    ['jwt-refresh', 'client-credentials', 'workload-identity', 'key-to-jwt'],
    'lookup',
    'none',
  ],
  [
    'checked by a public key',
    ['jwt-refresh', 'client-credentials', 'workload-identity'],
    'verifiers',
    'other-organisations',
  ],
  [
    'looked up on each call',
    ['api-key', 'cookie-session', 'revocable-token', 'key-to-jwt', 'session-to-jwt'],
    'revocation',
    'next-request',
  ],
  [
    'looked up, or short',
    ['api-key', 'cookie-session', 'revocable-token', 'key-to-jwt', 'session-to-jwt'],
    'revocation',
    'minute',
  ],
  ['one lookup a call', ['api-key', 'cookie-session', 'revocable-token'], 'lookup', 'cheap'],
  ['swapped at the edge', ['key-to-jwt', 'session-to-jwt'], 'lookup', 'cached'],
  ['swapped at the edge', ['key-to-jwt', 'session-to-jwt'], 'verifiers', 'gateway'],
  ['a key held by the caller', ['api-key', 'key-to-jwt'], 'caller', 'partner'],
  ['a key held by the caller', ['api-key', 'key-to-jwt'], 'home', 'server'],
  ['a key held by the caller', ['api-key', 'key-to-jwt'], 'home', 'ephemeral'],
  ['a key held by the caller', ['api-key', 'key-to-jwt'], 'integrators', 'public'],
  ['a key held by the caller', ['api-key', 'key-to-jwt'], 'metering', 'main'],
  ['a key held by the caller', ['api-key', 'key-to-jwt'], 'metering', 'some'],
  ['a key held by the caller', ['api-key', 'key-to-jwt'], 'lifetime', 'years'],
  [
    'names software alone',
    ['api-key', 'key-to-jwt', 'client-credentials', 'workload-identity'],
    'identity',
    'no',
  ],
  [
    'names a person',
    ['jwt-refresh', 'cookie-session', 'revocable-token', 'session-to-jwt'],
    'identity',
    'every-call',
  ],
  [
    'needs what an identity provider or gateway does',
    ['jwt-refresh', 'client-credentials', 'key-to-jwt', 'session-to-jwt'],
    'platform',
    'idp',
  ],
  ['needs the application alone', ['api-key', 'cookie-session', 'revocable-token'], 'platform', 'app-only'],
  ['a token per grant', ['jwt-refresh', 'revocable-token', 'session-to-jwt'], 'consent', 'delegated'],
];

test.each(SAME)('%s: %j get the same for %s %s', (_, sharing, question, answer) => {
  const points = sharing.map((outcome) =>
    decisionModel.weights
      .filter((weight) => weight.outcome === outcome && weight.when[0].question === question)
      .filter(({ when }) => when[0].answers.includes(answer))
      .reduce((sum, weight) => sum + weight.points, 0),
  );
  expect(new Set(points).size).toBe(1);
});

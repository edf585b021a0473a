import { describe, expect, test } from 'vitest';
import { questions, questionShapes } from '../../../src/content/decision/questions.js';
import { wording } from '../../../src/content/decision/wording.js';

/** The published ids, in order: links and tests from outside depend on them. */
const PUBLISHED = {
  direction: ['inbound', 'webhooks'],
  caller: ['person', 'partner', 'ours', 'third-party', 'device', 'own-script'],
  home: ['server', 'browser', 'installed', 'ephemeral', 'local', 'device'],
  identity: ['every-call', 'sometimes', 'no'],
  revocation: ['next-request', 'minute', 'quarter-hour', 'later'],
  verifiers: ['one', 'gateway', 'many', 'other-organisations'],
  lookup: ['cheap', 'cached', 'none'],
  permissions: ['few-scopes', 'roles', 'volatile'],
  metering: ['main', 'some', 'none'],
  consent: ['delegated', 'own', 'none'],
  stakes: ['low', 'business', 'high'],
  platform: ['app-only', 'idp', 'platform-team'],
  integrators: ['public', 'partners', 'us'],
  lifetime: ['minutes', 'days', 'years'],
};

test('the questions and their answers carry the published ids in the published order', () => {
  expect(Object.fromEntries(questionShapes.map(({ id, answers }) => [id, answers]))).toEqual(PUBLISHED);
  expect(questions.map(({ id }) => id)).toEqual(Object.keys(PUBLISHED));
});

describe.each(questions.map((question) => [question.id, question] as const))('%s', (_, question) => {
  test('assumes one of its own answers', () => {
    const own = question.answers.map(({ id }) => id);
    const assumed = Object.values(question.assumesFor ?? {}).flatMap((counts) => Object.values(counts));
    for (const answer of [question.assumes, ...assumed]) expect(own).toContain(answer);
  });

  test('asks a question, says why in one sentence, and fits its labels in the answers list', () => {
    expect(wording[question.id].legend).toMatch(/\?$/);
    expect(wording[question.id].why).toMatch(/\.$/);
    expect(question.short.length).toBeLessThanOrEqual(30);
    for (const answer of question.answers) expect(answer.short.length).toBeLessThanOrEqual(32);
  });

  test('has short answers that stand in a list', () => {
    for (const answer of question.answers) expect(answer.short).not.toMatch(/,/);
  });

  test('has answers told apart by label, short label and clause', () => {
    const { answers } = wording[question.id];
    expect(Object.keys(answers)).toEqual(question.answers.map(({ id }) => id));
    for (const words of ['short', 'clause'] as const) {
      expect(new Set(question.answers.map((answer) => answer[words])).size).toBe(question.answers.length);
    }
    for (const words of ['label', 'hint'] as const) {
      expect(new Set(Object.values(answers).map((answer) => answer[words])).size).toBe(
        question.answers.length,
      );
    }
  });

  test('has clauses that read on after “if”: lower case, no full stop', () => {
    for (const { clause } of question.answers) expect(clause).toMatch(/^[a-z].*[^.]$/);
  });
});

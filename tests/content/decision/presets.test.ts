import { describe, expect, test } from 'vitest';
import { decisionModel, outcomes, questions } from '../../../src/content/decision/index.js';
import { parts } from '../../../src/content/decision/parts.js';
import { presets } from '../../../src/content/decision/presets.js';
import { decide, type OutcomeId } from '../../../src/core/decision/index.js';
import { readAnswers } from '../../../src/state/decide/link.js';

/** What the sources of questions.md recommend for each case. */
const RECOMMENDED: Record<string, OutcomeId> = {
  'partner-api': 'api-key',
  'metered-api': 'key-to-jwt',
  'saas-dashboard': 'cookie-session',
  spa: 'session-to-jwt',
  'mobile-app': 'jwt-refresh',
  microservices: 'workload-identity',
  'ci-deploy': 'workload-identity',
  'iot-fleet': 'workload-identity',
  marketplace: 'session-to-jwt',
  'remote-mcp': 'jwt-refresh',
  'local-tool': 'api-key',
  'unattended-agent': 'client-credentials',
  'open-banking': 'session-to-jwt',
  webhooks: 'webhook-signature',
};

test('every case has what it is recommended', () => {
  expect(presets.map(({ id }) => id)).toEqual(Object.keys(RECOMMENDED));
});

describe.each(presets)('$name', ({ id, answers }) => {
  test('answers every question that is asked, with answers there are', () => {
    expect(readAnswers(answers)).toEqual({ answers, problems: [] });
    expect(decide(decisionModel, answers).relevant).toEqual([]);
    if (answers.direction === 'inbound') expect(Object.keys(answers)).toHaveLength(questions.length);
  });

  test(`comes out as ${RECOMMENDED[id]}`, () => {
    expect(decide(decisionModel, answers).outcome).toBe(RECOMMENDED[id]);
  });
});

test('every outcome stands on some part, and no part on an outcome there is not', () => {
  const built = new Set(parts.flatMap((part) => part.outcomes).filter((name) => !name.includes('/')));
  expect([...built].sort()).toEqual(
    Object.keys(outcomes)
      .filter((id) => id !== 'none')
      .sort(),
  );
  const variants = decisionModel.variants.map(({ outcome, id }) => `${outcome}/${id}`);
  expect(variants).toEqual(
    expect.arrayContaining(parts.flatMap((part) => part.outcomes).filter((name) => name.includes('/'))),
  );
});

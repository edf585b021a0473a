import { expect, test } from 'vitest';
import { SETTINGS_OF } from '../../../src/content/lab/fromAnswers.js';
import { questions } from '../../../src/content/decision/questions.js';
import { startRun } from '../../../src/core/simulation/index.js';
import { leakedCredential } from '../../../src/content/scenarios/leakedCredential.js';
import { readRunLink } from '../../../src/state/lab/link.js';
import { labSetUp, writeSetUp } from '../../../src/state/lab/fromAnswers.js';

test('every answer it knows is one of the wizard’s', () => {
  for (const [id, byAnswer] of SETTINGS_OF) {
    const known = questions.find((question) => question.id === id)?.answers.map((answer) => answer.id);
    expect(known).toEqual(expect.arrayContaining(Object.keys(byAnswer)));
  }
});

test('how soon access must end, what may be looked up, who verifies and who is metered set the API up', () => {
  expect(
    labSetUp('api-key', { revocation: 'minute', verifiers: 'many', lookup: 'cached', metering: 'main' }),
  ).toEqual({
    scenario: 'cached-key',
    settings: {
      denylist: true,
      denylistPropagationS: 30,
      accessTtlS: 900,
      regions: ['eu', 'us', 'ap'],
      keyCacheS: 60,
      limit: { requests: 10, windowS: 60 },
    },
  });
});

test('where nothing can be looked up there is no denylist, whatever is wished for', () => {
  const setUp = labSetUp('none', { revocation: 'next-request', lookup: 'none' });
  expect(setUp?.settings).toMatchObject({ denylist: false, keyCacheS: 300 });
});

test('an unsure or missing answer leaves the story as it is, and a signed webhook has none', () => {
  expect(labSetUp('jwt-refresh', { revocation: 'unsure' })).toEqual({
    scenario: 'short-and-refresh',
    settings: {},
  });
  expect(labSetUp('webhook-signature', { direction: 'webhooks' })).toBeNull();
});

test('its link opens the story with these settings, from before the first credential is minted', async () => {
  const { settings } = labSetUp('client-credentials', { revocation: 'later' }) ?? { settings: {} };
  const linked = readRunLink(leakedCredential, { c: writeSetUp(settings) });
  if (linked.kind !== 'run') throw new Error('the link names a run');
  const run = await startRun(linked.file.scenario, linked.file.seed);
  await run.advance(run.scenario.startsAt + 1000);
  const token = run.view(run.now).credentials.find(({ kind }) => kind === 'access_token');
  expect((token?.expiresAt ?? 0) - (token?.mintedAt ?? 0)).toBe(3_600_000);
});

test('every combination of answers makes a link that is read without a fault', () => {
  for (const [id, byAnswer] of SETTINGS_OF) {
    for (const answer of Object.keys(byAnswer)) {
      const { settings } = labSetUp('client-credentials', { [id]: answer }) ?? { settings: {} };
      expect([answer, readRunLink(leakedCredential, { c: writeSetUp(settings) }).kind]).toEqual([
        answer,
        'run',
      ]);
    }
  }
});

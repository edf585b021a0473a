import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SETTINGS_OF, STORIES_OF } from '../../../src/content/lab/fromAnswers.js';
import { decisionModel } from '../../../src/content/decision/model.js';
import { questions } from '../../../src/content/decision/questions.js';
import { decide, type AnswerId, type Answers, type QuestionId } from '../../../src/core/decision/index.js';
import { settingsOf as completed, startRun } from '../../../src/core/simulation/index.js';
import { sandbox } from '../../../src/content/scenarios/sandbox.js';
import { readRunLink } from '../../../src/state/lab/link.js';
import { settingsOf, storyOf, writeSetUp } from '../../../src/state/lab/fromAnswers.js';
import { wordsOfStory } from '../../storyWords.js';

test('every answer it knows is one of the wizard’s', () => {
  const stories = Object.values(STORIES_OF).flat();
  const conditions = [...stories, ...SETTINGS_OF].flatMap(({ when = [] }) => when);
  for (const { question, answers } of conditions) {
    const known = questions.find(({ id }) => id === question)?.answers.map((answer) => answer.id);
    expect(known).toEqual(expect.arrayContaining([...answers]));
  }
});

/** What an answer rules out, as a story would say it. */
const RULED_OUT: readonly (readonly [QuestionId, AnswerId, RegExp])[] = [
  ['lookup', 'cheap', /\bcache|\bremember/i],
  ['verifiers', 'one', /three regions|three services|in us\b/i],
];

test('no story speaks of what the answers rule out, whatever they are', () => {
  const anyAnswers: fc.Arbitrary<Answers> = fc.record(
    Object.fromEntries(
      questions.map(({ id, answers }) => [id, fc.constantFrom(...answers.map((answer) => answer.id))]),
    ),
    { requiredKeys: [] },
  );
  const seen = new Set<string>();
  for (const answers of fc.sample(anyAnswers, { numRuns: 1500, seed: 17 })) {
    const advice = decide(decisionModel, answers);
    const story = storyOf(advice, answers);
    expect([advice.outcome, story === null]).toEqual([
      advice.outcome,
      advice.outcome === 'webhook-signature',
    ]);
    if (story === null) continue;
    seen.add(story);
    for (const [question, answer, words] of RULED_OUT) {
      const isSaid = { ...answers, ...advice.counted }[question] === answer;
      if (isSaid)
        expect([story, answer, words.exec(wordsOfStory(story))?.[0]]).toEqual([story, answer, undefined]);
    }
  }
  const all = Object.values(STORIES_OF)
    .flat()
    .map(({ story }) => story);
  expect([...new Set(all)].filter((story) => !seen.has(story))).toEqual([]);
});

test('a key behind a cache is shown behind one, and one that is looked up is not', () => {
  const of = (lookup: AnswerId, verifiers: AnswerId): string | null =>
    storyOf({ outcome: 'api-key' }, { lookup, verifiers });
  expect(of('cached', 'gateway')).toBe('cached-key');
  expect(of('cheap', 'gateway')).toBe('leaked-credential');
  expect(of('cached', 'one')).toBe('logged-credential');
});

test('how soon access must end, what may be looked up, who verifies and who is metered set the sandbox up', () => {
  expect(settingsOf({ revocation: 'minute', verifiers: 'many', lookup: 'cached', metering: 'main' })).toEqual(
    {
      denylist: true,
      denylistPropagationS: 30,
      accessTtlS: 900,
      regions: ['eu', 'us', 'ap'],
      keyCacheS: 60,
      limit: { requests: 10, windowS: 60 },
    },
  );
});

test('where nothing can be looked up there is no denylist, whatever is wished for', () => {
  expect(settingsOf({ revocation: 'next-request', lookup: 'none' })).toMatchObject({
    denylist: false,
    keyCacheS: 300,
  });
});

test('an unsure or missing answer leaves the sandbox as it is', () => {
  expect(settingsOf({ revocation: 'unsure' })).toEqual({});
});

test('its link opens the sandbox with these settings, from before the first credential is minted', async () => {
  const linked = readRunLink(sandbox, { c: writeSetUp(settingsOf({ revocation: 'later' })) });
  if (linked.kind !== 'run') throw new Error('the link names a run');
  const run = await startRun(linked.file.scenario, linked.file.seed);
  await run.advance(run.scenario.startsAt + 1000);
  const token = run.view(run.now).credentials.find(({ kind }) => kind === 'access_token');
  expect((token?.expiresAt ?? 0) - (token?.mintedAt ?? 0)).toBe(3_600_000);
});

test('every answer makes a link that is read without a fault', () => {
  for (const { when } of SETTINGS_OF) {
    const answers = Object.fromEntries(when.map(({ question, answers: [answer] }) => [question, answer]));
    expect([when, readRunLink(sandbox, { c: writeSetUp(settingsOf(answers)) }).kind]).toEqual([when, 'run']);
  }
});

/** The longest that a revoked credential is let in, in seconds, and what was wished for. */
const WISHES: readonly (readonly [AnswerId, atMostS: number])[] = [
  ['minute', 60],
  ['quarter-hour', 900],
  ['later', 86_400],
];

test.each(WISHES)(
  'who wants access to end within a %s finds a sandbox where it does: %d s',
  (revocation, mostS) => {
    const others = questions.filter(({ id }) => ['lookup', 'verifiers', 'metering', 'caller'].includes(id));
    const combinations = others.reduce<Answers[]>(
      (sofar, { id, answers }) =>
        sofar.flatMap((one) => [one, ...answers.map((answer) => ({ ...one, [id]: answer.id }))]),
      [{ revocation }],
    );
    for (const answers of combinations) {
      const api = completed({ ...sandbox.world.api, ...settingsOf(answers) });
      const { keyCacheS, keyCacheStaleS, denylist, denylistPropagationS, accessTtlS, leewayS } = api;
      const tokenS = denylist ? denylistPropagationS : accessTtlS + leewayS;
      expect([answers, keyCacheS + keyCacheStaleS <= mostS, tokenS <= mostS]).toEqual([answers, true, true]);
    }
  },
);

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storiesOf } from '../../../src/content/incident/stories.js';
import {
  CHOICES,
  CREDENTIALS,
  isSeconds,
  planFor,
  SECONDS,
  type Answers,
  type LeakedCredential,
  type QuestionId,
} from '../../../src/core/incident/index.js';
import { storyOfLeak } from '../../../src/state/leaked/story.js';
import { wordsOfStory } from '../../storyWords.js';

const QUESTIONS = [...Object.keys(SECONDS), ...Object.keys(CHOICES)] as QuestionId[];
const offersOf = (question: QuestionId): readonly (string | number)[] =>
  isSeconds(question) ? SECONDS[question].offers : CHOICES[question].offers;
const anyAnswers = fc.record(
  Object.fromEntries(QUESTIONS.map((question) => [question, fc.constantFrom(...offersOf(question))])),
  { requiredKeys: [] },
) as fc.Arbitrary<Answers>;

/** What an answer rules out, as a story would say it. */
const RULED_OUT: readonly (readonly [
  QuestionId,
  readonly (string | number)[],
  RegExp,
  readonly LeakedCredential[],
])[] = [
  ['verdict', [0], /\bcache|\bremember/i, ['api-key', 'session-cookie']],
  [
    'lookup',
    ['denylist', 'client', 'introspection'],
    /by (?:its )?signature|nobody asks/i,
    ['access-token', 'client-secret', 'client-key'],
  ],
  ['alg', ['pair'], /HS256/, ['signing-key']],
  ['issued', ['no'], /trades its API key/, ['client-secret']],
  ['lookedup', ['yes'], /nobody looks up/, ['stateless-cookie']],
];

test('no story speaks of what is ruled out, whatever is said of a leak', () => {
  const seen = new Set<string>();
  for (const kind of CREDENTIALS) {
    for (const answers of [{}, ...fc.sample(anyAnswers, { numRuns: 200, seed: 17 })]) {
      const story = storyOfLeak(kind, answers);
      seen.add(`${kind} ${story}`);
      const words = wordsOfStory(story);
      const { asks } = planFor(kind, answers);
      for (const [question, these, ruledOut, kinds] of RULED_OUT) {
        if (!kinds.includes(kind) || !asks.includes(question)) continue;
        if (!these.some((answer) => answer === answers[question])) continue;
        expect([kind, question, story, ruledOut.exec(words)?.[0]]).toEqual([
          kind,
          question,
          story,
          undefined,
        ]);
      }
    }
  }
  const all = Object.entries(storiesOf).flatMap(([kind, stories]) =>
    stories.map(({ story }) => `${kind} ${story}`),
  );
  expect(all.filter((each) => !seen.has(each))).toEqual([]);
});

test('an answer that the kind does not ask chooses no story, and nothing said has the plain one', () => {
  expect(storyOfLeak('api-key', { lookedup: 'yes' })).toBe('cached-key');
  expect(storyOfLeak(null, { verdict: 0 })).toBe('leaked-credential');
});

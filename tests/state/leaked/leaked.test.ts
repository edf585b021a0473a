import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CREDENTIALS, planFor, questionsOf, type Answers } from '../../../src/core/incident/index.js';
import { readTold, writeTold } from '../../../src/state/leaked/address.js';
import { planAsMarkdown } from '../../../src/state/leaked/markdown.js';
import { span } from '../../../src/state/text/format.js';
import { atOnceOf, windowInWords } from '../../../src/state/leaked/sentences.js';

describe('addresses of before each question had its own parameter', () => {
  const cases: [query: Record<string, string>, answers: Answers][] = [
    [
      { kind: 'api-key', cache: '60', issued: 'yes' },
      { verdict: 60, issued: 'yes' },
    ],
    [{ kind: 'api-key', cache: '60', issued: 'unsure' }, { verdict: 60 }],
    [
      { kind: 'access-token', lifetime: '900', leeway: '0', lookup: 'introspection', cache: '300' },
      { lifetime: 900, leeway: 0, lookup: 'introspection', introspection: 300 },
    ],
    [{ kind: 'session-cookie', cache: '0' }, { verdict: 0 }],
    [{ kind: 'signing-key', cache: '600', lifetime: '900' }, { keyset: 600 }],
    [
      { kind: 'client-secret', issued: 'yes', lookup: 'denylist', list: '5' },
      { issued: 'yes', lookup: 'denylist', list: 5 },
    ],
    [{ kind: 'api-key', cache: '60', verdict: '30' }, { verdict: 30 }],
  ];
  test.each(cases)('%o is read as answers to the questions of its kind', (query, answers) => {
    expect(readTold(query)).toEqual({ kind: query['kind'], answers, problems: [] });
  });

  test('what is not on screen acts on nothing', () => {
    const old = readTold({ kind: 'refresh-token', issued: 'no', lookup: 'introspection', cache: '300' });
    expect(old.problems).toEqual([]);
    expect(planFor('refresh-token', old.answers)).toEqual(planFor('refresh-token', { issued: 'no' }));
  });
});

test('what is written is read back as it was said, for any answers of any kind', () => {
  const told = fc.constantFrom(...CREDENTIALS).chain((kind) => {
    const seconds = fc.nat({ max: 1_000_000 });
    const questions = questionsOf(kind).map(({ question }) => question);
    return fc.record({ kind: fc.constant(kind), asked: fc.constant(questions), value: seconds });
  });
  fc.assert(
    fc.property(told, ({ kind, asked, value }) => {
      const query = { kind, ...Object.fromEntries(asked.map((question) => [question, String(value)])) };
      const { answers } = readTold(query);
      const written = writeTold(kind, answers);
      const parameters = Object.fromEntries(Object.entries(written).filter(([, each]) => each !== ''));
      const again = readTold(parameters);
      expect(again.problems).toEqual([]);
      expect(planFor(kind, again.answers)).toEqual(planFor(kind, answers));
    }),
    { numRuns: 100, seed: 17 },
  );
});

test('any parameters at all are read without an exception, and never act on another kind', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string()), fc.constantFrom(...CREDENTIALS), (query, kind) => {
      const { answers, problems } = readTold({ ...query, kind });
      expect(Object.keys(answers).length + problems.length).toBeLessThanOrEqual(Object.keys(query).length);
    }),
    { numRuns: 200, seed: 17 },
  );
});

test.each([
  [0, '0 s'],
  [42, '42 s'],
  [60, '1 min'],
  [330, '5 min 30 s'],
  [3599, '59 min 59 s'],
  [3600, '1 h'],
  [3661, '1 h 2 min'],
  [48_960, '13 h 36 min'],
  [86_400, '24 h'],
  [129_600, '36 h'],
  [2 * 86_400, '2 days'],
  [30 * 86_400, '30 days'],
  [7_779_900, '90 days 2 h'],
])('%i s at most are %s', (seconds, words) => {
  expect(span(seconds)).toBe(words);
});

test('a longest time is never printed as shorter than it is', () => {
  const unit: Record<string, number> = { days: 86_400, h: 3600, min: 60, s: 1 };
  fc.assert(
    fc.property(fc.nat({ max: 400 * 86_400 }), (seconds) => {
      const parts = span(seconds).split(' ');
      const said = parts.reduce(
        (sum, part, at) => (at % 2 === 0 ? sum + Number(part) * (unit[parts[at + 1] ?? ''] ?? NaN) : sum),
        0,
      );
      expect(said).toBeGreaterThanOrEqual(seconds);
      expect(said - seconds).toBeLessThan(3600);
    }),
    { numRuns: 300, seed: 17 },
  );
});

test('a sum names its parts and marks those that nobody has said', () => {
  const { windows } = planFor('api-key', {
    verdict: 300,
    replication: 0,
    issued: 'yes',
    lookup: 'none',
    lifetime: 900,
    gate: 0,
  });
  const [key, tokens] = windows.map(({ window }) => windowInWords(window, ''));
  expect(key).toMatchObject({ figure: '5 min', adds: '5 min cache' });
  expect(tokens).toMatchObject({
    figure: '25 min',
    adds: '5 min cache + 15 min token + 5 min leeway (assumed)',
  });
});

test('the plan of each kind is headed by what has leaked, named or not', () => {
  const headings = [null, ...CREDENTIALS].map((kind) => {
    const nothing = {
      answers: {},
      incident: null,
      doneBeside: [],
      address: 'https://x.example/#/leaked',
      at: 0,
    };
    return planAsMarkdown({ kind, ...nothing }).split('\n')[0];
  });
  for (const heading of headings) expect(heading).toMatch(/^# (An?|Somebody else’s) [^,]+ has leaked$/);
});

test('why nothing is left of tokens is said of tokens, whatever brought them', () => {
  for (const kind of CREDENTIALS)
    expect(atOnceOf(kind, 'tokens')).toBe('It is checked on each call: the very next one is refused.');
  expect(atOnceOf('client-secret', 'itself')).toMatch(/^Only the authorization server/);
  expect(atOnceOf('client-secret', 'outage')).toBe('');
});

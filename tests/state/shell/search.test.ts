import { describe, expect, test } from 'vitest';
import { scenarios } from '../../../src/content/scenarios/all.js';
import { questions } from '../../../src/content/decision/questions.js';
import { catalogue } from '../../../src/core/checklist/index.js';
import { parseRoute } from '../../../src/state/shell/route.js';
import { everything, KINDS, type Heading } from '../../../src/state/shell/search/findable.js';
import { Search } from '../../../src/state/shell/search/search.js';

const HEADINGS: Heading[] = [
  { id: 'ways-to-revoke-a-jwt', title: 'A JWT can be revoked', text: 'A denylist by iss and jti' },
  {
    id: 'faq-two-tabs',
    title: 'Two tabs refresh at once',
    text: 'Reuse detection took an honest race for theft.',
  },
  { id: 'problem-invalid-token', title: 'The credential is not accepted', text: '401 invalid-token' },
];
const all = await everything(HEADINGS);
const search = await Search.of(all);
const titles = (query: string): string[] => search.find(query).map(({ title }) => title);

test('everything there is can be found: each kind, each story, each question, each item', () => {
  expect([...new Set(all.map(({ kind }) => kind))].sort()).toEqual([...KINDS].sort());
  const count = (kind: string): number => all.filter((entry) => entry.kind === kind).length;
  expect(count('story')).toBe(Object.keys(scenarios).length);
  expect(count('wizard')).toBe(questions.length);
  expect(count('item')).toBe(catalogue.length);
  for (const { address } of all)
    expect([address, parseRoute(address).page]).not.toEqual([address, 'unknown']);
});

test('everything is found by its own title, before what only mentions it', () => {
  for (const { title } of all) expect(titles(title)).toContain(title);
});

describe('a search', () => {
  test('finds the beginnings of words, in any order and case', () => {
    expect(titles('REVOK jwt')).toContain('A JWT can be revoked');
    expect(titles('jwt revok')).toEqual(titles('revok jwt'));
  });

  test('takes no more than a query, however much was pasted', () => {
    expect(titles('x'.repeat(2_000_000))).toEqual([]);
    expect(titles(`revoke jwt${' '.repeat(200)}${'swordfish '.repeat(200_000)}`)).toContain(
      'A JWT can be revoked',
    );
  });

  test('forgives a slip in a long word', () => {
    expect(titles('denylizt')).toContain('A JWT can be revoked');
    expect(titles('denylizt swordfish')).toEqual([]);
  });

  test('finds what to do about each kind of leak, and the page itself for the word', () => {
    expect(titles('webhook secret')).toContain('A webhook secret is out: what to do');
    expect(titles('hs256')).toContain('A signing key is out: what to do');
    expect(titles('stripe')).toContain('A key to somebody else’s API is out: what to do');
    expect(titles('leaked')).toContain('Leaked now');
    expect(titles('leaked').filter((title) => title.endsWith('is out: what to do'))).toEqual([]);
  });

  test('asks for every word', () => {
    expect(titles('denylist swordfish')).toEqual([]);
  });

  test.each(['', ' ', '"', '*', '\\', 'constructor', '{cred-1}', 'x'.repeat(10_000)])(
    'of %j answers with a list',
    (query) => {
      expect(Array.isArray(search.find(query))).toBe(true);
    },
  );

  test('shows no more than can be read', () => {
    expect(search.find('a').length).toBeLessThanOrEqual(12);
  });
});

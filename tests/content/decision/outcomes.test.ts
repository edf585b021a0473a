import { describe, expect, test } from 'vitest';
import { outcomes } from '../../../src/content/decision/outcomes.js';
import { sources } from '../../../src/content/sources/index.js';

const entries = Object.entries(outcomes);

describe.each(entries)('%s', (id, words) => {
  test('says itself in one sentence that carries its name in its hue', () => {
    const text = words.headline.map((part) => part.text).join('');
    expect(text).toMatch(/^[A-Z].*\.$/);
    expect(words.headline.some((part) => part.lane !== undefined)).toBe(true);
  });

  test('names what it costs, each with a source that exists', () => {
    const lists = [
      words.costs,
      ...Object.values(words.variants ?? {}).flatMap(({ costs }) => (costs ? [costs] : [])),
    ];
    for (const costs of lists) expect(costs.length).toBeGreaterThanOrEqual(id === 'none' ? 0 : 2);
    for (const cost of lists.flat()) {
      expect(cost.citations.length).toBeGreaterThan(0);
      for (const { source } of cost.citations) expect(Object.keys(sources)).toContain(source);
    }
  });

  test('has a name that stands in a list', () => {
    expect(words.name).not.toMatch(/,/);
  });

  test('promises nothing that is not so: no key dies instantly, no JWT is beyond revoking', () => {
    const everything = JSON.stringify(words).toLowerCase();
    expect(everything).not.toMatch(/instant|cannot be revoked|stateless/);
  });
});

import { describe, expect, test } from 'vitest';
import { filesUnder } from './architecture/source.js';

/** Every rule of every sheet and component that sets the space between letters: where, and what it declares. */
const rules = filesUnder('src')
  .filter(({ path }) => /\.(css|svelte)$/.test(path))
  .flatMap(({ path, text }) =>
    [...text.matchAll(/([^{};]+)\{([^{}]*letter-spacing:[^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
      rule: `${path} ${selector.trim()}`,
      letters: /letter-spacing: ([^;]+);/.exec(body)?.[1] ?? '',
      words: /word-spacing: ([^;]+);/.exec(body)?.[1],
    })),
  )
  .filter(({ letters }) => letters !== 'inherit');

describe('type that is set tight', () => {
  test('is looked for in the right place', () => {
    expect(rules.length).toBeGreaterThan(5);
    expect(rules.map(({ rule }) => rule)).toContain('src/styles/base.css h2');
  });

  test.each(rules)('keeps its words apart: $rule', ({ letters, words }) => {
    const tracking = Number(letters.replace('em', ''));
    const given = Number(words?.replace('em', ''));
    expect(tracking).toBeGreaterThanOrEqual(-0.025);
    // A space loses the tracking twice: after the letter before it, and after itself.
    expect(given).toBeGreaterThanOrEqual(-2 * tracking);
  });
});

/** What text is set in, where a layout breaks, and how wide its columns are: in rem, for it grows with the reader's base size. */
const IN_PIXELS = [
  /font(?:-size)?:[^;]*\d{2,}px/,
  /line-height:[^;]*\d{2,}px/,
  /@media[^{]*\d+px/,
  /(?:MediaQuery|matchMedia)\([^)]*\d+px/,
  /(?:grid-template(?:-columns)?|columns):[^;]*\d{3,}px/,
];

test('type, breakpoints and columns are in rem, in style sheets and in scripts', () => {
  const files = filesUnder('src').filter(({ path }) => /\.(css|svelte|ts)$/.test(path));
  const found = files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .filter((line) => IN_PIXELS.some((form) => form.test(line)))
      .map((line) => `${path}: ${line.trim()}`),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(found).toEqual([]);
});

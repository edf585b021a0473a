import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** What text is set in, where a layout breaks, and how wide its columns are: in rem, for it grows with the reader's base size. */
const IN_PIXELS = [
  /font(?:-size)?:[^;]*\d{2,}px/,
  /line-height:[^;]*\d{2,}px/,
  /@media[^{]*\d+px/,
  /(?:MediaQuery|matchMedia)\([^)]*\d+px/,
  /(?:grid-template(?:-columns)?|columns):[^;]*\d{3,}px/,
];

test('type, breakpoints and columns are in rem, in style sheets and in scripts', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(css|svelte|ts)$/.test(name))
    .map((name) => `src/${name}`);
  const found = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => IN_PIXELS.some((form) => form.test(line)))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(found).toEqual([]);
});

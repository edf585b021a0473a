import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { filesUnder, isCode } from './architecture/source.js';

/** What the page of style would not say again, and what it says instead. */
const pairs = [...readFileSync('docs/style.md', 'utf8').matchAll(/^\| (.+?) +\| (.+?) +\|$/gm)]
  .map(([, before = '', after = '']) => [before, after] as const)
  .filter(([before]) => before !== 'before' && !before.startsWith('--'));

/** Habits of phrase, whatever they are said of. Each was all over the app once. */
const HABITS: readonly (readonly [habit: string, RegExp])[] = [
  [
    'things that stand in a place',
    /\bstands? in (?:the|a|your|its)? ?(?:logs?|repository|address(?:es)?|runbook|detail)\b/,
  ],
  ['else for otherwise', /(?:['"`]|\. )Else (?:the|a|it)\b/],
  ['a file a stage', /\ba (?:file|page|folder) a (?:stage|page|caller)\b/],
  ['reckon with for expect', /\breckon with\b/],
  ['please, simply and exclamations', /\b(?:[Pp]lease|[Ss]imply)\b|[a-z]!(?=['"`<])/],
];

/** As a reader sees it: without comments, and with the line breaks of markup as spaces. */
const shown = (text: string): string =>
  text.replace(/<!--[\s\S]*?-->|\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '').replace(/\s+/g, ' ');

const sources = [
  ...filesUnder('src').filter(isCode),
  ...['index.html', 'embed.html', 'README.md'].map((path) => ({ path, text: readFileSync(path, 'utf8') })),
].map(({ path, text }) => ({ path, text: shown(text) }));

test('the page of style has at least twenty pairs, and no two are the same', () => {
  expect(pairs.length).toBeGreaterThanOrEqual(20);
  expect(new Set(pairs.map(([before]) => before)).size).toBe(pairs.length);
});

describe('what was put better does not come back', () => {
  test.each(pairs)('“%s” is “%s”', (before) => {
    expect(sources.filter(({ text }) => text.includes(before)).map(({ path }) => path)).toEqual([]);
  });

  test.each(HABITS)('%s', (_, habit) => {
    const found = sources.flatMap(({ path, text }) =>
      habit.test(text) ? [`${path}: ${habit.exec(text)?.[0]}`] : [],
    );
    expect(found).toEqual([]);
  });
});

test('each pair’s better half is what the app says now', () => {
  const all = sources.map(({ text }) => text).join(' ');
  expect(pairs.map(([, after]) => after).filter((after) => !all.includes(after))).toEqual([]);
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { recipes } from '../../src/content/recipes/index.js';
import { colourCode, runsOf, type Kind } from '../../tools/vite/highlight.js';

/** The parts of a file that have this kind. */
function partsOf(code: string, file: string, wanted: Kind): string[] {
  let from = 0;
  return runsOf(code, file).flatMap(([kind, length]) => {
    const text = code.slice(from, (from += length));
    return kind === wanted ? [text] : [];
  });
}

describe.each([
  ['a.ts', '// c\nexport function f(x: "y" | 1): boolean {\n  return /z/.test(`${x}`) ?? true;\n}'],
  ['a.py', '# c\ndef f(x):\n    return x == "y" or 1 or /z/ or True\n'],
  ['a.go', '// c\nfunc f(x string) bool {\n\treturn x == "y" || 1 == 2 || true\n}\n'],
])('of %s', (file, code) => {
  test('comments, keywords, literals and the names that are defined have a kind', () => {
    expect(partsOf(code, file, 'comment').join()).toMatch(/^(\/\/|#) c$/);
    expect(partsOf(code, file, 'keyword')).toContain('return');
    expect(partsOf(code, file, 'literal')).toEqual(expect.arrayContaining(['"y"', '1']));
    expect(partsOf(code, file, 'name')).toEqual(['f']);
  });
});

const all = recipes.flatMap(({ file, code, others }) => [
  [file, code],
  ...Object.entries(others ?? {}).map(([language, text]) => [
    file.replace(/ts$/, language === 'go' ? 'go' : 'py'),
    text,
  ]),
]) as [file: string, code: string][];

test.each(all)('%s: the runs are the whole of it, and most of its kinds occur', (file, code) => {
  const runs = runsOf(code, file);
  expect(runs.reduce((sum, [, length]) => sum + length, 0)).toBe(code.length);
  expect(new Set(runs.map(([kind]) => kind))).toEqual(new Set(['', 'comment', 'keyword', 'literal', 'name']));
});

test('in the page the text stays what it was, and no style is written into it', () => {
  const page = '<pre data-file="a.ts"><code>const a = b &lt; "&amp;";</code></pre><pre>1 &lt; 2</pre>';
  expect(colourCode(page)).toBe(
    '<pre data-file="a.ts"><code><span class="keyword">const</span> a = b &lt; ' +
      '<span class="literal">"&amp;"</span>;</code></pre><pre>1 &lt; 2</pre>',
  );
});

test('a language that nobody has given a parser for is refused', () => {
  expect(() => runsOf('puts 1', 'a.rb')).toThrow('a.rb');
});

describe('a colour of code', () => {
  const sheet = readFileSync('src/ui/pages/guide/recipes.css', 'utf8');
  const tokens = readFileSync('src/styles/tokens.css', 'utf8');
  const pairOf = (css: string, name: string): string[] =>
    new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css)?.slice(1) ?? [];

  test.each([
    ['comment', pairOf(tokens, 'ink-2')],
    ['keyword', pairOf(sheet, 'keyword')],
    ['literal', pairOf(sheet, 'literal')],
    ['name', pairOf(tokens, 'ink')],
  ])('for a %s is at least 4.5:1 on its ground, in both themes', (kind, pair) => {
    expect(sheet).toMatch(new RegExp(`\\.${kind} \\{`));
    const grounds = pairOf(tokens, 'card');
    expect(pair).toHaveLength(2);
    for (const [theme, colour] of pair.entries())
      expect(contrast(colour, grounds[theme] ?? '')).toBeGreaterThanOrEqual(4.5);
  });
});

/** As WCAG 2.2 has it. */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

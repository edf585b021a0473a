import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { policyFor } from '../../tools/vite/csp.js';
import { built } from '../../tools/vite/embedPage.js';

function chunk(module: string, imports: string[], css: string[]) {
  return {
    type: 'chunk' as const,
    isEntry: module === 'main.ts',
    imports,
    facadeModuleId: `/app/src/${module}`,
    viteMetadata: { importedCss: new Set(css) },
  };
}

const bundle = {
  'assets/index.js': chunk('main.ts', ['assets/shared.js'], ['assets/index.css']),
  'assets/shared.js': chunk('shared.ts', [], []),
  'assets/embed.js': chunk('embed.ts', ['assets/shared.js', 'assets/lab.js'], ['assets/embed.css']),
  'assets/lab.js': chunk('Lab.svelte', [], []),
  'assets/index.css': { type: 'asset' as const, source: 'p{color:$&}' },
};
const source = readFileSync('embed.html', 'utf8');
const html = built(source, '/src/embed.ts', bundle);

test('the page begins with the file of the app, and asks for what the story needs beside it', () => {
  expect(html.match(/<script type="module"[^>]*>/g)).toEqual([
    '<script type="module" crossorigin src="./assets/index.js">',
  ]);
  expect(html.match(/(?<=<link rel="(?:modulepreload|stylesheet)" crossorigin href=")[^"]+/g)).toEqual([
    './assets/embed.css',
    './assets/embed.js',
    './assets/lab.js',
  ]);
  expect(html).toContain('<style>p{color:$&}</style>');
});

test('its policy is that of what is in it, its script by hash', () => {
  const [, policy] = /<meta http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];
  expect(policy).toBe(policyFor(html));
  expect(policy?.match(/'sha256-/g)).toHaveLength(2);
});

test('it has no place among what search engines find, and a way on where no script runs', () => {
  expect(html).toContain('<meta name="robots" content="noindex" />');
  expect(html).toContain('<a href="./" target="_blank" rel="noopener">');
});

test('a build without an entry, or a document without a head, fails', () => {
  expect(() => built(source, '/src/embed.ts', {})).toThrow('no entry');
  expect(() => built('<p>', '/src/embed.ts', bundle)).toThrow('no head');
});

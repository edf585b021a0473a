import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { recipes } from '../../src/content/recipes/index.js';
import Guide from '../../src/ui/pages/guide/Guide.svelte';
import { takeCode } from '../../tools/vite/recipeFiles.js';

const block = (file: string, code: string): string => `<pre data-file="${file}"><code>${code}</code></pre>`;

const LONG = '\n// …'.repeat(1000);

test('long code, and other languages, go into files of their own, whole and unescaped; its first comment stays', () => {
  const page = [
    block(
      'redact.ts',
      '// Keeps a &lt;secret&gt; out.\n// Not a wall.\nexport const a = 1 &amp;&amp; 2;' + LONG,
    ),
    block('redact.py', '# Keeps it out.\nimport re'),
    block('redact.go', '// Package redact keeps it out.\npackage redact'),
  ].join('\n');
  const { html, files } = takeCode(page);
  expect(files).toMatchObject({
    'recipes/redact.ts.txt':
      '// Keeps a <secret> out.\n// Not a wall.\nexport const a = 1 && 2;' + LONG + '\n',
    'recipes/redact.py.txt': '# Keeps it out.\nimport re\n',
    'recipes/redact.go.txt': '// Package redact keeps it out.\npackage redact\n',
  });
  expect(html).toContain('<code>// Keeps a &lt;secret&gt; out.\n// Not a wall.\n…</code>');
  expect(html).toContain('data-code="./recipes/redact.py"');
  expect(html).not.toMatch(/export const|import re|package redact\n/);
});

test('each file has its colours beside it, for the whole of it', () => {
  const { files } = takeCode(block('redact.py', '# Keeps it out.\nimport re'));
  expect(JSON.parse(files['recipes/redact.py.colours.json'] ?? '')).toEqual([
    ['comment', 15],
    ['', 1],
    ['keyword', 6],
    ['', 3],
  ]);
});

test('short code stays in the page', () => {
  const page = block('scope.ts', '// Asks.\nexport const a = 1;');
  expect(takeCode(page)).toEqual({ html: page, files: {} });
});

test('a page without recipes stays as it is', () => {
  expect(takeCode('<pre>curl</pre>')).toEqual({ html: '<pre>curl</pre>', files: {} });
});

test('the Guide’s own recipes are found: each is in the page or in a file, character by character', () => {
  const { html, files } = takeCode(render(Guide).body);
  expect(Object.keys(files).length).toBeGreaterThan(20);
  for (const { file, code, others } of recipes) {
    const [name = ''] = file.split('.');
    for (const [ending, text] of Object.entries({ ts: code, py: others?.python, go: others?.go })) {
      if (text === undefined) continue;
      const inFile = files[`recipes/${name}.${ending}.txt`];
      const inPage = html.includes(`<pre data-file="${file}"><code>`) && ending === 'ts';
      expect([file, ending, inFile ?? inPage]).toEqual([file, ending, inPage || `${text.trim()}\n`]);
    }
  }
});

import { expect, test } from 'vitest';
import { takeCode } from '../../tools/vite/recipeFiles.js';

const block = (label: string, code: string): string =>
  `<pre tabindex="0" role="region" aria-label="${label}" class="x"><code>${code}</code></pre>`;

const LONG = '\n// …'.repeat(1000);

test('long code, and other languages, go into files of their own, whole and unescaped; its first comment stays', () => {
  const page = [
    block(
      'redact.ts',
      '// Keeps a &lt;secret&gt; out.\n// Not a wall.\nexport const a = 1 &amp;&amp; 2;' + LONG,
    ),
    block('redact.ts, in Python', '# Keeps it out.\nimport re'),
    block('redact.ts, in Go', '// Package redact keeps it out.\npackage redact'),
  ].join('\n');
  const { html, files } = takeCode(page);
  expect(files).toEqual({
    'recipes/redact.ts.txt':
      '// Keeps a <secret> out.\n// Not a wall.\nexport const a = 1 && 2;' + LONG + '\n',
    'recipes/redact.py.txt': '# Keeps it out.\nimport re\n',
    'recipes/redact.go.txt': '// Package redact keeps it out.\npackage redact\n',
  });
  expect(html).toContain('<code>// Keeps a &lt;secret&gt; out.\n// Not a wall.\n…</code>');
  expect(html).toContain('data-code="./recipes/redact.py.txt"');
  expect(html).not.toMatch(/export const|import re|package redact\n/);
});

test('short code stays in the page', () => {
  const page = block('scope.ts', '// Asks.\nexport const a = 1;');
  expect(takeCode(page)).toEqual({ html: page, files: {} });
});

test('a page without recipes stays as it is', () => {
  expect(takeCode('<pre>curl</pre>')).toEqual({ html: '<pre>curl</pre>', files: {} });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { breaches, type SourceFile } from './architecture.js';

const files: SourceFile[] = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|svelte)$/.test(path))
  .map((path) => ({ path: join('src', path), text: readFileSync(join('src', path), 'utf8') }));

test('no file of the app breaks a rule of the house', () => {
  expect(files.length).toBeGreaterThan(50);
  expect(files.flatMap(breaches)).toEqual([]);
});

const core = 'src/core/api/x.ts';
const broken: [rule: string, path: string, text: string][] = [
  ['core imports core only', core, "import { x } from '../../state/x.js';"],
  ['core folders have one door', core, "import { x } from '../credentials/apiKey.js';"],
  ['jose belongs to credentials', core, "import { jwtVerify } from 'jose';"],
  [
    'content takes types from core',
    'src/content/x.ts',
    "import { decide } from '../core/decision/index.js';",
  ],
  ['content imports no state', 'src/content/x.ts', "import type { X } from '../state/x.js';"],
  ['state imports no ui', 'src/state/x.ts', "import X from '../ui/X.svelte';"],
  [
    'ui takes types from core',
    'src/ui/X.svelte',
    "<script>import { decide } from '../core/decision/index.js';</script>",
  ],
  ['pages keep apart', 'src/ui/pages/lab/X.svelte', "<script>import X from '../decide/X.svelte';</script>"],
  ['hosts import core only', 'src/hosts/x.ts', "import { x } from '../state/x.js';"],
  ...[
    'Date.now()',
    'new Date()',
    'new Date',
    'performance.now()',
    'setTimeout(f, 1)',
    'setInterval(f, 1)',
    'Math.random()',
    'crypto.randomUUID()',
    'crypto.getRandomValues(bytes)',
    'localStorage.length',
  ].map((code): [string, string, string] => [
    `core has no ambient ${code}`,
    core,
    `export const x = ${code};`,
  ]),
];

describe('each rule can be broken', () => {
  test.each(broken)('%s', (_, path, text) => {
    expect(breaches({ path, text })).toHaveLength(1);
  });

  test('words and dates made from numbers break none', () => {
    const text = "// Date.now() is not for us\nexport const x = [new Date(0), 'Math.random()'];";
    expect(breaches({ path: core, text })).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { circles, KNOWN_CIRCLES } from './architecture/circles.js';
import { CROWDED, crowdedFolders } from './architecture/folders.js';
import { layerBreaches } from './architecture/layers.js';
import { impurities, MEMOS, moduleState } from './architecture/purity.js';
import { filesUnder, isCode, parse, type SourceFile } from './architecture/source.js';

const files = filesUnder('src');
const byName = (left: readonly string[], right: readonly string[]): number =>
  left.join().localeCompare(right.join());

describe('the files of the app', () => {
  test('are all read, whatever they are', () => {
    expect(files.filter(isCode).length).toBeGreaterThan(400);
    for (const path of ['src/main.ts', 'src/afterFirstPaint.ts', 'src/styles/base.css']) {
      expect(files.map((file) => file.path)).toContain(path);
    }
  });

  test('lie in a layer and import what it may import', () => {
    expect(files.flatMap(layerBreaches)).toEqual([]);
  });

  test('of the domain take time, randomness and what they remember from outside', () => {
    expect(files.flatMap(impurities)).toEqual([]);
  });

  test('import each other in no circle', () => {
    expect(circles(files).sort(byName)).toEqual([...KNOWN_CIRCLES].sort(byName));
  });

  test('lie about a dozen to a folder', () => {
    expect(crowdedFolders(files).sort()).toEqual(Object.keys(CROWDED).sort());
  });

  test('remember between calls only what is listed with its reason', () => {
    const kept = files
      .filter((file) => file.path.startsWith('src/core/') && isCode(file))
      .flatMap((file) => moduleState(parse(file)).map((name) => `${file.path} ${name}`));
    expect(kept.sort()).toEqual(Object.keys(MEMOS).sort());
  });
});

const core = 'src/core/api/x.ts';
const layers: [rule: string, path: string, text: string][] = [
  ['core imports core only', core, "import { x } from '../../state/x.js';"],
  ['core folders have one door', core, "import { x } from '../credentials/apiKey.js';"],
  [
    'core folders have one door, from deeper inside as well',
    'src/core/api/checks/x.ts',
    "import { x } from '../../credentials/apiKey.js';",
  ],
  ['core folders have one door, for ui', 'src/ui/x.ts', "import { x } from '../core/api/state.js';"],
  ['core folders have one door, for the root', 'src/main.ts', "import { x } from './core/api/state.js';"],
  ['core folders have one door, for types', core, "import type { X } from '../credentials/apiKey.js';"],
  [
    'core folders have one door, for what is lazy',
    core,
    "const x = await import('../credentials/apiKey.js');",
  ],
  ['jose belongs to few folders', core, "import { jwtVerify } from 'jose';"],
  [
    'content takes types from core',
    'src/content/x.ts',
    "import { decide } from '../core/decision/index.js';",
  ],
  ['content imports no state', 'src/content/x.ts', "import type { X } from '../state/x.js';"],
  ['state imports no ui', 'src/state/x.ts', "import X from '../ui/X.svelte';"],
  ['a page keeps its state', 'src/state/decide/x.ts', "import { x } from '../lab/x.js';"],
  ['pages keep apart', 'src/ui/pages/lab/X.svelte', "<script>import X from '../decide/X.svelte';</script>"],
  ['ui imports no hosts', 'src/ui/X.svelte', "<script>import { x } from '../hosts/x.js';</script>"],
  ['hosts import core only', 'src/hosts/x.ts', "import { x } from '../state/x.js';"],
  ['nothing imports the root', 'src/state/x.ts', "import { x } from '../main.js';"],
  ['every file is in a layer', 'src/later.ts', ''],
  ['every folder is a layer', 'src/helpers/x.ts', ''],
  ['every kind of file has its place', 'src/core/api/notes.md', ''],
  ['styles lie with what they are for', 'src/state/x.css', ''],
];

const ambient = [
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
];

const remembered = [
  'let x = 0;',
  'var x = 0;',
  'export let x: string | undefined;',
  'const x = new Map<string, number>();',
  'const x = new Set();',
  'const x = new WeakMap<object, string>();',
  'const x: string[] = [];',
  'const x: Record<string, string> = {};',
  'const x = [] as string[];',
  'export class Counter { static x = 0; }',
  'export class Counter { static readonly x = new Map<string, number>(); }',
];

function file(path: string, text: string): SourceFile {
  return { path, text };
}

describe('each rule can be broken', () => {
  test.each(layers)('%s', (_, path, text) => {
    expect(layerBreaches({ path, text })).toHaveLength(1);
  });

  test.each(ambient)('core has no ambient %s', (code) => {
    expect(impurities({ path: core, text: `export const x = ${code};` })).toHaveLength(1);
  });

  test.each(remembered)('core keeps nothing in %s', (text) => {
    expect(impurities({ path: core, text })).toEqual([`${core} keeps x between calls`]);
  });

  test.each([
    ['import', "import { x } from './b.js';"],
    ['type', "import type { X } from './b.js';"],
    ['re-export', "export * from './b.js';"],
  ])('two files that import each other are a circle, by %s', (_, text) => {
    const two = [file('src/core/a.ts', text), file('src/core/b.ts', "import { y } from './a.js';")];
    expect(circles(two)).toEqual([['src/core/a.ts', 'src/core/b.ts']]);
  });

  test('a circle of three is found wherever reading begins, and once', () => {
    const three = [
      file('src/ui/A.svelte', "<script>import B from './B.svelte';</script>"),
      file('src/ui/B.svelte', "<script>import { c } from './c.js';</script>"),
      file('src/ui/c.ts', "import A from './A.svelte';"),
      file('src/ui/d.ts', "import A from './A.svelte';"),
    ];
    for (let turn = 0; turn < three.length; turn += 1) {
      expect(circles([...three.slice(turn), ...three.slice(0, turn)])).toEqual([
        ['src/ui/A.svelte', 'src/ui/B.svelte', 'src/ui/c.ts'],
      ]);
    }
  });

  test('a folder is crowded from the fifteenth file on', () => {
    const folder = (count: number) =>
      Array.from({ length: count }, (_, index) => file(`src/ui/x/${index}.ts`, ''));
    expect([crowdedFolders(folder(14)), crowdedFolders(folder(15))]).toEqual([[], ['src/ui/x']]);
  });
});

describe('what breaks no rule', () => {
  test('words, dates made from numbers and tables that are full from the start', () => {
    const text = `// Date.now() is not for us
      export const x = [new Date(0), 'Math.random()'];
      const NAMES = new Set(['a', 'b']);
      const BY_NAME = new Map([['a', 1]]);
      export function f() { let count = 0; const seen = new Map(); return [count, seen]; }`;
    expect(impurities({ path: core, text })).toEqual([]);
  });

  test('a page that opens another one later, and files that share what is below them', () => {
    const diamond = [
      file('src/ui/a.ts', "import { b } from './b.js'; import { c } from './c.js';"),
      file('src/ui/b.ts', "import { d } from './d.js';"),
      file('src/ui/c.ts', "import { d } from './d.js';"),
      file('src/ui/d.ts', "export const open = () => import('./a.js');"),
    ];
    expect(circles(diamond)).toEqual([]);
  });

  test('another page’s state through its door, and what all pages share', () => {
    const text = "import { x } from '../lab/index.js'; import { y } from '../shell/shelf.js';";
    expect(layerBreaches({ path: 'src/state/decide/x.ts', text })).toEqual([]);
  });
});

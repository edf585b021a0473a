import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { table, weigh, weightsOf, type Files } from '../../tools/vite/budget.js';

const limits = {
  beforeFirstPaint: 100,
  firstScreen: 100,
  page: 100,
  pages: { lab: 200 },
  embed: 250,
  app: 300,
  fonts: 50,
};

/** A chunk of one module; each has a text of its own, so that its weight is its own too. */
function chunk(module: string, imports: string[], dynamicImports: string[] = []): Files[string] {
  const isEntry = module === 'main.ts';
  return { type: 'chunk', code: module, isEntry, imports, dynamicImports, facadeModuleId: `/src/${module}` };
}

const files: Files = {
  entry: chunk('main.ts', ['shared'], ['after', 'embed', 'duel', 'lab', 'decide']),
  shared: chunk('state/route.ts', []),
  duel: chunk('state/duel.svelte.ts', ['engine']),
  engine: chunk('core/simulation/run.ts', []),
  after: chunk('afterFirstPaint.ts', ['shared', 'notice'], ['dialog']),
  embed: chunk('embed.ts', ['shared', 'drawing'], ['dialog']),
  notice: chunk('ui/components/UpdateNotice.svelte', []),
  dialog: chunk('ui/pages/search/SearchDialog.svelte', []),
  lab: chunk('ui/pages/lab/LabPage.svelte', ['engine', 'drawing'], ['tour']),
  drawing: chunk('state/timeline/scene.ts', []),
  tour: chunk('ui/pages/lab/Tour.svelte', []),
  decide: chunk('ui/pages/decide/DecidePage.svelte', ['shared']),
  'a.woff2': { type: 'asset', source: 'font' },
};

function weight(...names: string[]): number {
  return names.reduce((sum, name) => {
    const file = files[name];
    return sum + (file?.type === 'chunk' ? gzipSync(file.code, { level: 9 }).length : 0);
  }, 0);
}

const figures = new Map(weigh(files, limits).map((figure) => [figure.what, figure]));

test('the first paint waits for the entry and what it imports, and for nothing else', () => {
  expect(figures.get('before first paint')).toMatchObject({ bytes: weight('entry', 'shared'), limit: 100 });
});

test('the first screen has its islands as well, but neither pages nor what is loaded when it is there', () => {
  expect(figures.get('first screen')?.bytes).toBe(weight('entry', 'shared', 'duel', 'engine'));
  expect(figures.get('after it')?.bytes).toBe(weight('after', 'notice'));
});

test('a page weighs what it adds; its dialogs are in its second figure alone', () => {
  expect(figures.get('lab')).toMatchObject({ bytes: weight('lab', 'drawing'), limit: 200 });
  expect(figures.get('lab, all')?.bytes).toBe(weight('lab', 'drawing', 'tour'));
  expect(figures.get('decide')).toMatchObject({ bytes: weight('decide'), limit: 100 });
});

test('the page that others frame weighs all it begins with, the app’s first file too, and nothing of it the first screen', () => {
  expect(figures.get('embed')).toEqual({
    what: 'embed',
    bytes: weight('entry', 'shared', 'embed', 'drawing'),
    limit: 250,
  });
});

test('the app weighs every chunk once, and fonts weigh what they are', () => {
  const chunks = Object.keys(files).filter((name) => name !== 'a.woff2');
  expect(figures.get('whole app')?.bytes).toBe(weight(...chunks));
  expect(figures.get('fonts')?.bytes).toBe(4);
});

test('what is over its limit is marked in the table', () => {
  const lines = table([
    { what: 'a page', bytes: 46_000, limit: 45_000 },
    { what: 'another', bytes: 44_000, limit: 45_000 },
  ]).split('\n');
  expect(lines.map((line) => line.endsWith('OVER'))).toEqual([true, false]);
});

test('a build says by how much each thing has grown or shrunk since that was recorded, and what is new', () => {
  const figure = (what: string, bytes: number) => ({ what, bytes, limit: Infinity });
  const recorded = weightsOf([
    figure('a page', 40_000),
    figure('another', 41_000),
    figure('as before', 42_010),
  ]);
  const now = [
    figure('a page', 41_250),
    figure('another', 40_900),
    figure('as before', 42_000),
    figure('a page that came', 1000),
  ];
  expect(
    table(now, recorded)
      .split('\n')
      .map((line) => line.split('KB').slice(1).join('KB').trim()),
  ).toEqual(['+1.3 KB', '−0.1 KB', '', 'new']);
});

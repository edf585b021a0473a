import { expect, test, vi } from 'vitest';
import { filesOf, scriptFor, type Files } from '../../tools/vite/straightToPage.js';

function chunk(imports: string[], module: string | null = null, css: string[] = []): Files[string] {
  return {
    type: 'chunk',
    isEntry: module === '/app/src/main.ts',
    imports,
    facadeModuleId: module,
    viteMetadata: { importedCss: new Set(css) },
  };
}

const bundle: Files = {
  'index.html': { type: 'asset' },
  'main.js': chunk(['shared.js'], '/app/src/main.ts', ['main.css']),
  'shared.js': chunk([]),
  'lab.js': chunk(['shared.js', 'engine.js'], '/app/src/Lab.svelte', ['lab.css']),
  'engine.js': chunk(['jose.js'], null, ['lab.css']),
  'jose.js': chunk([]),
};

test('a page asks for its sheets first, and for all it imports that the entry has not brought', () => {
  expect(filesOf({ lab: '/src/Lab.svelte' }, bundle)).toEqual({
    lab: ['lab.css', 'lab.js', 'engine.js', 'jose.js'],
  });
});

test('a page that the build does not have fails it', () => {
  expect(() => filesOf({ shop: '/src/Shop.svelte' }, bundle)).toThrow('no chunk of /src/Shop.svelte');
});

test('the page asks for the files of the page that is addressed, after the first paint and a few in each task, and for none of the guide', () => {
  vi.useFakeTimers();
  const files = { lab: ['lab.css', 'lab.js', 'engine.js', 'jose.js', 'log.js'] };
  /** How many were asked for after each task, and all of them. */
  const open = (hash: string): [number[], string[]] => {
    const asked: { rel: string; href: string }[] = [];
    const document = {
      createElement: () => ({}),
      head: { append: (link: (typeof asked)[0]) => asked.push(link) },
    };
    // A module cannot be fetched here; that it is asked for is seen in the browser.
    const script = scriptFor('./entry.js', files).replace('import(', 'void (');
    const frames: (() => void)[] = [];
    new Function('location', 'document', 'requestAnimationFrame', script)(
      { hash },
      document,
      (run: () => void) => frames.push(run),
    );
    const counts = [asked.length];
    for (const run of frames) run();
    while (vi.getTimerCount() > 0) counts.push(vi.advanceTimersToNextTimer() && asked.length);
    return [counts, asked.map(({ rel, href }) => `${rel} ${href}`)];
  };
  expect(open('#/lab/leaked-credential')).toEqual([
    [0, 4, 5],
    [
      'preload ./lab.css',
      'modulepreload ./lab.js',
      'modulepreload ./engine.js',
      'modulepreload ./jose.js',
      'modulepreload ./log.js',
    ],
  ]);
  expect(open('#revoking-a-jwt')).toEqual([[0], []]);
  vi.useRealTimers();
});

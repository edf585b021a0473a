import { expect, test } from 'vitest';
import { filesOf, type Files } from '../../tools/vite/straightToPage.js';

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

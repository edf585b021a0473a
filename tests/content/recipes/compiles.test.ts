import { resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { recipes } from '../../../src/content/recipes/index.js';

/** As strict as a project that somebody copies a recipe into may be. */
const STRICT: ts.CompilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  target: ts.ScriptTarget.ES2022,
  skipLibCheck: true,
  noEmit: true,
};
const NODE: ts.CompilerOptions = {
  ...STRICT,
  lib: ['lib.es2023.d.ts'],
  types: ['node'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
};
const BROWSER: ts.CompilerOptions = {
  ...STRICT,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};
/** A page's own code; all else stands on a server or a command line. */
const IN_PAGES = ['refreshOnce.ts'];

function errorsOf(files: readonly string[], options: ts.CompilerOptions): string[] {
  const paths = files.map((file) => resolve('src/content/recipes', file));
  const found = ts.getPreEmitDiagnostics(ts.createProgram(paths, options));
  return found.map(({ file, start = 0, messageText }) => {
    const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

test('every recipe compiles strictly in Node, where there is no DOM', () => {
  const files = recipes.map(({ file }) => file);
  expect(errorsOf(files, NODE)).toEqual([]);
});

test('the recipe for pages compiles strictly in a browser, where there is no Node', () => {
  expect(errorsOf(IN_PAGES, BROWSER)).toEqual([]);
});

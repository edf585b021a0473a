import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import ts from 'typescript';

/** Writes the declarations of some entries, and of what they speak of: nothing else of the repository. */
export function writeTypes({ entries, to }) {
  const declarations = new Map();
  const program = ts.createProgram(entries, {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: ['node'],
    strict: true,
    exactOptionalPropertyTypes: true,
    verbatimModuleSyntax: true,
    skipLibCheck: true,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: 'src',
    outDir: '.',
  });
  const { emitSkipped, diagnostics } = program.emit(undefined, (path, text) =>
    declarations.set(normalize(path), text),
  );
  if (emitSkipped || diagnostics.length > 0) {
    throw new Error(
      ts.formatDiagnostics(diagnostics, {
        getCanonicalFileName: (name) => name,
        getCurrentDirectory: () => '.',
        getNewLine: () => '\n',
      }),
    );
  }
  const kept = reachable(
    declarations,
    entries.map((path) => path.replace(/^src\//, '').replace(/\.ts$/, '.d.ts')),
  );
  for (const path of kept) {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    writeFileSync(join(to, path), declarations.get(path));
  }
}

function reachable(declarations, entries) {
  const kept = new Set();
  const visit = (path) => {
    const text = declarations.get(path);
    if (text === undefined || kept.has(path)) return;
    kept.add(path);
    for (const [, from] of text.matchAll(/(?:from|import\()\s*['"](\.[^'"]+)['"]/g)) {
      visit(join(dirname(path), from.replace(/\.js$/, '.d.ts')));
    }
  };
  entries.forEach(visit);
  return kept;
}

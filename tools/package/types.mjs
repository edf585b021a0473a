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
  for (const [path, text] of kept) {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    writeFileSync(join(to, path), text);
  }
}

const HANDED_ON = /^export (type )?\{([^}]*)\} from '([^']+)';\n?/gm;
const IMPORTED = /(?:from|import\()\s*['"](\.[^'"]+)['"]/g;
const BY_NAME = /\{([^}]*)\} from '(\.[^']+)'/g;

/**
 * The declarations that some entries speak of, by their paths. Of a door, which does nothing but hand on, there is no more
 * than what is asked for by name: behind it lies most of the repository.
 */
function reachable(declarations, entries) {
  const kept = new Map();
  const asked = new Map();
  const pathOf = (from, path) => join(dirname(path), from.replace(/\.js$/, '.d.ts'));

  const visit = (path, names) => {
    const text = declarations.get(path);
    if (text === undefined) return;
    if (text.replace(HANDED_ON, '').trim() === '') return enter(path, text, names ?? namesHandedOn(text));
    if (kept.has(path)) return;
    kept.set(path, text);
    for (const [, list, from] of text.matchAll(BY_NAME)) visit(pathOf(from, path), namesIn(list));
    const rest = text.replace(BY_NAME, '');
    for (const [, from] of rest.matchAll(IMPORTED)) visit(pathOf(from, path));
  };
  const enter = (path, text, names) => {
    const all = new Set([...(asked.get(path) ?? []), ...names]);
    asked.set(path, all);
    const lines = [...text.matchAll(HANDED_ON)].flatMap(([, type = '', list, from]) => {
      const wanted = list.split(',').filter((each) => all.has(exportedName(each)));
      if (wanted.length === 0) return [];
      visit(pathOf(from, path), namesIn(wanted.join()));
      return [`export ${type}{ ${wanted.map((each) => each.trim()).join(', ')} } from '${from}';\n`];
    });
    kept.set(path, lines.join(''));
  };
  for (const entry of entries) visit(entry);
  return kept;
}

/** What stands between the braces, by the names that it has where it comes from. */
function namesIn(list) {
  return list.split(',').flatMap((each) => /(?:type )?(\w+)/.exec(each.trim())?.[1] ?? []);
}

function namesHandedOn(text) {
  return [...text.matchAll(HANDED_ON)].flatMap(([, , list]) =>
    list.split(',').flatMap((each) => exportedName(each) ?? []),
  );
}

function exportedName(each) {
  return /(\w+)\s*$/.exec(each)?.[1];
}

import { dirname, join } from 'node:path/posix';
import ts from 'typescript';
import type { SourceFile } from '../architecture/source.js';

/** A block of code in the doc comment of something that a core folder exports. */
export interface Example {
  /** The name of what is documented. */
  of: string;
  /** The file it stands in. */
  path: string;
  code: string;
}

type Module = Record<string, unknown>;

const DOCUMENTED = /\/\*\*((?:(?!\*\/)[^])*)\*\/\s*export (?:async )?(?:function|const|class) (\w+)/g;
/** A line that says what it comes to: `(await call()).status; // 401: a revoked key is refused`. */
const CLAIM = /^(\S.*); \/\/ (-?\d[\d_.]*|'[^']*'|true|false|null)(?::.*)?$/gm;

export function examplesIn({ path, text }: SourceFile): Example[] {
  return [...text.matchAll(DOCUMENTED)].flatMap(([, comment = '', of = '']) => {
    const plain = comment.replace(/^ *\* ?/gm, '');
    return [...plain.matchAll(/^```ts\n([^]*?)^```/gm)].map(([, code = '']) => ({ of, path, code }));
  });
}

/** The door of the folder: what an example may use without an import. */
export function doorOf({ path }: Example): string {
  return join(path.split('/').slice(0, 3).join('/'), 'index.ts');
}

/** Runs an example, and hands back what its lines came to beside what they say. */
export async function run(
  example: Example,
  load: (path: string) => Promise<Module>,
): Promise<{ line: string; came: unknown; says: unknown }[]> {
  const claims: { line: string; came: unknown; says: unknown }[] = [];
  const told = example.code.replace(CLAIM, (line, expression: string, says: string) => {
    return `$claims.push({ line: ${JSON.stringify(line)}, came: ${expression}, says: ${says} });`;
  });
  const { outputText } = ts.transpileModule(told, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023 },
  });
  const modules = new Map<string, Module>();
  for (const [, from = ''] of told.matchAll(/^import .* from '(.*)';$/gm)) {
    modules.set(from, await load(join(dirname(example.path), from.replace(/\.js$/, '.ts'))));
  }
  const door = await load(doorOf(example));
  const AsyncFunction = (async () => undefined).constructor as new (
    ...source: string[]
  ) => (...values: unknown[]) => Promise<void>;
  // In a block of its own, so that the example may use any name.
  const body = new AsyncFunction('$claims', 'require', 'exports', ...Object.keys(door), `{ ${outputText} }`);
  await body(claims, (from: string) => modules.get(from), {}, ...Object.values(door));
  return claims;
}

/** What the compiler has to say against the examples, each as a module beside its file. */
export function typeFaults(examples: readonly Example[], namesOf: (example: Example) => string[]): string[] {
  const written = new Map(
    examples.map((example, index) => {
      const path = join(dirname(example.path), `example${index}.ts`);
      const door = join(process.cwd(), doorOf(example)).replace(/\.ts$/, '.js');
      return [
        join(process.cwd(), path),
        `import { ${namesOf(example).join(', ')} } from '${door}';\n${example.code}`,
      ];
    }),
  );
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.webworker.d.ts'],
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => written.has(path) || fileExists(path);
  host.readFile = (path) => written.get(path) ?? readFile(path);
  host.getSourceFile = (path, version) => {
    const text = written.get(path);
    return text === undefined ? getSourceFile(path, version) : ts.createSourceFile(path, text, version);
  };
  const program = ts.createProgram([...written.keys()], options, host);
  return [...written.keys()].flatMap((path) => {
    const source = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${path}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
  });
}

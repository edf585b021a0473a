import { dirname, join } from 'node:path/posix';
import ts from 'typescript';

export interface SourceFile {
  /** From the project's root, with forward slashes. */
  path: string;
  text: string;
}

interface Import {
  from: string;
  typesOnly: boolean;
}

type Layer = 'core' | 'content' | 'state' | 'ui' | 'hosts' | 'main.ts';

/** Which layers a layer may import values from, and which types only. The composition root may import everything. */
const MAY_IMPORT: Record<Exclude<Layer, 'main.ts'>, { values: Layer[]; types: Layer[] }> = {
  core: { values: ['core'], types: ['core'] },
  content: { values: ['content'], types: ['content', 'core'] },
  state: { values: ['state', 'core', 'content'], types: ['state', 'core', 'content'] },
  ui: { values: ['ui', 'state', 'content'], types: ['ui', 'state', 'content', 'core'] },
  hosts: { values: ['hosts', 'core'], types: ['hosts', 'core'] },
};

/** Packages that belong to one folder of core. */
const OWNED_PACKAGES: Record<string, string> = { jose: 'src/core/credentials/' };
/** Modules for readers to paste: they are shown as text, and only tests run them. */
const RECIPES = 'src/content/recipes/';

const AMBIENT = new Set([
  'Date.now',
  'performance.now',
  'setTimeout',
  'setInterval',
  'Math.random',
  'crypto.randomUUID',
  'crypto.getRandomValues',
  'localStorage',
  'sessionStorage',
  'indexedDB',
]);

/** What a file does that its place does not allow, a sentence each. */
export function breaches(file: SourceFile): string[] {
  const source = parse(file);
  const found = importsOf(source).flatMap((each) => importBreach(file.path, each));
  const ambient = file.path.startsWith('src/core/') ? ambientUses(source) : [];
  return [...found, ...ambient.map((use) => `uses ${use}`)].map((breach) => `${file.path} ${breach}`);
}

function parse({ path, text }: SourceFile): ts.SourceFile {
  const code = path.endsWith('.svelte')
    ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script).join('\n')
    : text;
  return ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
}

function importsOf(source: ts.SourceFile): Import[] {
  const imports: Import[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      const from = node.moduleSpecifier;
      if (from && ts.isStringLiteral(from)) imports.push({ from: from.text, typesOnly: isTypesOnly(node) });
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [from] = node.arguments;
      if (from && ts.isStringLiteral(from)) imports.push({ from: from.text, typesOnly: false });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return imports;
}

function isTypesOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = clause.namedBindings;
  return (
    !clause.name &&
    !!bindings &&
    ts.isNamedImports(bindings) &&
    bindings.elements.every(({ isTypeOnly }) => isTypeOnly)
  );
}

function importBreach(path: string, { from, typesOnly }: Import): string[] {
  if (!from.startsWith('.')) {
    const name = from.split('/')[0] ?? '';
    const owner = OWNED_PACKAGES[name];
    return owner !== undefined && !path.startsWith(owner) && !path.startsWith(RECIPES)
      ? [`imports ${name}, which belongs to ${owner}`]
      : [];
  }
  const target = join(dirname(path), from);
  const layer = layerOf(path);
  if (layer === null || layer === 'main.ts') return [];
  const other = layerOf(target);
  const allowed = MAY_IMPORT[layer][typesOnly ? 'types' : 'values'];
  if (other === null || !allowed.includes(other))
    return [`imports ${typesOnly ? 'types' : 'values'} from ${target}`];
  if (other === 'core' && isBehindDoor(path, target)) return [`reaches behind the door of ${target}`];
  const [page, otherPage] = [pageOf(path), pageOf(target)];
  if (page !== null && otherPage !== null && page !== otherPage) return [`imports another page, ${target}`];
  return [];
}

function layerOf(path: string): Layer | null {
  const name = path.split('/')[1] ?? '';
  return name in MAY_IMPORT || name === 'main.ts' ? (name as Layer) : null;
}

/** A core folder is entered through its index.ts, and freely from within. */
function isBehindDoor(path: string, target: string): boolean {
  const folder = (of: string): string => of.split('/').slice(0, 3).join('/');
  return folder(path) !== folder(target) && !/^src\/core\/[^/]+\/index\.js$/.test(target);
}

function pageOf(path: string): string | null {
  return /^src\/ui\/pages\/([^/]+)\//.exec(path)?.[1] ?? null;
}

function ambientUses(source: ts.SourceFile): string[] {
  const uses: string[] = [];
  const visit = (node: ts.Node): void => {
    const name = ts.isPropertyAccessExpression(node) || ts.isIdentifier(node) ? node.getText() : '';
    const isMember = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
    if (AMBIENT.has(name) && !isMember) uses.push(name);
    if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)
      uses.push('new Date');
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return uses;
}

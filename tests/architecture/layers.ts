import { dirname, join } from 'node:path/posix';
import { importsOf, isCode, parse, type Import, type SourceFile } from './source.js';

type Layer = 'core' | 'content' | 'state' | 'ui' | 'hosts';

/** Which layers a layer may import values from, and which types only. */
const MAY_IMPORT: Record<Layer, { values: Layer[]; types: Layer[] }> = {
  core: { values: ['core'], types: ['core'] },
  content: { values: ['content'], types: ['content', 'core'] },
  state: { values: ['state', 'core', 'content'], types: ['state', 'core', 'content'] },
  ui: { values: ['ui', 'state', 'content', 'core'], types: ['ui', 'state', 'content', 'core'] },
  hosts: { values: ['hosts', 'core'], types: ['hosts', 'core'] },
};

/** The only files that lie above the layers: they make what is real (clock, storage, workers) and import everything. */
const ROOTS = ['src/main.ts', 'src/afterFirstPaint.ts', 'src/embed.ts', 'src/practice.ts'];

/** What is no code, and where it may lie: styles, and recipes and test files in other languages. */
const OTHER_FILES = [
  /^src\/(styles|ui)\/.*\.css$/,
  /^src\/content\/(recipes|verifier\/tests)\/.*\.(py|go)$/,
  /^src\/core\/tsconfig\.json$/,
];

/** Packages that belong to some folders of core. */
const OWNED_PACKAGES: Record<string, string[]> = {
  jose: ['src/core/credentials/', 'src/core/inspector/', 'src/core/verifier/'],
};
/** Modules for readers to paste: they are shown as text, and only tests run them. */
const RECIPES = 'src/content/recipes/';

/** Folders of state that every page shares; each other folder belongs to a page. */
const SHARED_STATE = ['shell', 'text'];

/** Where a file lies or what it imports that its place does not allow, a sentence each. */
export function layerBreaches(file: SourceFile): string[] {
  const { path } = file;
  if (!isCode(file)) {
    return OTHER_FILES.some((form) => form.test(path)) ? [] : [`${path} is of a kind that has no place here`];
  }
  const layer = layerOf(path);
  if (layer === null && !ROOTS.includes(path)) return [`${path} is in no layer`];
  return importsOf(parse(file))
    .flatMap((each) => importBreach(path, layer, each))
    .map((breach) => `${path} ${breach}`);
}

function importBreach(path: string, layer: Layer | null, { from, typesOnly }: Import): string[] {
  if (!from.startsWith('.')) {
    const name = from.split('/')[0] ?? '';
    const owners = OWNED_PACKAGES[name];
    const isAllowed = !owners || path.startsWith(RECIPES) || owners.some((owner) => path.startsWith(owner));
    return isAllowed ? [] : [`imports ${name}, which belongs to ${owners.join(', ')}`];
  }
  const target = join(dirname(path), from);
  const other = layerOf(target);
  if (other === 'core' && isBehindDoor(path, target)) return [`reaches behind the door of ${target}`];
  if (layer === null) return [];
  const allowed = MAY_IMPORT[layer][typesOnly ? 'types' : 'values'];
  if (other === null || !allowed.includes(other))
    return [`imports ${typesOnly ? 'types' : 'values'} from ${target}`];
  const [page, otherPage] = [pageOf(path), pageOf(target)];
  if (page !== null && otherPage !== null && page !== otherPage) return [`imports another page, ${target}`];
  if (layer === 'state' && isBehindPageState(path, target)) return [`reaches behind the door of ${target}`];
  return [];
}

function layerOf(path: string): Layer | null {
  const [root, name = '', ...rest] = path.split('/');
  return root === 'src' && rest.length > 0 && Object.hasOwn(MAY_IMPORT, name) ? (name as Layer) : null;
}

/** A core folder is entered through its index.ts, and freely from within. */
function isBehindDoor(path: string, target: string): boolean {
  const folder = (of: string): string => of.split('/').slice(0, 3).join('/');
  return folder(path) !== folder(target) && !/^src\/core\/[^/]+\/index\.js$/.test(target);
}

function pageOf(path: string): string | null {
  return /^src\/ui\/pages\/([^/]+)\//.exec(path)?.[1] ?? null;
}

/** What a page keeps to itself is reached by another page's state through its index.ts. */
function isBehindPageState(path: string, target: string): boolean {
  const folder = (of: string): string | undefined => /^src\/state\/([^/]+)\//.exec(of)?.[1];
  const page = folder(target);
  if (page === undefined || page === folder(path)) return false;
  if (SHARED_STATE.includes(page)) return false;
  return !/^src\/state\/[^/]+\/index\.js$/.test(target);
}

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const RECIPES = 'src/content/recipes/other';
const DRIVERS = 'tests/content/recipes/languages';
/** Debian's packages of Go sources. */
const GO_SOURCES = '/usr/share/gocode/src/github.com/golang-jwt/jwt';
/** Whole minutes: the first build of a recipe builds the libraries as well, on a busy machine. */
export const BUILD_MS = 300_000;

/** Runs a recipe's driver with JSON on its standard input, and answers what it prints; or says what is missing. */
export type Runner = { version: string; run: (input: unknown) => unknown } | { missing: string };

/** Python from 3.9 on. Of several, the first that has the library as well. */
export function python(recipe: string, needsJwt: boolean): Runner {
  const probe = `import sys; assert sys.version_info >= (3, 9); print(sys.version.split()[0]${
    needsJwt ? ', "PyJWT", __import__("jwt").__version__, __import__("cryptography") and ""' : ''
  })`;
  for (const path of onPath('python3')) {
    const { status, stdout } = spawnSync(path, ['-c', probe], { encoding: 'utf8' });
    if (status !== 0) continue;
    const args = ['-B', `${DRIVERS}/drive.py`, recipe, `${RECIPES}/${recipe}.py`];
    return { version: `${path} ${stdout.trim()}`, run: (input) => ask(path, args, input) };
  }
  return { missing: `no python3 from 3.9 on${needsJwt ? ' with PyJWT and cryptography (python3-jwt)' : ''}` };
}

/** Go from 1.19 on, which builds the recipe and its driver in a folder of their own, with nothing fetched. */
export function go(recipe: string, needsJwt: boolean): Runner {
  const [path] = onPath('go');
  if (path === undefined) return { missing: 'no go' };
  const library = [join(GO_SOURCES, 'v5'), GO_SOURCES].find((folder) => existsSync(join(folder, 'go.mod')));
  if (needsJwt && library === undefined)
    return { missing: 'no golang-jwt (golang-github-golang-jwt-jwt-dev)' };
  const { stdout } = spawnSync(path, ['version'], { encoding: 'utf8' });
  return {
    version: `${path} ${stdout.trim()}${needsJwt ? `, golang-jwt of ${library}` : ''}`,
    run: (input) => {
      const folder = mkdtempSync(join(tmpdir(), 'recipe-'));
      try {
        cpSync(`${RECIPES}/${recipe}.go`, join(folder, 'recipe', 'recipe.go'));
        cpSync(`${DRIVERS}/${recipe}.go`, join(folder, 'main.go'));
        const replaced = `\nrequire github.com/golang-jwt/jwt/v5 v5.0.0\nreplace github.com/golang-jwt/jwt/v5 => ${library}\n`;
        writeFileSync(join(folder, 'go.mod'), `module try\n\ngo 1.19\n${needsJwt ? replaced : ''}`);
        return ask(path, ['run', '.'], input, folder);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  };
}

function onPath(name: string): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).filter((path) => existsSync(path));
}

function ask(command: string, args: string[], input: unknown, cwd = '.'): unknown {
  const { status, stdout, stderr } = spawnSync(command, args, {
    input: JSON.stringify(input, spellNumber),
    encoding: 'utf8',
    cwd,
    env: { ...process.env, GOFLAGS: '-mod=mod', GOPROXY: 'off', GOTOOLCHAIN: 'local', GO111MODULE: 'on' },
    timeout: BUILD_MS,
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return JSON.parse(stdout);
}

/** JSON has no NaN and no Infinity. */
function spellNumber(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value;
}

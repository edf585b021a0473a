import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Debian's packages, asked by programs of this folder: how each is used as its documents begin, and as they advise. */
const DEBIAN = [
  {
    library: 'PyJWT',
    language: 'Python',
    package: 'python3-jwt',
    ask: (input) => run('/usr/bin/python3', ['-B', 'tools/verifiers/askPython.py'], input),
    uses: [
      { use: 'default', how: 'jwt.decode(token, key, algorithms=[alg], audience=audience)' },
      { use: 'advised', how: 'jwt.decode(token, key, algorithms=[alg], audience=audience, issuer=issuer)' },
    ],
  },
  {
    library: 'Authlib',
    language: 'Python',
    package: 'python3-authlib',
    ask: (input) => run('/usr/bin/python3', ['-B', 'tools/verifiers/askPython.py'], input),
    uses: [
      { use: 'default', how: 'jwt.decode(token, key).validate()' },
      {
        use: 'advised',
        how: 'JsonWebToken([alg]).decode(token, key, claims_options={iss, aud}).validate()',
      },
    ],
  },
  {
    library: 'golang-jwt',
    language: 'Go',
    package: 'golang-github-golang-jwt-jwt-dev',
    ask: askGo,
    uses: [
      { use: 'default', how: 'jwt.Parse(token, keyFunc)' },
      {
        use: 'advised',
        how: 'jwt.Parse(token, keyFunc, jwt.WithValidMethods(algs)), VerifyIssuer, VerifyAudience',
      },
    ],
  },
  {
    library: 'ruby-jwt',
    language: 'Ruby',
    package: 'ruby-jwt',
    ask: (input) => run('ruby', ['tools/verifiers/askRuby.rb'], input),
    uses: [
      { use: 'default', how: 'JWT.decode(token, key, true, { algorithm: })' },
      {
        use: 'advised',
        how: 'JWT.decode(token, key, true, { algorithm:, iss:, verify_iss: true, aud:, verify_aud: true })',
      },
    ],
  },
];

/** Those that are installed, with the version and the year in which Debian packaged it. */
export const elsewhere = DEBIAN.flatMap((each) => {
  const { status, stdout } = spawnSync('dpkg-query', ['--show', '--showformat=${Version}', each.package], {
    encoding: 'utf8',
  });
  if (status !== 0 || stdout === '') {
    console.warn(`Left out: ${each.library}, since ${each.package} is not installed`);
    return [];
  }
  // Debian's version has a part of its own after the library's: 4.4.3-1.
  const version = stdout.replace(/-[^-]*$/, '');
  return [{ ...each, version, year: yearOf(each.package, version), from: 'Debian', packaged: stdout }];
});

/** @returns {number[] | null} The statuses of all tokens, or null where the program cannot begin. */
export function askElsewhere({ ask, library, use }, setup, tokens) {
  return ask({ library, use, setup, tokens })?.statuses ?? null;
}

/** When Debian first packaged this version of the library; what came after are its own corrections. */
function yearOf(name, version) {
  const changelog = `/usr/share/doc/${name}/changelog.Debian.gz`;
  const text = existsSync(changelog) ? gunzipSync(readFileSync(changelog)).toString() : '';
  const entries = [...text.matchAll(/^\S+ \(([^)]+)\)[^]*?^ -- .* (\d{4}) \d\d:\d\d:\d\d/gm)];
  const first = entries.findLast(([, packaged = '']) => packaged.startsWith(`${version}-`));
  return first ? Number(first[2]) : undefined;
}

function run(command, args, input, more = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 1e8,
    ...more,
  });
  if (status === 0) return JSON.parse(stdout);
  console.warn(`${command} for ${input.library}, ${input.use}, ${input.setup.alg}: ${stderr.slice(-300)}`);
  return null;
}

/** Built once, with nothing fetched. */
let built;

function askGo(input) {
  built ??= buildGo();
  return run(built, [], input);
}

function buildGo() {
  const folder = mkdtempSync(join(tmpdir(), 'key-or-token-verifiers-'));
  process.on('exit', () => rmSync(folder, { recursive: true }));
  cpSync('tools/verifiers/askGo.go', join(folder, 'main.go'));
  const library = 'github.com/golang-jwt/jwt/v4';
  const lines = ['module ask', 'go 1.19', `require ${library} v4.0.0`];
  const replaced = `replace ${library} => /usr/share/gocode/src/github.com/golang-jwt/jwt`;
  writeFileSync(join(folder, 'go.mod'), `${[...lines, replaced].join('\n')}\n`);
  const env = {
    ...process.env,
    GOFLAGS: '-mod=mod',
    GOPROXY: 'off',
    GOTOOLCHAIN: 'local',
    GO111MODULE: 'on',
  };
  const { status, stderr } = spawnSync('go', ['build', '-o', 'ask', '.'], {
    cwd: folder,
    encoding: 'utf8',
    env,
  });
  if (status !== 0) throw new Error(stderr);
  return join(folder, 'ask');
}

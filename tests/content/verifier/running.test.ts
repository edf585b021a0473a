import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testFiles } from '../../../src/content/verifier/testFiles.js';
import { exportKit, judge, makeKit, readResults, type Kit } from '../../../src/core/verifier/index.js';
import { countOf } from '../../counts.js';
import { gateway, joseServer, mockApi, type Served } from './servers.js';

const MINUTES = 300_000;
const [HERE, SCRIPT] = ['src/content/verifier/tests', 'verifier-kit.sh'];

interface Ran {
  status: number;
  output: string;
  errors: string;
}

/** Runs beside this process, which serves what it asks. */
function run(command: string, args: string[], cwd: string, url = ''): Promise<Ran> {
  const go = { GOFLAGS: '-mod=mod', GOPROXY: 'off', GOTOOLCHAIN: 'local', GO111MODULE: 'off' };
  const env = { ...process.env, ...go, VERIFIER_URL: url };
  return new Promise((done) => {
    execFile(command, args, { cwd, env, timeout: MINUTES, maxBuffer: 1e8 }, (error, output, errors) =>
      done({ status: error ? Number(error.code ?? 1) : 0, output, errors }),
    );
  });
}

function onPath(name: string): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).filter((path) => existsSync(path));
}

async function firstThat(commands: string[], args: string[]): Promise<string | undefined> {
  for (const command of commands) if ((await run(command, args, '.')).status === 0) return command;
  return undefined;
}

const dash = await firstThat([...onPath('dash'), ...onPath('sh')], ['-c', 'command -v curl']);
const python = await firstThat(onPath('python3'), ['-m', 'pytest', '--version']);
const go = await firstThat(onPath('go'), ['version']);

/** How each is run, and which cases it says have failed. */
const runners = [
  {
    name: 'Vitest',
    command: process.execPath as string | undefined,
    args: [resolve('node_modules/vitest/vitest.mjs'), 'run', '--root', '.', '--reporter', 'tap-flat'],
    failed: ({ output }: Ran) => [...output.matchAll(/^not ok .* > ([a-z0-9-]+): /gm)].map(([, id]) => id),
    passed: ({ output }: Ran) => [...output.matchAll(/^ok .* > ([a-z0-9-]+): /gm)].length,
  },
  {
    name: 'pytest',
    command: python,
    args: ['-B', '-m', 'pytest', '-q', '--tb=no', '-rA', '-p', 'no:cacheprovider'],
    failed: ({ output }: Ran) => [...output.matchAll(/^FAILED .*\[([a-z0-9-]+)\]/gm)].map(([, id]) => id),
    passed: ({ output }: Ran) => [...output.matchAll(/^PASSED .*\[([a-z0-9-]+)\]/gm)].length,
  },
  {
    name: 'Go',
    command: go,
    args: ['test', '-vet=off', '-v', 'verifierkit_test.go'],
    failed: ({ output }: Ran) => [...output.matchAll(/--- FAIL: TestVerifier\/(\S+)/g)].map(([, id]) => id),
    passed: ({ output }: Ran) => [...output.matchAll(/--- PASS: TestVerifier\/(\S+)/g)].length,
  },
];

let kit: Kit;
let folder: string;
let servers: Record<'strict' | 'key alone' | 'mock API' | 'gateway', Served>;

beforeAll(async () => {
  kit = await makeKit(
    {
      issuer: 'https://kit.example',
      audience: 'https://api.example',
      alg: 'ES256',
      profile: 'at+jwt',
      leewayS: 5,
      goodForS: 3600,
    },
    {
      clock: { now: Date.now },
      random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
    },
  );
  servers = {
    strict: await joseServer(kit, 'strict'),
    'key alone': await joseServer(kit, 'key alone'),
    'mock API': await mockApi(kit),
    gateway: await gateway(),
  };
  // Inside the project, where Vitest is found.
  mkdirSync('test-results', { recursive: true });
  folder = resolve(mkdtempSync('test-results/verifier-kit-'));
  cpSync(HERE, folder, { recursive: true });
  // Or Vitest would go by the project's.
  writeFileSync(join(folder, 'vitest.config.js'), 'export default {};');
  writeFileSync(join(folder, 'verifier-kit.json'), exportKit(kit, 'json'));
}, MINUTES);

afterAll(() => {
  for (const { close } of Object.values(servers)) close();
  rmSync(folder, { recursive: true });
});

/** What jose takes with a key alone that the profile refuses: a few, by which a run shows that it can fail. */
const LET_IN = ['typ-jwt', 'exp-missing', 'iss-other', 'aud-other'];

describe.each(runners)('the test file for $name', ({ name, command, args, failed, passed }) => {
  if (command === undefined) console.warn(`Skipped: the test file for ${name}: it is not installed`);

  test('is offered under its name', () => {
    const offered = testFiles.find(({ runner }) => runner === name);
    expect(existsSync(join(HERE, offered?.name ?? 'none'))).toBe(true);
    expect(offered?.code).toContain('verifier-kit.json');
  });

  test.skipIf(command === undefined).each(['strict', 'mock API'] as const)(
    'passes against a verifier that gets everything right: %s',
    async (server) => {
      const ran = await run(command ?? '', args, folder, servers[server].url);
      expect([failed(ran), ran.status, passed(ran)], ran.errors).toEqual([[], 0, kit.cases.length]);
    },
    MINUTES,
  );

  test.skipIf(command === undefined)(
    'says so where something in front of the verifier forbids all',
    async () => {
      const ran = await run(command ?? '', args, folder, servers.gateway.url);
      expect(ran.status).toBe(1);
      expect(`${ran.output}${ran.errors}`).toMatch(
        /(?:not ok .*|FAILED .*|Error: |: )[wW]hat_?.?is.no.token/,
      );
    },
    MINUTES,
  );

  test.skipIf(command === undefined)(
    'names the cases that a careless verifier gets wrong',
    async () => {
      const ran = await run(command ?? '', args, folder, servers['key alone'].url);
      expect(ran.status).toBe(1);
      expect(failed(ran)).toEqual(expect.arrayContaining(LET_IN));
    },
    MINUTES,
  );
});

if (dash === undefined) console.warn('Skipped: the shell script: there is no shell with curl');

describe.skipIf(dash === undefined)('the shell script', () => {
  /** It starts curl anew for each case, which takes longer than all that is asked. */
  let asked: Kit;
  beforeAll(() => {
    const cases = countOf('cases of the shell script', kit.cases.length, 20);
    const every = Math.ceil(kit.cases.length / cases);
    asked = {
      ...kit,
      cases: kit.cases.filter(({ id }, index) => index % every === 0 || LET_IN.includes(id)),
    };
    writeFileSync(join(folder, SCRIPT), exportKit(asked, 'shell'));
  });
  const script = (...args: string[]) => run(dash ?? '', [SCRIPT, ...args], folder);
  const verdicts = (output: string) => {
    const results = readResults(output);
    return judge(asked, results.ok ? results.value : []);
  };

  test(
    'prints what the page reads, and passes a good verifier',
    async () => {
      for (const server of ['strict', 'mock API'] as const) {
        const { status, output, errors } = await script(servers[server].url);
        const { judged, counts, unknown, duplicate } = verdicts(output);
        expect([status, errors]).toEqual([0, '0 wrong or unclear.\n']);
        expect([judged, counts.wrong, counts.unclear, counts.missing]).toEqual([true, 0, 0, 0]);
        expect([unknown, duplicate]).toEqual([[], []]);
      }
    },
    MINUTES,
  );

  test(
    'fails a careless one, and counts as the page does',
    async () => {
      const { status, output, errors } = await script(servers['key alone'].url);
      const { rows, counts } = verdicts(output);
      const wrong = rows.filter(({ verdict }) => verdict === 'wrong').map(({ id }) => id);
      expect(status).toBe(1);
      expect(wrong).toEqual(expect.arrayContaining(LET_IN));
      expect(errors).toContain(`${counts.wrong + counts.unclear} wrong or unclear.`);
    },
    MINUTES,
  );

  test('proves nothing where nobody answers, and says what it needs', async () => {
    const few = exportKit({ ...kit, cases: kit.cases.slice(0, 3) }, 'shell');
    writeFileSync(join(folder, 'few.sh'), few);
    const away = await run(dash ?? '', ['few.sh', 'http://127.0.0.1:1/'], folder);
    expect(away).toMatchObject({ status: 2, output: expect.stringContaining('minimal 000') });
    expect(away.errors).toContain('No good token was taken');
    expect(await script()).toMatchObject({ status: 2, errors: expect.stringContaining('Which address?') });
  });

  test('proves nothing where all is forbidden, good token or bad', async () => {
    const few = exportKit(
      { ...kit, cases: kit.cases.filter(({ id }) => ['minimal', ...LET_IN].includes(id)) },
      'shell',
    );
    writeFileSync(join(folder, 'few.sh'), few);
    const forbidden = await run(dash ?? '', ['few.sh', servers.gateway.url], folder);
    expect(forbidden).toMatchObject({ status: 2, output: expect.stringContaining('minimal 403') });
    expect(forbidden.errors).toContain('Every answer was 403');
  });

  test('takes a token for nothing but a text, whatever stands in it', async () => {
    const token = `x'; echo broken; '$(echo broken)\`echo broken\` "\\`;
    const [first] = kit.cases;
    if (!first) throw new Error('a kit has cases');
    writeFileSync(join(folder, 'odd.sh'), exportKit({ ...kit, cases: [{ ...first, token }] }, 'shell'));
    const { output, errors } = await run(dash ?? '', ['odd.sh', servers.strict.url], folder);
    expect(output).toBe('minimal 401\n');
    expect(errors).not.toContain('broken');
  });
});

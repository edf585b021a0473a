import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as jose from 'jose';
import { describe, expect, onTestFinished, test } from 'vitest';
import { makeKit } from '../../../src/core/verifier/index.js';
import { serveIssuer } from '../../../src/hosts/verify/issuer.js';
import { verifyOptions } from '../../../src/hosts/verify/options.js';
import { sendCases } from '../../../src/hosts/verify/sendCases.js';
import { verify } from '../../../src/hosts/verify/verify.js';
import { seededRandom, SettableClock } from '../../core/api/harness.js';
import { listen } from '../harness.js';

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function bearerOf({ headers }: IncomingMessage): string {
  return (headers.authorization ?? '').replace(/^Bearer /, '');
}

/** An API that verifies with jose, as most do. */
function verifying(issuerPort: number, audience: () => string): RequestListener {
  const keys = jose.createRemoteJWKSet(new URL(`http://127.0.0.1:${issuerPort}/jwks.json`));
  return (request, response) => {
    jose
      .jwtVerify(bearerOf(request), keys, {
        issuer: `http://localhost:${issuerPort}`,
        audience: audience(),
        algorithms: ['ES256'],
        typ: 'at+jwt',
        requiredClaims: ['exp', 'sub', 'iat', 'jti', 'client_id'],
      })
      .then(
        () => response.writeHead(200).end(),
        () => response.writeHead(401).end(),
      );
  };
}

interface Ran {
  status: number;
  said: string;
  complained: string;
  report: (extension: string) => string;
}

/** Runs the command against an API, as fast as it goes. */
async function run(
  api: (issuerPort: number, audience: () => string) => RequestListener,
  more: string[] = [],
): Promise<Ran> {
  const issuerPort = await freePort();
  let audience = '';
  const port = await listen(api(issuerPort, () => audience));
  audience = `http://localhost:${port}`;
  const folder = mkdtempSync(join(tmpdir(), 'verify-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const told = { said: '', complained: '' };
  const url = `http://localhost:${port}/orders`;
  const out = more.flatMap((arg, index) => (more[index - 1] === '--out' ? join(folder, arg) : [arg]));
  const status = await verify(
    ['--url', url, '--issuer-port', String(issuerPort), '--rate', '1000', ...out],
    (text) => (told.said += text),
    (text) => (told.complained += text),
  );
  return { status, ...told, report: (name) => readFileSync(join(folder, name), 'utf8') };
}

describe('the command', () => {
  test('finds nothing harmful in an API that verifies with jose, and ends with 0', async () => {
    const { status, said } = await run(verifying);
    expect([status, said.match(/^harm /gm)]).toEqual([0, null]);
    expect(said).toMatch(/\d+ right, \d+ wrong, .* 0 not sent\.\n$/);
  });

  test.each([
    ['report.md', '# What your verifier accepts and refuses'],
    ['report.xml', '<testsuites name="verifier kit">'],
    ['report.json', '"judged": true'],
    ['report.csv', 'alg-none'],
  ])('tells the worst first and ends with 1 where anything is taken, and writes %s', async (name, inside) => {
    const { status, said, report } = await run(
      () => (_request, response) => void response.writeHead(200).end(),
      ['--out', name],
    );
    expect(status).toBe(1);
    const severities = [...said.matchAll(/^(harm|risk|note) /gm)].map(([, severity]) => severity);
    expect(severities.length).toBeGreaterThan(20);
    const order = ['harm', 'risk', 'note'];
    const ranks = severities.map((severity = '') => order.indexOf(severity));
    expect(ranks).toEqual([...ranks].sort((left, right) => left - right));
    expect(report(name)).toContain(inside);
    // No report holds a token.
    expect(report(name)).not.toMatch(/eyJ[\w-]{10,}\./);
  });

  test('ends with 2 where the report cannot be written, and says all the same what was found', async () => {
    const { status, said, complained } = await run(verifying, ['--out', 'nowhere/report.md']);
    expect(status).toBe(2);
    expect(said).toMatch(/\d+ right, \d+ wrong/);
    expect(complained).toMatch(/^The report was not written\. ENOENT/);
  });

  test('proves nothing where all are refused, and says what to look for', async () => {
    const { status, complained } = await run(
      () => (_request, response) => void response.writeHead(401).end(),
    );
    expect(status).toBe(2);
    expect(complained).toMatch(
      /^Nothing is proven\. No good token was taken, and the API never asked for the keys/,
    );
  });

  test('says what 403 for the bad tokens alone may mean', async () => {
    const { status, complained } = await run((port, audience) => {
      const api = verifying(port, audience);
      return (request, response) => {
        const writeHead = response.writeHead.bind(response);
        response.writeHead = (code: number) => writeHead(code === 401 ? 403 : code);
        api(request, response);
      };
    });
    expect(status).toBe(1);
    expect(complained).toMatch(
      /^Good tokens were accepted, and nearly all bad ones answered 403,.*`insufficient_scope`/,
    );
  });

  test('ends with 2 where a limit hides what became of some tokens, whatever the others met', async () => {
    let calls = 0;
    const { status, complained, report } = await run(
      (port, audience) => {
        const api = verifying(port, audience);
        return (request, response) =>
          (calls += 1) > 40 ? void response.writeHead(429).end() : api(request, response);
      },
      ['--out', 'report.xml'],
    );
    expect(status).toBe(2);
    expect(complained).toMatch(/^\d+ of \d+ tokens got neither a yes nor a no/);
    expect(report('report.xml')).toContain('<error message="nothing is proven: answered 429"/>');
  });

  test('follows no redirect with a token', async () => {
    const seen: string[] = [];
    const other = await listen((request, response) => {
      seen.push(bearerOf(request));
      response.writeHead(200).end();
    });
    const { status } = await run(
      () => (_request, response) =>
        void response.writeHead(302, { Location: `http://localhost:${other}/` }).end(),
    );
    expect([status, seen]).toEqual([2, []]);
  });

  test('prints nothing but the result when it is to be quiet', async () => {
    const { said } = await run(() => (_request, response) => void response.writeHead(200).end(), ['--quiet']);
    expect(said).not.toContain(' tokens to ');
  });

  test('says that its port is taken', async () => {
    const port = await listen((_request, response) => void response.end());
    let complained = '';
    const args = ['--url', 'http://localhost:3000/', '--issuer-port', String(port)];
    expect(
      await verify(
        args,
        () => undefined,
        (text) => (complained += text),
      ),
    ).toBe(2);
    expect(complained).toContain(`Port ${port} is in use.`);
  });
});

describe('what it may be told', () => {
  test.each([
    [[], 'Which address?'],
    [['--url', 'http://api.example/orders'], 'not of this machine'],
    [['--url', 'http://127.0.0.1.evil.example/'], 'not of this machine'],
    [['--url', 'http://localhost@evil.example/'], 'not of this machine'],
    [['--url', 'ftp://localhost/'], 'http or https'],
    [['--url', 'http://localhost:1/', '--alg', 'HS256'], 'The setting alg must be one of'],
    [['--url', 'http://localhost:1/', '--rate', '0'], 'The setting rate'],
    [['--url', 'http://localhost:1/', '--out', 'report.pdf'], '.md, .xml, .json or .csv'],
    [['--url', 'http://localhost:1/', '--port', '1'], '--port is unknown'],
  ])('%j is refused', (args, sentence) => {
    const asked = verifyOptions(args);
    expect(asked.kind === 'fault' && asked.message).toContain(sentence);
  });

  test.each(['http://localhost:3000/', 'http://127.0.0.1/', 'http://127.8.8.8/', 'http://[::1]:3000/'])(
    '%s is this machine',
    (url) => {
      expect(verifyOptions(['--url', url]).kind).toBe('options');
    },
  );

  test('another host is tested by whoever says that it is theirs', () => {
    expect(verifyOptions(['--url', 'https://api.example/orders', '--i-own-this-host']).kind).toBe('options');
  });
});

test('requests go out no faster than the rate, and end when the time is over', async () => {
  let now = 0;
  const times: number[] = [];
  const cases = Array.from({ length: 50 }, (_, index) => ({ id: `case-${index}`, token: 'x' }));
  const results = await sendCases(cases as unknown as Parameters<typeof sendCases>[0], {
    url: 'http://localhost:1/',
    method: 'GET',
    rate: 10,
    maxSeconds: 3,
    fetch: () => {
      times.push(now);
      return Promise.resolve(new Response(null, { status: 401 }));
    },
    sleep: (ms) => {
      now += ms;
      return Promise.resolve();
    },
    stopwatch: { now: () => now },
    progress: () => undefined,
  });
  expect(times.slice(0, 4)).toEqual([0, 100, 200, 300]);
  expect(results).toHaveLength(31);
});

test('the issuer shows metadata and keys where an API looks, on each address of this machine', async () => {
  const issuer = await serveIssuer(0);
  onTestFinished(() => issuer.close());
  const at = (path: string, host = 'localhost'): Promise<Response> =>
    fetch(`http://${host}:${issuer.port}${path}`);
  expect((await at('/jwks.json')).status).toBe(404);
  const kit = await makeKit(
    {
      issuer: 'https://kit.example/a',
      audience: 'x',
      alg: 'ES256',
      profile: 'jwt',
      leewayS: 0,
      goodForS: 60,
    },
    { clock: new SettableClock(), random: seededRandom() },
  );
  issuer.use(kit);
  for (const path of [
    '/.well-known/openid-configuration',
    '/.well-known/oauth-authorization-server/a',
    '/a/.well-known/openid-configuration',
  ]) {
    const metadata = (await (await at(path)).json()) as Record<string, string>;
    expect(metadata).toMatchObject({ issuer: 'https://kit.example/a' });
    expect(await (await fetch(metadata['jwks_uri'] ?? '')).json()).toEqual(kit.jwks);
  }
  expect((await at('/jwks.json', '127.0.0.1')).status).toBe(200);
  expect(issuer.wasAsked).toBe(true);
});

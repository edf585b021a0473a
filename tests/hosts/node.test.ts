import { request } from 'node:http';
import fc from 'fast-check';
import * as oauth from 'oauth4webapi';
import { describe, expect, test } from 'vitest';
import { nodeMiddleware } from '../../src/hosts/node.js';
import { MAX_BODY_BYTES } from '../../src/hosts/practice.js';
import { members } from '../core/api/harness.js';
import { confidentialClient, listen, practiceServer, send } from './harness.js';

const status = (answer: string): string => answer.split('\r\n', 1).join();
const body = (answer: string): string => answer.slice(answer.indexOf('\r\n\r\n') + 4);

/** A request head that asks for the connection to be closed after the answer. */
function head(line: string, fields: string[] = []): string {
  return [line, ...fields, 'Connection: close', '', ''].join('\r\n');
}

test('a client that we did not write discovers the API, gets a token and finds it expired after its 30 seconds', async () => {
  const { practice, clock } = await practiceServer();
  const options = { [oauth.allowInsecureRequests]: true };
  const issuer = new URL(practice.issuer);
  const server = await oauth.processDiscoveryResponse(
    issuer,
    await oauth.discoveryRequest(issuer, { ...options, algorithm: 'oauth2' }),
  );
  const { id, secret } = confidentialClient(practice);
  const client = { client_id: id };
  const granted = await oauth.processClientCredentialsResponse(
    server,
    client,
    await oauth.clientCredentialsGrantRequest(
      server,
      client,
      oauth.ClientSecretBasic(secret),
      { expires_in: '30' },
      options,
    ),
  );
  expect(granted.expires_in).toBe(30);
  const orders = (): Promise<Response> =>
    oauth.protectedResourceRequest(
      granted.access_token,
      'GET',
      new URL(`${practice.issuer}/v1/orders`),
      undefined,
      undefined,
      options,
    );
  expect((await orders()).status).toBe(200);
  clock.passSeconds(30);
  await expect(orders()).rejects.toThrow(oauth.WWWAuthenticateChallengeError);
});

test('HEAD is answered as GET is, without content', async () => {
  const { port } = await practiceServer();
  const answer = await send(port, head('HEAD /api/v1/orders HTTP/1.1', [`Host: localhost:${port}`]));
  expect(status(answer)).toBe('HTTP/1.1 401 Unauthorized');
  expect(answer).toContain('www-authenticate: Bearer realm="api"');
  expect(body(answer)).toBe('');
});

test('two Authorization fields are seen as two', async () => {
  const { port } = await practiceServer();
  const fields = [`Host: localhost:${port}`, 'Authorization: Bearer one', 'Authorization: Bearer two'];
  const answer = await send(port, head('GET /api/v1/orders HTTP/1.1', fields));
  expect(body(answer)).toContain('problem-ambiguous-credential');
});

test('other paths go on to whoever comes next', async () => {
  const { port } = await practiceServer();
  for (const path of ['/', '/apis', '/assets/api/x.js', '/api/../index.html', '//api/v1/orders', '*']) {
    const answer = await send(port, head(`OPTIONS ${path} HTTP/1.1`, [`Host: localhost:${port}`]));
    expect(status(answer)).toBe("HTTP/1.1 418 I'm a Teapot");
  }
});

describe('a request that is unusual or wrong', () => {
  const cases: [what: string, line: string, host: string | null, answer: string][] = [
    ['HTTP/1.0', 'GET /api/v1/orders HTTP/1.0', 'localhost:{port}', '401 Unauthorized'],
    ['the absolute form', 'GET http://localhost:{port}/api/v1/orders HTTP/1.1', 'x', '401 Unauthorized'],
    ['another host in absolute form', 'GET http://rebound.example/api HTTP/1.1', 'localhost:{port}', '421 '],
    ['a name and password', 'GET http://u:p@localhost:{port}/api HTTP/1.1', 'localhost:{port}', '400 Bad'],
    ['a password alone', 'POST http://:p@localhost:{port}/api HTTP/1.1', 'localhost:{port}', '400 Bad'],
    ['another Host', 'GET /api/v1/orders HTTP/1.1', 'rebound.example:{port}', '421 Misdirected Request'],
    ['no Host', 'GET /api/v1/orders HTTP/1.0', null, '400 Bad Request'],
    ['no Host in HTTP/1.1', 'GET /api/v1/orders HTTP/1.1', null, '400 Bad Request'],
    ['two Hosts', 'GET /api/v1/orders HTTP/1.1', 'localhost:{port}\r\nHost: x', '400 Bad Request'],
    ['an empty Host', 'GET /api/v1/orders HTTP/1.1', '', '400 Bad Request'],
    ['a Host with a path', 'GET /orders HTTP/1.1', 'localhost:{port}/api/v1', "418 I'm a Teapot"],
    ['a Host that hides another', 'GET /api HTTP/1.1', 'localhost:{port}@rebound.example', '400 Bad Request'],
    ['a Host that is no address', 'GET /api HTTP/1.1', '999.999.999.999', '400 Bad Request'],
    ['a port that is none', 'GET /api HTTP/1.1', 'localhost:99999', '400 Bad Request'],
    ['TRACE', 'TRACE /api/v1/orders HTTP/1.1', 'localhost:{port}', '501 Not Implemented'],
    ['a rare method', 'PROPFIND /api/v1/orders HTTP/1.1', 'localhost:{port}', '405 Method Not Allowed'],
    ['no request line', 'nonsense', 'localhost:{port}', '400 Bad Request'],
    ['a path that cannot be decoded', 'GET /api/%ff%fe%00 HTTP/1.1', 'localhost:{port}', '404 Not Found'],
  ];

  test.each(cases)('%s', async (_, line, host, answer) => {
    const { port } = await practiceServer();
    const withPort = (text: string): string => text.replaceAll('{port}', String(port));
    const fields = host === null ? [] : [`Host: ${withPort(host)}`];
    expect(status(await send(port, head(withPort(line), fields)))).toMatch(`HTTP/1.1 ${answer}`);
  });

  test('of any target in absolute form gets an answer', async () => {
    const { port } = await practiceServer();
    const part = fc.stringMatching(/^[\x21-\x7e]*$/);
    const scheme = fc.constantFrom('http', 'https', 'ftp', 'ws', 'file', 'blob', 'x-other');
    await fc.assert(
      fc.asyncProperty(scheme, part, fc.constantFrom('GET', 'POST'), async (of, before, method) => {
        const line = `${method} ${of}://${before}@localhost:${port}/api HTTP/1.1`;
        expect(status(await send(port, head(line, [`Host: localhost:${port}`])))).toMatch(
          /^HTTP\/1\.1 [24]\d\d /,
        );
      }),
    );
  });

  test('of any target, Host and credential gets an answer', async () => {
    const { port } = await practiceServer();
    const field = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[\x20-\xff]*$/),
      fc.constant(`localhost:${port}`),
    );
    await fc.assert(
      fc.asyncProperty(field, field, field, async (path, host, credential) => {
        const fields = [`Host: ${host}`, `Authorization: ${credential}`];
        const answer = await send(port, head(`POST /api/${path} HTTP/1.1`, fields));
        expect(status(answer)).toMatch(/^HTTP\/1\.1 4\d\d /);
      }),
    );
  });
});

describe('a body', () => {
  test('too large, in chunks, is 413, and the connection goes on', async () => {
    const { port } = await practiceServer();
    const content = 'a'.repeat(MAX_BODY_BYTES * 3);
    const chunked = `${content.length.toString(16)}\r\n${content}\r\n0\r\n\r\n`;
    const first = `POST /api/oauth/token HTTP/1.1\r\nHost: localhost:${port}\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const second = head('GET /api/v1/orders HTTP/1.1', [`Host: localhost:${port}`]);
    const answers = await send(port, first + chunked + second);
    expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413', 'HTTP/1.1 401']);
  });

  test('of a GET is dropped', async () => {
    const { port } = await practiceServer();
    const fields = [`Host: localhost:${port}`, 'Content-Length: 5'];
    const answer = await send(port, `${head('GET /api/v1/orders HTTP/1.1', fields)}hello`);
    expect(status(answer)).toBe('HTTP/1.1 401 Unauthorized');
  });

  test('that breaks off is forgotten, and the next caller is served', async () => {
    const { port, practice } = await practiceServer();
    const broken = request(`${practice.issuer}/oauth/token`, {
      method: 'POST',
      headers: { 'Content-Length': 100 },
    });
    const hungUp = new Promise((resolve) => broken.on('error', resolve));
    broken.write('grant_type=', () => broken.destroy(new Error('hung up')));
    await hungUp;
    expect((await fetch(`http://127.0.0.1:${port}/api/v1/orders`)).status).toBe(401);
  });
});

test('an answer carries its length, and JSON arrives whole', async () => {
  const { port, practice } = await practiceServer();
  const answer = await fetch(`http://127.0.0.1:${port}/.well-known/oauth-authorization-server/api`);
  expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(100);
  // By the name it was asked by.
  expect((await members(answer))['issuer']).toBe(practice.issuer.replace('localhost', '127.0.0.1'));
});

test.each<[how: string, fetch: (bug: Error) => Promise<Response>]>([
  ['that rejects', (bug) => Promise.reject(bug)],
  [
    'that throws at once',
    (bug) => {
      throw bug;
    },
  ],
])('a bug in a handler %s goes to whoever comes next', async (_, fails) => {
  const bug = new Error('a bug');
  const seen: unknown[] = [];
  const middleware = nodeMiddleware({ serves: () => true, fetch: () => fails(bug) });
  const port = await listen((incoming, outgoing) => {
    middleware(incoming, outgoing, (error) => {
      seen.push(error);
      outgoing.writeHead(500).end();
    });
  });
  expect((await fetch(`http://127.0.0.1:${port}/api`)).status).toBe(500);
  expect(seen).toEqual([bug]);
});

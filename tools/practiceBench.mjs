import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, symlinkSync, mkdirSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What is measured: long enough to be steady, short enough to wait for. */
const CONNECTIONS = 50;
const SECONDS = 4;
const STARTS = 5;
const MANY_CONNECTIONS = 2000;
/** How often it says what is held: where that is level, more calls would change nothing. */
const TENTHS = 10;
const running = new Set();

/**
 * The packed practice server beside two bare ones, in one run: calls a second, what a call costs, how soon it is ready, and
 * what it holds after `calls` calls. Figures, not a gate.
 */
export async function measurePractice({ calls = 1_000_000 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'key-or-token-bench-'));
  try {
    unpack(folder);
    const starts = [];
    for (let start = 0; start < STARTS; start += 1) {
      const { ready, tookMs, stop } = await startPractice(folder);
      starts.push([tookMs, ready]);
      await stop();
    }
    console.log(`start to ready: ${starts.map(([ms]) => ms.toFixed(0)).join(', ')} ms`);

    const practice = await startPractice(folder, [
      '--limit',
      '{"requests":1000000,"window_s":1}',
      '--seed',
      '7',
      // On a busy machine a million calls outlast the quarter of an hour that a token lives otherwise.
      '--access-ttl-s',
      '86400',
    ]);
    const { api, control, clients } = practice.ready;
    const { key } = await post(`${control}/keys`, {});
    const { access_token: token } = await form(`${api}/oauth/token`, clients[1]);
    const jwks = await (await fetch(`${api}/.well-known/jwks.json`)).json();
    const bare = await startBare(folder, { jwks, issuer: practice.ready.issuer });
    const rows = [
      ['bare Node, 200', `${bare.origin}/`, {}],
      ['bare Node with jose', `${bare.origin}/verified`, { Authorization: `Bearer ${token}` }],
      ['practice, API key', `${api}/v1/orders`, { 'X-API-Key': key }],
      ['practice, access token', `${api}/v1/orders`, { Authorization: `Bearer ${token}` }],
    ];
    const figures = [];
    for (const [name, url, headers] of rows) figures.push([name, await callsPerSecond(url, headers)]);
    const [, fastest] = figures[0];
    for (const [name, rate] of figures) {
      console.log(
        `${name.padEnd(24)} ${rate.toFixed(0).padStart(6)} calls a second, ${(rate / fastest).toFixed(2)} of bare, ${(1e6 / rate).toFixed(0)} µs`,
      );
    }

    const before = memoryOf(practice.pid);
    const opened = await openMany(`${api}/v1/orders`, { 'X-API-Key': key });
    console.log(`${opened} of ${MANY_CONNECTIONS} parallel connections answered`);
    console.log(`memory: ${before} MB before, ${memoryOf(practice.pid)} MB after them`);
    const began = performance.now();
    for (let tenth = 1; tenth <= TENTHS; tenth += 1) {
      const headers = tenth > TENTHS / 2 ? { Authorization: `Bearer ${token}` } : { 'X-API-Key': key };
      await callMany(`${api}/v1/orders`, headers, calls / TENTHS);
      const seconds = ((performance.now() - began) / 1000).toFixed(0);
      const made = ((calls / TENTHS) * tenth).toLocaleString('en');
      console.log(`memory: ${memoryOf(practice.pid)} MB after ${made} calls, ${seconds} s`);
    }
    await practice.stop();
    await bare.stop();
    return true;
  } finally {
    // What goes wrong on the way leaves nothing running.
    for (const child of running) child.kill();
    rmSync(folder, { recursive: true });
  }
}

/** Without npm: only the files of the package, and jose beside them. */
function unpack(folder) {
  execFileSync(process.execPath, ['tools/package.mjs', folder], { stdio: 'ignore' });
  const tarball = readdirSync(folder).find((name) => /^key-or-token-\d.*\.tgz$/.test(name));
  execFileSync('tar', ['xzf', tarball], { cwd: folder });
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(resolve('node_modules/jose'), join(folder, 'node_modules/jose'));
}

async function startPractice(folder, flags = []) {
  const args = ['package/bin/key-or-token.js', 'serve', '--port', '0', '--json', ...flags];
  const { line, tookMs, pid, stop } = await firstLine(folder, args);
  return { ready: JSON.parse(line), tookMs, pid, stop };
}

async function startBare(folder, { jwks, issuer }) {
  writeFileSync(
    join(folder, 'bare.mjs'),
    `import { createServer } from 'node:http';
     import { createLocalJWKSet, jwtVerify } from 'jose';
     const keys = createLocalJWKSet(${JSON.stringify(jwks)});
     const server = createServer(async (request, response) => {
       if (request.url === '/verified') await jwtVerify(request.headers.authorization.slice(7), keys, { issuer: '${issuer}' });
       response.setHeader('Content-Type', 'application/json').end('{"orders":[]}');
     }).listen(0, '127.0.0.1', () => console.log('http://localhost:' + server.address().port));`,
  );
  const { line, stop } = await firstLine(folder, ['bare.mjs']);
  return { origin: line, stop };
}

function firstLine(cwd, args) {
  const began = performance.now();
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(child);
  const closed = new Promise((done) => child.once('close', done)).then(() => running.delete(child));
  return new Promise((done, failed) => {
    child.once('close', () => failed(new Error(`${args[0]} ended before it was ready`)));
    child.stdout.once('data', (data) => {
      const stop = () => (child.kill('SIGTERM'), closed);
      done({ line: String(data).trim(), tookMs: performance.now() - began, pid: child.pid, stop });
    });
  });
}

async function callsPerSecond(url, headers) {
  await callFor(url, headers, 1);
  return (await callFor(url, headers, SECONDS)) / SECONDS;
}

async function callFor(url, headers, seconds) {
  const until = performance.now() + seconds * 1000;
  return callWhile(url, headers, () => performance.now() < until);
}

async function callMany(url, headers, calls) {
  let left = calls;
  await callWhile(url, headers, () => (left -= 1) >= 0);
}

async function callWhile(url, headers, goesOn) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  let answered = 0;
  const caller = async () => {
    while (goesOn()) {
      const status = await statusOf(url, headers, agent);
      if (status !== 200) throw new Error(`${url} answered ${status}`);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, caller));
  agent.destroy();
  return answered;
}

async function openMany(url, headers) {
  const agent = new Agent({ keepAlive: false, maxSockets: MANY_CONNECTIONS });
  const statuses = await Promise.all(
    Array.from({ length: MANY_CONNECTIONS }, () => statusOf(url, headers, agent).catch(() => 0)),
  );
  return statuses.filter((status) => status === 200).length;
}

function statusOf(url, headers, agent) {
  return new Promise((done, failed) => {
    get(url, { headers, agent }, (response) =>
      response.resume().once('end', () => done(response.statusCode)),
    ).once('error', failed);
  });
}

/** In megabytes, as the system sees it. */
function memoryOf(pid) {
  const kilobytes = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }));
  return Math.round(kilobytes / 1024);
}

async function post(url, body) {
  const headers = { 'Content-Type': 'application/json' };
  return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).json();
}

async function form(url, { id, secret }) {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: id,
    client_secret: secret,
  });
  return (await fetch(url, { method: 'POST', body })).json();
}

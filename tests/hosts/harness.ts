import { createServer, type RequestListener } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { nodeMiddleware, type Middleware } from '../../src/hosts/node.js';
import { isPracticePath } from '../../src/hosts/paths.js';
import { sleep } from '../../src/hosts/sleep.js';
import { startPractice, type Practice, type PracticeDeps } from '../../src/hosts/practice.js';
import { members, seededRandom, SettableClock } from '../core/api/harness.js';

export const PORT = 4173;

export interface Served {
  practice: Practice;
  clock: SettableClock;
  /** `call('GET /api/v1/orders', …)`, to the host it is usually called by. */
  call: (line: string, init?: RequestInit & { host?: string }) => Promise<Response>;
}

export async function practiceAt(port = PORT, deps: Partial<PracticeDeps> = {}): Promise<Served> {
  const clock = new SettableClock();
  let elapsed = 0;
  const stopwatch = { now: () => (elapsed += 0.25) };
  const practice = startPractice({ clock, random: seededRandom(), stopwatch, sleep, port, ...deps });
  return {
    practice,
    clock,
    call(line, { host = `localhost:${port}`, ...init } = {}) {
      const [method = '', path = ''] = line.split(' ');
      return practice.fetch(new Request(`http://${host}${path}`, { method, ...init }));
    },
  };
}

/** Id and secret of the confidential demo client. */
export function confidentialClient({ clients }: Practice): { id: string; secret: string } {
  const client = clients.find(({ secret }) => secret !== undefined);
  if (client?.secret === undefined) throw new Error('there is a confidential demo client');
  return { id: client.id, secret: client.secret };
}

export async function mintKey({ practice, call }: Served, asked: object): Promise<string> {
  const answer = await call('POST /api/v1/keys', {
    headers: { Authorization: `Bearer ${practice.adminSecret}` },
    body: JSON.stringify(asked),
  });
  return String((await members(answer))['key']);
}

/** Listens on a free port of 127.0.0.1 until the test is over. */
export async function listen(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** The practice API on a real server. Whatever is not its own is answered 418 by what comes after it. */
export async function practiceServer(): Promise<Served & { port: number }> {
  let middleware: Middleware = (_incoming, outgoing) => outgoing.writeHead(503).end();
  const port = await listen((incoming, outgoing) => {
    middleware(incoming, outgoing, () => outgoing.writeHead(418).end());
  });
  // The port is known from here on, and nobody has called yet.
  const served = await practiceAt(port);
  middleware = nodeMiddleware({ serves: isPracticePath, fetch: served.practice.fetch });
  return { ...served, port };
}

/** Sends bytes as they are, and reads until the server closes the connection. */
export function send(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text, 'latin1'));
    socket
      .setEncoding('latin1')
      .on('data', (chunk) => (answer += String(chunk)))
      .on('error', reject)
      .on('close', () => resolve(answer));
  });
}

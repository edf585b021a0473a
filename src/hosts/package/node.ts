import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { tlsFor } from '../certificate/tls.js';
import { closeAll, listenLocally } from '../listenLocally.js';
import { nodeMiddleware, type Middleware } from '../node.js';
import { isPracticePath } from '../paths.js';
import { startPractice } from '../practice.js';
import { introduction, readyOf } from '../introduction.js';
import type { Ready } from '../ready.js';
import { sleep } from '../sleep.js';
import { handleOf } from './handle.js';
import type { PracticeSettings } from './settings.js';
import { answerFault, answerOthers } from './others.js';
import { findPage } from './page.js';
import type { PracticeHandle } from './types.js';

/** A practice API on a port. */
export interface PracticeServer extends PracticeHandle {
  readonly port: number;
  /** What a program needs that calls it, as `--json` prints it. */
  readonly ready: Ready;
  /** The same for a person at a terminal. */
  readonly introduction: string;
  /** Ends every connection and frees the port. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Node’s own limit of 16 KB for all header fields together would hide how the API itself answers those. */
const MAX_HEADER_BYTES = 64 * 1024;

/**
 * Serves a practice API on this machine alone, on a port of its own unless one is named. Rejects where a setting is wrong
 * or the port is taken.
 */
export async function serve(settings: PracticeSettings = {}): Promise<PracticeServer> {
  let middleware: Middleware = (_incoming, outgoing) => outgoing.writeHead(503).end();
  const listener: RequestListener = (incoming, outgoing) => {
    middleware(incoming, outgoing, (error) => answerFault(outgoing, error));
  };
  const deps = {
    clock: { now: () => Date.now() },
    random: { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) },
    stopwatch: performance,
    sleep,
    settings,
  };
  // Before anything listens: a wrong setting must leave no port behind. What is null counts as left out from here on.
  const { settings: read } = startPractice({ ...deps, port: 0 });
  const { host, port = 0 } = read;
  const tls = await tlsFor(read, Date.now());
  const options = { maxHeaderSize: MAX_HEADER_BYTES };
  const make = (): Server =>
    tls
      ? createTlsServer({ ...options, cert: tls.cert, key: tls.key }, listener)
      : createServer(options, listener);

  const { servers, port: listening } = await listenLocally(make, port, host).catch((error: unknown) => {
    tls?.remove();
    throw error;
  });
  const practice = startPractice({ ...deps, port: listening, scheme: tls ? 'https' : 'http' });
  // Its keys are made now rather than while the first caller waits.
  await practice.worlds.shared.api();
  const page = findPage();
  const api = nodeMiddleware({ serves: isPracticePath, fetch: practice.fetch });
  const others = nodeMiddleware({
    serves: () => true,
    fetch: (request) => answerOthers(request, page, practice.misdirected(new URL(request.url))),
  });
  middleware = (incoming, outgoing, next) =>
    api(incoming, outgoing, (error) => (error ? next(error) : others(incoming, outgoing, next)));

  const told = { certificate: tls?.path, hasPage: page !== null };
  const close = async (): Promise<void> => {
    await closeAll(servers);
    tls?.remove();
  };
  return Object.assign(handleOf(practice), {
    port: listening,
    ready: readyOf(practice, told),
    introduction: introduction(practice, told),
    close,
    [Symbol.asyncDispose]: close,
  });
}

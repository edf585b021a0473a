import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer, type Plugin, type PreviewServer, type ViteDevServer } from 'vite';
import { nodeMiddleware } from '../../src/hosts/node.js';
import { isPracticePath } from '../../src/hosts/paths.js';
import type * as PracticeModule from '../../src/hosts/practice.js';
import { introduction } from './introduction.js';

export interface PracticePlugin {
  /** The text for the terminal. Rejects while no server listens. */
  introduce(): Promise<string>;
}

/** Node's own limit is 16 KB for all header fields together, which would hide how the API itself answers those. */
const MAX_HEADER_BYTES = 64 * 1024;

/** Serves the practice API beside the app in dev and in preview, from when a server listens: a build never loads it. */
export function practiceApi({
  redirectUri,
}: { redirectUri?: string | undefined } = {}): Plugin<PracticePlugin> {
  let introduce = (): Promise<string> => Promise.reject(new Error('the practice API is not served yet'));

  function serve({ httpServer, middlewares, config }: ViteDevServer | PreviewServer): void {
    if (!httpServer) return;
    let started: Promise<PracticeModule.Practice> | undefined;
    const practice = (): Promise<PracticeModule.Practice> =>
      (started ??= start(config.root, httpServer as Server, redirectUri));
    introduce = async () => introduction(await practice());

    Object.assign(httpServer, { maxHeaderSize: MAX_HEADER_BYTES });
    // First in line: behind Vite's own answers to preflights and to unknown hosts, ours would never be seen.
    middlewares.stack.unshift({
      route: '',
      handle: nodeMiddleware({
        serves: isPracticePath,
        fetch: async (request) => (await practice()).fetch(request),
      }),
    });
    httpServer.once('listening', () => {
      introduce().then(
        (text) => config.logger.info(`\n${text}\n`),
        ({ message }: Error) => config.logger.error(message),
      );
    });
  }

  return {
    name: 'key-or-token:practice-api',
    api: { introduce: () => introduce() },
    configureServer: serve,
    configurePreviewServer: serve,
  };
}

async function start(
  root: string,
  httpServer: Server,
  redirectUri: string | undefined,
): Promise<PracticeModule.Practice> {
  // Preview has nothing that reads TypeScript. This stays open, since parts of the API load with the first request.
  const loader = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  httpServer.once('close', () => void loader.close());
  const { startPractice } = (await loader.ssrLoadModule('/src/hosts/practice.ts')) as typeof PracticeModule;
  return startPractice({
    clock: { now: () => Date.now() },
    random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
    stopwatch: performance,
    port: (httpServer.address() as AddressInfo).port,
    redirectUri,
  });
}

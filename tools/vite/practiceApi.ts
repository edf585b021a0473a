import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server as TlsServer } from 'node:tls';
import { createServer, type Plugin, type PreviewServer, type ViteDevServer } from 'vite';
import { nodeMiddleware } from '../../src/hosts/node.js';
import { isPracticePath } from '../../src/hosts/paths.js';
import { sleep } from '../../src/hosts/sleep.js';
import type * as CommandLineModule from '../../src/hosts/commandLine.js';
import type * as PracticeModule from '../../src/hosts/practice.js';
import { introduction, readyOf } from '../../src/hosts/introduction.js';
import type { Ready } from '../../src/hosts/ready.js';

export interface PracticePlugin {
  /** The text for the terminal, with the path of a certificate where there is one. Rejects while no server listens. */
  introduce(certificate?: string): Promise<string>;
  /** The same for a program. */
  ready(certificate?: string): Promise<Ready>;
}

/** Node's own limit is 16 KB for all header fields together, which would hide how the API itself answers those. */
const MAX_HEADER_BYTES = 64 * 1024;

/** Serves the practice API beside the app in dev and in preview, from when a server listens: a build never loads it. */
export function practiceApi({ settings }: { settings?: unknown } = {}): Plugin<PracticePlugin> {
  let served = (): Promise<PracticeModule.Practice> =>
    Promise.reject(new Error('the practice API is not served yet'));

  function serve({ httpServer, middlewares, config }: ViteDevServer | PreviewServer): void {
    if (!httpServer) return;
    let started: Promise<PracticeModule.Practice> | undefined;
    const practice = (): Promise<PracticeModule.Practice> =>
      (started ??= start(config.root, httpServer as Server, settings));
    served = practice;

    Object.assign(httpServer, { maxHeaderSize: MAX_HEADER_BYTES });
    // First in line: behind Vite's own answers to preflights and to unknown hosts, ours would never be seen.
    middlewares.stack.unshift({
      route: '',
      handle: nodeMiddleware({
        serves: isPracticePath,
        fetch: async (request, peer) => (await practice()).fetch(request, peer),
      }),
    });
    httpServer.once('listening', () => {
      practice().then(
        (ours) => config.logger.info(`\n${introduction(ours, { hasPage: true })}\n`),
        ({ message }: Error) => config.logger.error(message),
      );
    });
  }

  return {
    name: 'key-or-token:practice-api',
    api: {
      introduce: async (certificate) => introduction(await served(), { certificate, hasPage: true }),
      ready: async (certificate) => readyOf(await served(), { certificate, hasPage: true }),
    },
    configureServer: serve,
    configurePreviewServer: serve,
  };
}

async function start(root: string, httpServer: Server, settings: unknown): Promise<PracticeModule.Practice> {
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
    scheme: httpServer instanceof TlsServer ? 'https' : 'http',
    sleep,
    settings: settings ?? (await fromEnvironment(loader)),
  });
}

/** What `npm start` was told, or whoever starts the development server. */
async function fromEnvironment(loader: ViteDevServer): Promise<unknown> {
  const { settingsFrom } = (await loader.ssrLoadModule(
    '/src/hosts/commandLine.ts',
  )) as typeof CommandLineModule;
  const asked = await settingsFrom([], process.env);
  if (asked.kind === 'fault') throw new Error(asked.message);
  return asked.kind === 'settings' ? asked.given : {};
}

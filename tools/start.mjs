import './node-version.mjs';
import { createServer } from 'node:net';
import { installWhatIsMissing, run } from './run.mjs';

const PORT = 4173;
const HOST = '127.0.0.1';

installWhatIsMissing();
const { createServer: createLoader, preview } = await import('vite');
const { port, host, json, quiet, variables, tls } = await readSettings(process.argv.slice(2));
if (!(await isFree(port, host))) {
  console.error(`Port ${port} is in use. Stop what listens there, or name another: npm start -- --port 0`);
  process.exit(1);
}
Object.assign(process.env, variables);
if (tls) {
  // However it ends, the certificate goes with it.
  process.once('exit', tls.remove);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit());
}
if (!run('npx', ['vite', 'build', '--logLevel', json ? 'error' : 'warn'])) process.exit(1);

const { config } = await preview({
  logLevel: json ? 'error' : 'warn',
  preview: { port, host, ...(tls && { https: { cert: tls.cert, key: tls.key, ALPNCallback: oldestFirst } }) },
});
const practice = config.plugins.find(({ name }) => name === 'key-or-token:practice-api').api;
try {
  // Where it fails, Vite's log has said why.
  const ready = await practice.ready(tls?.path);
  if (json) console.log(JSON.stringify(ready));
  else if (!quiet) {
    const { origin } = ready;
    console.log(`\nKey or Token is at ${origin} (Ctrl+C stops it)`);
    console.log(`Watch your client’s calls at ${origin}/#/practice`);
    console.log(`\n${await practice.introduce(tls?.path)}`);
  }
} catch {
  process.exit(1);
}

/** The settings of `key-or-token serve`, under the same flags and the same environment. */
async function readSettings(args) {
  const { NODE_ENV } = process.env;
  const loader = await createLoader({
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  try {
    const { settingsFrom, usage } = await loader.ssrLoadModule('/src/hosts/commandLine.ts');
    const asked = await settingsFrom(args, process.env);
    if (asked.kind === 'help') {
      console.log(`npm start -- [settings]\n\n${usage()}`);
      process.exit(0);
    }
    if (asked.kind === 'fault') {
      console.error(asked.message);
      process.exit(2);
    }
    const { tlsFor } = await loader.ssrLoadModule('/src/hosts/certificate/tls.ts');
    const tls = await tlsFor(asked.settings, Date.now()).catch(({ message }) => {
      console.error(message);
      process.exit(2);
    });
    return { port: PORT, host: HOST, ...asked.settings, variables: asked.variables, tls };
  } finally {
    await loader.close();
    // The loader makes it a development server's, and the build would take that over.
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
  }
}

/** HTTP/1.1, as everywhere else here: over HTTP/2 a request has no Host, and no two of them to refuse. */
function oldestFirst({ protocols }) {
  return protocols.includes('http/1.1') ? 'http/1.1' : undefined;
}

function isFree(port, host) {
  return new Promise((resolve) => {
    const probe = createServer()
      .once('error', () => resolve(false))
      .once('listening', () => probe.close(() => resolve(true)))
      .listen(port, host);
  });
}

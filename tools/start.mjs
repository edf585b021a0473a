import './node-version.mjs';
import { createServer } from 'node:net';
import { installWhatIsMissing, run } from './run.mjs';

const PORT = 4173;
const HOST = '127.0.0.1';

installWhatIsMissing();
const { createServer: createLoader, preview } = await import('vite');
const { port, host, json, quiet, variables } = await readSettings(process.argv.slice(2));
if (!(await isFree(port, host))) {
  console.error(`Port ${port} is in use. Stop what listens there, or name another: npm start -- --port 0`);
  process.exit(1);
}
Object.assign(process.env, variables);
if (!run('npx', ['vite', 'build', '--logLevel', json ? 'error' : 'warn'])) process.exit(1);

const { config, httpServer } = await preview({ logLevel: json ? 'error' : 'warn', preview: { port, host } });
const practice = config.plugins.find(({ name }) => name === 'key-or-token:practice-api').api;
try {
  // Where it fails, Vite's log has said why.
  if (json) console.log(JSON.stringify(await practice.ready()));
  else if (!quiet) {
    const origin = `http://localhost:${httpServer.address().port}`;
    console.log(`\nKey or Token is at ${origin} (Ctrl+C stops it)`);
    console.log(`Watch your client’s calls at ${origin}/#/practice`);
    console.log(`\n${await practice.introduce()}`);
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
    return { port: PORT, host: HOST, ...asked.settings, variables: asked.variables };
  } finally {
    await loader.close();
    // The loader makes it a development server's, and the build would take that over.
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
  }
}

function isFree(port, host) {
  return new Promise((resolve) => {
    const probe = createServer()
      .once('error', () => resolve(false))
      .once('listening', () => probe.close(() => resolve(true)))
      .listen(port, host);
  });
}

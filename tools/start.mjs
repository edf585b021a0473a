import './node-version.mjs';
import { createServer } from 'node:net';
import { installWhatIsMissing, run } from './run.mjs';

const PORT = 4173;

if (!(await isFree(PORT))) {
  console.error(`Port ${PORT} is in use. Stop what listens there, then run npm start again.`);
  process.exit(1);
}
installWhatIsMissing();
if (!run('npx', ['vite', 'build', '--logLevel', 'warn'])) process.exit(1);

const { preview } = await import('vite');
const { config } = await preview({ logLevel: 'warn', preview: { port: PORT } });
console.log(`\nKey or Token is at http://localhost:${PORT} (Ctrl+C stops it)`);
const { introduce } = config.plugins.find(({ name }) => name === 'key-or-token:practice-api').api;
// Where it fails, Vite's log has said why.
console.log(`\n${await introduce().catch(() => process.exit(1))}`);

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer()
      .once('error', () => resolve(false))
      .once('listening', () => probe.close(() => resolve(true)))
      .listen(port, '127.0.0.1');
  });
}

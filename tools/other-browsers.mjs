import './node-version.mjs';
import { installWhatIsMissing, run } from './run.mjs';

/** Does the main job of the built app in the browsers that Playwright cannot drive here. What is missing is skipped. */
installWhatIsMissing();
const { BROWSERS } = await import('../tests/otherBrowsers/drivers.mjs');
const { smoke } = await import('../tests/otherBrowsers/smoke.mjs');
const { preview } = await import('vite');

const PORT = 4174;

if (!run('npx', ['vite', 'build', '--logLevel', 'warn'])) process.exit(1);
const server = await preview({ logLevel: 'warn', preview: { port: PORT } });
for (const { name, open, missing } of BROWSERS) {
  const driver = await open();
  if (!driver) {
    console.log(`SKIPPED ${name}: ${missing}, then try again.`);
    continue;
  }
  console.log(driver.name);
  const fault = await smoke(driver, `http://127.0.0.1:${PORT}/`);
  await driver.close();
  console.log(fault ? `FAILED  ${name}: ${fault}` : `passed  ${name}`);
  if (fault) process.exitCode = 1;
}
await server.close();

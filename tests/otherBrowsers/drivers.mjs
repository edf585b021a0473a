import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * A browser, as far as the smoke test needs one.
 * @typedef {object} Driver
 * @property {string} name with its version
 * @property {(address: string) => Promise<void>} goto
 * @property {(expression: string) => Promise<unknown>} evaluate in the page; the value has to be JSON
 * @property {() => Promise<void>} close
 */

/** What there is to try: a driver, or the sentence that says what is missing. */
export const BROWSERS = [
  { name: 'Firefox', open: openFirefox, missing: 'install Firefox (Debian: firefox-esr)' },
  {
    name: 'WebKit',
    open: openWebKit,
    missing: 'install WebKitWebDriver and a virtual screen (Debian: webkit2gtk-driver xvfb)',
  },
];

/** Over WebDriver BiDi, which Firefox speaks by itself. */
async function openFirefox() {
  const executablePath = find('firefox') ?? find('firefox-esr');
  if (!executablePath) return null;
  const { launch } = await import('puppeteer-core');
  const browser = await launch({ browser: 'firefox', executablePath, headless: true });
  const page = await browser.newPage();
  return {
    name: await browser.version(),
    goto: async (address) => void (await page.goto(address)),
    evaluate: (expression) => page.evaluate(expression),
    close: () => browser.close(),
  };
}

/** Over WebDriver (W3C), with WebKitGTK's own driver and its small browser. */
async function openWebKit() {
  const [driverPath, screen, binary] = [find('WebKitWebDriver'), find('xvfb-run'), miniBrowser()];
  if (!driverPath || !screen || !binary) return null;
  const PORT = 4175;
  // A group of its own, so that driver, screen and browser go together.
  const driver = spawn(screen, ['-a', driverPath, `--port=${PORT}`], { stdio: 'ignore', detached: true });
  const end = () => process.kill(-driver.pid);
  const send = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${PORT}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  try {
    await until(() => send('GET', '/status').then(Boolean, () => false));
    const options = { binary, args: ['--automation'] };
    const { sessionId, capabilities } = await send('POST', '/session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
    });
    const session = `/session/${sessionId}`;
    return {
      name: `WebKitGTK ${capabilities.browserVersion}`,
      goto: (url) => send('POST', `${session}/url`, { url }),
      evaluate: (expression) =>
        send('POST', `${session}/execute/sync`, { script: `return (${expression});`, args: [] }),
      close: async () => {
        await send('DELETE', session);
        end();
      },
    };
  } catch (error) {
    end();
    throw error;
  }
}

export async function until(isSo, patienceMs = 20_000) {
  const ends = Date.now() + patienceMs;
  while (Date.now() < ends) {
    if (await isSo()) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

function find(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** Debian keeps it beside the library, in a folder by machine and by version. */
function miniBrowser() {
  const libraries = '/usr/lib';
  if (!existsSync(libraries)) return undefined;
  return readdirSync(libraries)
    .filter((name) => name.includes('linux-gnu'))
    .flatMap((machine) =>
      readdirSync(join(libraries, machine))
        .filter((name) => name.startsWith('webkit'))
        .map((name) => join(libraries, machine, name, 'MiniBrowser')),
    )
    .find((path) => existsSync(path));
}

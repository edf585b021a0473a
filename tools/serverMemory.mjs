import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get } from 'node:http';

const ADDRESS = 'http://127.0.0.1:4173';
const BURST = 1000;
/** The page, and the API as a caller with a wrong key meets it. */
const PATHS = ['/', '/api/v1/orders'];
/** As a multiple of what was held before. */
const MOST_HELD = 1.2;

/**
 * What `npm start` holds before and after a thousand requests at once, in megabytes: objects, and memory of the process, after
 * a collection each. Memory of the process is the looser of the two: what was free in between is given back in the system's
 * own time.
 *
 * @returns {Promise<boolean>} Whether the goal is met.
 */
export async function measureServerMemory() {
  const server = fork('tools/start.mjs', {
    execArgv: ['--expose-gc', '--import', './tools/tellMemory.mjs'],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  try {
    await untilIntroduced(server);
    // What the first requests load stays.
    for (const path of PATHS) await burst(path, 20);
    const before = await held(server);
    console.log(`\nserver: what npm start holds after ${BURST} requests at once, MB`);
    console.log(row('', 'objects', 'process', 'at most'));
    console.log(row('before', ...figures(before)));
    let isMet = true;
    for (const path of PATHS) {
      await burst(path, BURST);
      const after = await held(server);
      const meets = after.heapUsed <= MOST_HELD * before.heapUsed && after.rss <= MOST_HELD * before.rss;
      isMet &&= meets;
      console.log(row(`after GET ${path}`, ...figures(after), meets ? 'met' : 'MISSED'));
    }
    return isMet;
  } finally {
    server.kill();
  }
}

/** It goes on to say things, so its output has to be read to the end. */
function untilIntroduced(server) {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (text) => {
      said += text;
      if (said.includes('Ctrl+C stops it')) resolve();
    });
    server.once('exit', () => reject(new Error(`npm start did not come up: ${said}`)));
  });
}

async function burst(path, count) {
  const agent = new Agent({ maxSockets: Infinity });
  await Promise.all(Array.from({ length: count }, () => answered(ADDRESS + path, agent)));
  agent.destroy();
}

function answered(address, agent) {
  return new Promise((resolve, reject) => {
    get(address, { agent, headers: { 'X-API-Key': 'wrong', 'Accept-Encoding': 'gzip' } }, (response) => {
      response.resume().on('end', resolve);
    }).on('error', reject);
  });
}

/** @returns {Promise<{ rss: number, heapUsed: number, peak: number }>} */
async function held(server) {
  const told = once(server, 'message');
  server.send('tell');
  return (await told)[0];
}

function figures({ heapUsed, rss, peak }) {
  return [heapUsed, rss, peak].map((bytes) => (bytes / 1e6).toFixed(0));
}

function row(name, ...cells) {
  return name.padEnd(26) + cells.map((cell) => cell.padStart(9)).join('');
}

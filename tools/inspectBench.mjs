import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveBuilt } from './serveBuilt.mjs';
import { traced } from './traced.mjs';

const MB = 1_000_000;
const TIMES = 3;
/** How long a megabyte may take to its verdict, how long what is typed, and how long the page itself may be busy in one go. */
const MOST = { megabyte: 300, typed: 50, task: 50 };

const json = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = (claims) =>
  `${json({ alg: 'HS256', typ: 'at+jwt' })}.${json({ iss: 'https://login.example', exp: 2_000_000_000, ...claims })}.${randomBytes(32).toString('base64url')}`;
const filled = (make, length = MB) => {
  let text = '';
  for (let index = 0; text.length < length; index += 1) text += make(index);
  return text.slice(0, length);
};
const prose = (length) =>
  filled(() => 'The quick brown fox jumps over the lazy dog, and nobody minds. ', length);

const scripts = () =>
  readdirSync('dist/assets')
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(`dist/assets/${name}`, 'utf8'))
    .join('\n');

/** Texts of a megabyte as people have them. */
const TEXTS = {
  'logs in JSON': () =>
    filled(
      (line) =>
        `${JSON.stringify({ time: '2026-11-30T12:00:00Z', level: 'info', line, headers: { authorization: line % 2000 === 0 ? `Bearer ${token({ sub: String(line) })}` : 'none' }, path: '/v1/orders?page=2' })}\n`,
    ),
  'minified scripts': () => filled(scripts),
  'base64 in one line': () => randomBytes(0.75 * MB).toString('base64'),
  'one long JWT': () => token({ groups: filled((index) => `group-${index} `, 0.74 * MB) }),
  '50 JWTs in prose': () => filled((index) => `${token({ sub: `user-${index}` })} ${prose(19_700)}`),
};

/**
 * The built page of `#/inspect` with a megabyte, opened as a file and pasted, and with the last character of a token of 2 KB:
 * how long it takes to the verdict, the best of three, and the longest task of the page meanwhile, by its thread, the median.
 *
 * @returns {Promise<boolean>} Whether every goal is met.
 */
export async function measureInspect(executablePath, args) {
  const { chromium } = await import('@playwright/test');
  const { address, close } = await serveBuilt();
  const browser = await chromium.launch({ executablePath, args });
  const folder = mkdtempSync(join(tmpdir(), 'key-or-token-bench-'));
  const figures = [];
  try {
    console.log('\ninspect: the built page in Chromium, ms');
    console.log(row('', 'verdict', 'at most', 'longest task', 'at most'));
    const tell = async (name, most, act) => {
      const seen = [];
      for (let time = 0; time < TIMES; time += 1) seen.push(await look(browser, address, act));
      const verdict = Math.min(...seen.map(({ shown }) => shown));
      const longest = seen.map((each) => each.longest).sort((a, b) => a - b)[1];
      const isMet = verdict <= most && longest <= MOST.task;
      figures.push(isMet);
      const cells = [verdict, most, longest, MOST.task].map((cell) => cell.toFixed(0));
      console.log(row(name, ...cells, isMet ? 'met' : 'MISSED'));
    };
    for (const [name, make] of Object.entries(TEXTS)) {
      const text = make();
      await tell(`${name}, a file`, MOST.megabyte, opened(folder, text));
      await tell(`${name}, pasted`, MOST.megabyte, pasted(text));
    }
    // The most that the box shows: it is laid out, too.
    await tell('100 KB of logs, pasted', MOST.megabyte, pasted(TEXTS['logs in JSON']().slice(0, 99_000)));
    const long = token({ sub: 'ana', note: 'x'.repeat(1400) });
    await tell('2 KB, pasted', MOST.megabyte, pasted(long));
    await tell('2 KB, its last character typed', MOST.typed, typed(long));
  } finally {
    await browser.close();
    close();
    rmSync(folder, { recursive: true });
  }
  return figures.every((isMet) => isMet);
}

/** Each does one thing beforehand and returns what is measured. */
const opened = (folder, text) => async (page) => {
  // As a file: what is handed over as bytes is unpacked in the page.
  const file = join(folder, 'pasted.txt');
  writeFileSync(file, text);
  return () => page.locator('input[type="file"]').setInputFiles(file);
};

const pasted = (text) => async (page) => {
  await page.evaluate((what) => navigator.clipboard.writeText(what), text);
  await page.getByRole('textbox', { name: 'What is this worth to a thief?' }).focus();
  return () => page.keyboard.press('Control+V');
};

const typed = (text) => async (page) => {
  await page.getByRole('textbox', { name: 'What is this worth to a thief?' }).fill(text.slice(0, -1));
  await page.getByRole('heading', { name: 'What it gives a thief, and what ends it' }).waitFor();
  await page.waitForTimeout(500);
  return () => page.keyboard.press(text.slice(-1));
};

async function look(browser, address, prepare) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
    // A first visit would fetch the whole app for offline beside what is measured.
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.goto(`${address}#/inspect`);
  await page.locator('[data-usable]').first().waitFor({ state: 'attached' });
  const act = await prepare(page);
  await page.waitForTimeout(1000);
  await page.evaluate(() => {
    const FIRST = 'Try one that is made here';
    const result = document.querySelector('main > .result');
    globalThis.verdict = new Promise((resolve) => {
      let begun = 0;
      for (const type of ['paste', 'change', 'input'])
        addEventListener(type, ({ timeStamp }) => (begun ||= timeStamp), true);
      const observer = new MutationObserver(() => {
        // What is there before any text is gone first.
        const heading = result.querySelector('h2')?.textContent ?? FIRST;
        if (begun === 0 || heading === FIRST) return;
        observer.disconnect();
        resolve(performance.now() - begun);
      });
      observer.observe(result, { subtree: true, childList: true, characterData: true });
    });
  });
  let shown = 0;
  const { tasks } = await traced(browser, page, async () => {
    await act();
    shown = await page.evaluate(() => globalThis.verdict);
    await page.waitForTimeout(500);
  });
  await context.close();
  return { shown, longest: Math.max(...tasks) };
}

function row(name, ...cells) {
  return name.padEnd(34) + cells.map((cell) => cell.padStart(13)).join('');
}

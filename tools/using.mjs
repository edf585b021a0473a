import { serveBuilt } from './serveBuilt.mjs';
import { traced } from './traced.mjs';

/** What a reader does once a page is there, and how long they do it. Nothing but input goes to the page meanwhile. */
const USES = [
  {
    // What frames the machine gives a page that is left alone.
    name: 'reading the Lab',
    address: '#/lab/sandbox?level=bench',
    act: (page) => page.waitForTimeout(3000),
  },
  {
    name: 'playing at 600×',
    address: '#/lab/sandbox?level=bench',
    prepare: (page) => chooseSpeed(page, '600×, live'),
    async act(page) {
      await page.keyboard.press('Enter');
      await page.waitForTimeout(6000);
    },
  },
  {
    name: 'computing a day',
    address: '#/lab/sandbox?level=bench',
    prepare: (page) => chooseSpeed(page, '1 day a second, computed ahead'),
    async act(page) {
      await page.keyboard.press('Enter');
      // A day takes from some seconds to minutes: what holds up somebody shows in the first of them.
      await page.waitForTimeout(15_000);
    },
  },
  {
    name: 'filtering the checklist',
    address: '#/checklist/all',
    async prepare(page) {
      await page.locator('.stages[aria-busy="false"]').waitFor({ state: 'attached' });
      await page.getByText('Filter', { exact: true }).click();
      await page.getByRole('combobox', { name: 'Stage' }).focus();
    },
    async act(page) {
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Home', 'End', 'Home']) {
        await page.keyboard.press(key);
        await page.waitForTimeout(400);
      }
    },
  },
  {
    name: 'typing in the search',
    address: '',
    async prepare(page) {
      await page.getByRole('button', { name: 'Search', exact: true }).click();
      await page.getByRole('combobox', { name: /^Search the guide/ }).waitFor();
    },
    async act(page) {
      // As fast as people type.
      await page.keyboard.type('revoke a token', { delay: 120 });
      await page.waitForTimeout(500);
    },
  },
];
const TIMES = 3;
/** The CPU as it is, and four times slower; how long a task may take there, and how much all of them over 50 ms. */
const RATES = [
  { rate: 1, longest: 50, blocking: 120 },
  { rate: 4, longest: 200, blocking: 120 },
];

/**
 * What holds readers up while they use a page: the longest task, and the sum of what tasks take over 50 ms, by the time that
 * the page's thread took itself, so that a busy machine changes little. Medians of three, in milliseconds. Frames a second are
 * told beside them: these need a quiet machine.
 *
 * @returns {Promise<boolean>} Whether every goal is met.
 */
export async function measureUsing(executablePath, args) {
  const { chromium } = await import('@playwright/test');
  const { address, close } = await serveBuilt();
  const browser = await chromium.launch({ executablePath, args });
  let isMet = true;
  try {
    console.log(`\nuse: what holds up whoever uses a page, medians of ${TIMES}, ms of the thread`);
    console.log(row('', 'CPU', 'longest', 'at most', 'blocking', 'at most', 'frames/s'));
    for (const use of USES) {
      for (const { rate, longest, blocking } of RATES) {
        const seen = [];
        for (let time = 0; time < TIMES; time += 1) seen.push(await look(browser, address, use, rate));
        const median = (name) => seen.map((each) => each[name]).sort((a, b) => a - b)[Math.floor(TIMES / 2)];
        const meets = median('longest') <= longest && median('blocking') <= blocking;
        isMet &&= meets;
        const cells = [median('longest'), longest, median('blocking'), blocking, median('frames')];
        const verdict = meets ? 'met' : 'MISSED';
        console.log(row(use.name, `1/${rate}`, ...cells.map((cell) => cell.toFixed(0)), verdict));
      }
    }
  } finally {
    await browser.close();
    close();
  }
  return isMet;
}

async function look(browser, address, { address: hash, prepare, act }, rate) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(address + hash);
  await page.locator('[data-usable]').first().waitFor({ state: 'attached' });
  await prepare?.(page);
  // What was begun is done by then.
  await page.waitForTimeout(1500);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate });
  await page.evaluate(() => {
    globalThis.framesSeen = 0;
    const count = () => {
      globalThis.framesSeen += 1;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  const { tasks, took } = await traced(browser, page, () => act(page));
  const frames = await page.evaluate(() => globalThis.framesSeen);
  await context.close();
  return {
    longest: Math.max(0, ...tasks),
    blocking: tasks.reduce((sum, task) => sum + Math.max(0, task - 50), 0),
    frames: (1000 * frames) / took,
  };
}

/** On the bench of a phone, speeds are behind a button. Play has the focus afterwards. */
async function chooseSpeed(page, speed) {
  await page.getByRole('button', { name: 'Speed and more' }).click();
  await page.getByRole('radio', { name: speed }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Play', exact: true }).focus();
}

function row(name, ...cells) {
  return name.padEnd(26) + cells.map((cell) => cell.padStart(10)).join('');
}

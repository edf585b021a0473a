import { BARE_PAGE, serveBuilt } from './serveBuilt.mjs';

/** Each page, and how soon a reader should be able to use it, in milliseconds. */
const PAGES = [
  ['', 2500],
  ['#/leaked', 1800],
  ['#/decide', 2000],
  ['#/check', 2000],
  ['#/checklist', 2000],
  ['#/lab/leaked-credential', 2500],
  ['#/inspect', 2500],
  ['#/verifier', 2500],
  ['#/practice', 2500],
  ['#/scale', 2500],
];
const MOST_BLOCKING = 120;
const LONGEST_TASK = 200;
const LOADS = 5;
/** How long tasks are listened for, from the first byte on. */
const LISTEN = 9000;
/** A slow phone on a slow network: CPU four times slower, 1.6 Mbit/s down, 750 kbit/s up, 150 ms. */
const CPU_RATE = 4;
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};

/**
 * How each page of the build opens on a slow phone, medians of five loads in milliseconds: the first paint, the moment from
 * which it can be used (its `data-usable`), the sum of what long tasks take over 50 ms, the longest task. The first row is the
 * same HTML without script, measured in turn with the pages: of it each figure is told as a multiple too, in which machines
 * differ less.
 *
 * @returns {Promise<boolean>} Whether every goal is met.
 */
export async function measureOpening(executablePath, args) {
  const { chromium } = await import('@playwright/test');
  const { address, close } = await serveBuilt();
  const browser = await chromium.launch({ executablePath, args });
  let isMet = true;
  try {
    console.log(`\nopen: each page on a slow phone, medians of ${LOADS} loads, ms and (× the HTML alone)`);
    console.log(row('', 'paint', 'usable', 'goal', 'blocking', 'longest', 'shift'));
    const seen = new Map(['bare', ...PAGES.map(([hash]) => hash)].map((name) => [name, []]));
    // In turn, so that what else the machine does falls on all alike.
    for (let load = 0; load < LOADS; load += 1) {
      seen.get('bare').push(await look(browser, address + BARE_PAGE));
      for (const [hash] of PAGES) seen.get(hash).push(await look(browser, address + hash));
    }
    const bare = medians(seen.get('bare'));
    const alone = figuresOf(bare, bare);
    console.log(row('HTML alone', alone.paint, '', '', alone.blocking, alone.longest, alone.shift));
    for (const [hash, goal] of PAGES) {
      const page = medians(seen.get(hash));
      const meets =
        page.usable <= goal &&
        page.blocking <= MOST_BLOCKING &&
        page.longest <= LONGEST_TASK &&
        page.shift < 0.001;
      isMet &&= meets;
      const { paint, usable, blocking, longest, shift } = figuresOf(page, bare);
      const verdict = meets ? 'met' : 'MISSED';
      console.log(row(hash || '(guide)', paint, usable, String(goal), blocking, longest, shift, verdict));
    }
  } finally {
    await browser.close();
    close();
  }
  return isMet;
}

/** As they are printed: each beside what it is of the page without script; that one can be used once it is painted. */
function figuresOf({ paint, usable, blocking, longest, shift }, bare) {
  const figure = (value, floor) => `${Math.round(value)} (${floor > 0 ? (value / floor).toFixed(2) : '–'})`;
  return {
    paint: figure(paint, bare.paint),
    usable: figure(usable, bare.paint),
    blocking: figure(blocking, bare.blocking),
    longest: figure(longest, bare.longest),
    shift: shift.toFixed(3),
  };
}

/** One first visit. */
async function look(browser, address) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_RATE });
  await devtools.send('Network.emulateNetworkConditions', NETWORK);
  await page.addInitScript(() => {
    const seen = { tasks: [], shift: 0, usable: NaN };
    globalThis.seenWhileOpening = seen;
    const look = () => {
      if (document.querySelector('[data-usable]')) seen.usable = performance.now();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.tasks.push(duration);
    }).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) seen.shift += value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(address, { waitUntil: 'commit' });
  // From within: a locator that waits brings a tenth of a second of script of its own.
  await page.waitForTimeout(LISTEN);
  const { paint, tasks, shift, usable } = await page.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    ...globalThis.seenWhileOpening,
  }));
  await context.close();
  const blocking = tasks.reduce((sum, task) => sum + Math.max(0, task - 50), 0);
  return { paint, usable, blocking, longest: Math.max(0, ...tasks), shift };
}

function medians(loads) {
  const median = (name) => loads.map((load) => load[name]).sort((a, b) => a - b)[Math.floor(LOADS / 2)];
  return Object.fromEntries(Object.keys(loads[0]).map((name) => [name, median(name)]));
}

function row(name, ...cells) {
  return name.padEnd(24) + cells.map((cell) => cell.padStart(14)).join('');
}

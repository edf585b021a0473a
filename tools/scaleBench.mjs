import { readdirSync, readFileSync } from 'node:fs';
import { serveBuilt } from './serveBuilt.mjs';

const PAGE = '#/scale?preset=hyperscaler';
/** The sharpest day that a field takes, nothing cached but keys, and so many callers that none calls twice: most is remembered. */
const FULLEST =
  '#/scale?preset=saas&callers=100000000&callerSkew=0&introspectionTtlS=0&nodes=1&regions=1&callsPerSecond=3900&peakCallsPerSecond=78000';
const MOST_MS = 5000;
const MOST_MB = 300;
const LONGEST_TASK = 50;

/**
 * The built page of `#/scale` while it simulates ten million calls in its worker, is slid and is played: how long it takes,
 * how much more memory its process holds at most than before, and the longest task of the page itself.
 *
 * @returns {Promise<boolean>} Whether every goal is met.
 */
export async function measureScale(executablePath, args) {
  const { chromium } = await import('@playwright/test');
  const { address, close } = await serveBuilt();
  const browser = await chromium.launch({ executablePath, args });
  const lines = [];
  const tell = (what, value, unit, most, note = '') => {
    const met = value <= most;
    lines.push(met);
    console.log(
      `${what.padEnd(42)}${value.toFixed(0).padStart(7)} ${unit.padEnd(3)} (at most ${most})  ${met ? 'met' : 'MISSED'}  ${note}`.trimEnd(),
    );
  };
  const tellTask = (what, { passed, worked, tasks }) =>
    tell(
      what,
      worked,
      'ms',
      LONGEST_TASK,
      `of ${tasks} tasks, on a processor; the longest took ${passed.toFixed(0)} ms`,
    );
  try {
    console.log('\nscale: the built page in Chromium, hyperscaler');
    // A first visit would fetch the whole app for offline beside what is measured.
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      serviceWorkers: 'block',
    });
    const page = await context.newPage();
    const devtools = await browser.newBrowserCDPSession();
    const open = async (hash) => {
      await page.goto('about:blank');
      await page.goto(address + hash);
      await page.getByRole('button', { name: 'Ten million' }).waitFor();
      await page.waitForTimeout(1500);
    };
    /** The longest tasks of the page’s main thread while something is done: as it passed, and on a processor. */
    const longest = async (act) => {
      await browser.startTracing(page, {
        categories: ['disabled-by-default-devtools.timeline', '__metadata'],
      });
      await act();
      await page.waitForTimeout(300);
      return longestTasks(JSON.parse((await browser.stopTracing()).toString('utf8')));
    };
    const renderers = async () => {
      const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
      return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
    };
    /** Resident megabytes of the process of the page. */
    const resident = async () => Math.max(0, ...(await renderers()).map(residentOf));
    const simulated = async () => {
      const before = await resident();
      let [most, worked] = [before, 0];
      const started = performance.now();
      // Heard from within the page: a locator that waits looks through the whole page in every frame.
      const done = page.evaluate(() => {
        [...document.querySelectorAll('button')]
          .find(({ textContent }) => textContent === 'Ten million')
          ?.click();
        return new Promise((resolve) => {
          const seen = new Set();
          const observer = new MutationObserver(() => {
            const bar = document.querySelector('progress');
            if (bar) return seen.add(bar.value);
            observer.disconnect();
            resolve({ moves: seen.size, isDone: document.body.textContent.includes('Measured just now') });
          });
          observer.observe(document.body, { subtree: true, childList: true, attributes: true });
        });
      });
      let isDone = false;
      void done.then(() => (isDone = true));
      while (!isDone) {
        most = Math.max(most, await resident());
        worked = Math.max(worked, ...(await renderers()).map(workedBy));
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      const { moves, isDone: isMeasured } = await done;
      if (!isMeasured) throw new Error('The simulation ended without a figure.');
      return { took: performance.now() - started, worked, more: most - before, most, moves };
    };

    await open(PAGE);
    let run;
    const whileSimulating = await longest(async () => {
      run = await simulated();
    });
    tell('ten million calls', run.took, 'ms', MOST_MS, `progress seen to move ${run.moves} times`);
    tell('of which the worker had a processor', run.worked, 'ms', MOST_MS);
    tell(
      'memory on top, hyperscaler',
      run.more,
      'MB',
      MOST_MB,
      `${run.most.toFixed(0)} MB in all, with the page and V8`,
    );
    tellTask('longest task while it simulates', whileSimulating);

    await open(FULLEST);
    run = await simulated();
    tell(
      'memory on top, the fullest caches',
      run.more,
      'MB',
      MOST_MB,
      `${run.most.toFixed(0)} MB in all; took ${run.took.toFixed(0)} ms, ${run.worked} ms on a processor`,
    );

    for (const slide of ['lifetimeS', 'cacheTtlS']) {
      await open(`${PAGE}&slide=${slide}`);
      const slider = page.getByRole('slider').first();
      await slider.focus();
      const tasks = await longest(async () => {
        for (let step = 0; step < 40; step += 1)
          await page.keyboard.press(step < 20 ? 'ArrowRight' : 'ArrowLeft');
      });
      tellTask(`longest task while sliding, ${slide}`, tasks);
    }
    await open(`${PAGE}&design=key-cached`);
    const whilePlaying = await longest(async () => {
      await page.getByRole('button', { name: 'Play' }).click();
      await page.getByRole('button', { name: 'Play' }).waitFor({ timeout: 30_000 });
    });
    tellTask('longest task while playing', whilePlaying);
  } finally {
    await browser.close();
    close();
  }
  return lines.every(Boolean);
}

/**
 * Of the renderer’s main thread, in milliseconds. On a machine that does other things a task takes longer than it has a
 * processor for, which is what it would take on a quiet one.
 */
function longestTasks({ traceEvents }) {
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = traceEvents.filter(({ name, pid, tid }) => name === 'RunTask' && main.has(`${pid} ${tid}`));
  const most = (of) => Math.max(0, ...tasks.map(of)) / 1000;
  return { passed: most(({ dur = 0 }) => dur), worked: most(({ tdur = 0 }) => tdur), tasks: tasks.length };
}

/** Milliseconds that the workers of a process had a processor for: on a busy machine less than passed. */
function workedBy(pid) {
  const folder = `/proc/${pid}/task`;
  try {
    return readdirSync(folder)
      .filter((task) => readFileSync(`${folder}/${task}/comm`, 'utf8').startsWith('DedicatedWorker'))
      .map((task) => readFileSync(`${folder}/${task}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [])
      .reduce((sum, fields) => sum + 10 * (Number(fields[11]) + Number(fields[12])), 0);
  } catch {
    return 0;
  }
}

function residentOf(pid) {
  try {
    const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1000;
  } catch {
    // It has ended, or this is no Linux.
    return 0;
  }
}

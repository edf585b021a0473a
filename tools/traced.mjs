const BEGUN = 'traced: begun';
const ENDED = 'traced: ended';

/**
 * Does something on a page and tells what each task took of the page's thread meanwhile, and how long all of it took, in
 * milliseconds. What the thread itself took: a busy machine changes little in that.
 *
 * @param {import('@playwright/test').Browser} browser
 * @param {import('@playwright/test').Page} page
 * @param {() => Promise<unknown>} act
 * @returns {Promise<{ tasks: number[], took: number }>}
 */
export async function traced(browser, page, act) {
  await browser.startTracing(page, { categories: ['-*', 'toplevel', 'blink.user_timing'] });
  await page.evaluate((begun) => void performance.mark(begun), BEGUN);
  await act();
  const took = await page.evaluate(
    ([begun, ended]) =>
      performance.mark(ended).startTime - performance.getEntriesByName(begun).at(-1).startTime,
    [BEGUN, ENDED],
  );
  return { tasks: tasksOf(await browser.stopTracing()), took };
}

/** What each task took of the page's thread, between the two marks. */
function tasksOf(trace) {
  const { traceEvents } = JSON.parse(trace.toString());
  const [begun, ended] = [BEGUN, ENDED].map((mark) => traceEvents.find(({ name }) => name === mark));
  const tasks = traceEvents.filter(
    ({ name, pid, tid, ts, tdur }) =>
      name.endsWith('RunTask') &&
      tdur !== undefined &&
      pid === begun.pid &&
      tid === begun.tid &&
      ts > begun.ts &&
      ts < ended.ts,
  );
  // A trace without tasks has measured nothing.
  if (tasks.length === 0) throw new Error('The trace has no task of the page');
  return tasks.map(({ tdur }) => tdur / 1000);
}

import { setTimeout as wait } from 'node:timers/promises';

/** Has a process that `serverMemory.mjs` starts tell what it holds, whenever it is asked. */
process.on('message', async () => {
  // What was closed a moment ago is let go of in turns of its own.
  for (let turn = 0; turn < 5; turn += 1) {
    globalThis.gc();
    await wait(100);
  }
  const { rss, heapUsed } = process.memoryUsage();
  process.send({ rss, heapUsed, peak: process.resourceUsage().maxRSS * 1024 });
});

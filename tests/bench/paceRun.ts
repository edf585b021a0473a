import { mount, unmount } from 'svelte';
import { firstScenario } from '../../src/content/scenarios/index.js';
import type { App } from '../../src/state/shell/app.js';
import { Lab } from '../../src/state/lab/lab.svelte.js';
import { openShelf } from '../../src/state/shell/shelf.js';
import '../../src/styles/tokens.css';
import '../../src/styles/base.css';
import PaceHarness from './PaceHarness.svelte';

const SPEED = 600;
const MINUTE_MS = 60_000;
/** The code has been compiled and the page has settled by then. */
const SETTLED_MINUTES = 2;

interface Pace {
  /** Virtual time that passed, as real time at this speed, less the real time that passed. */
  driftMs: number;
  longestTaskMs: number;
  tasksOver50: number;
  events: number;
  /** Memory in use after two minutes, after all of them, and after playing the same ones once more. */
  startMb: number;
  endMb: number;
  againMb: number;
}

/**
 * Plays the first story, made long enough, with the whole Lab on screen. The first time every request is made and
 * logged; the second time everything has happened already, so that what grows then is not the log.
 */
export async function playFor(minutes: number): Promise<Pace> {
  const { world } = firstScenario;
  const endsAt = world.startsAt + (minutes + 1) * MINUTE_MS * SPEED;
  const story = { ...firstScenario, actAt: null, world: { ...world, endsAt } };
  const frames = { request: (callback: (now: number) => void) => void requestAnimationFrame(callback) };
  const lab = await Lab.open(story, { frames, reducedMotion: () => false }, 1);
  await lab.playback.seek(story.opensAt);
  const target = document.createElement('div');
  document.body.append(target);
  const app = {
    frames,
    shelf: openShelf(() => window.localStorage),
    consoleRelay: { works: false, open: () => () => undefined },
    router: { route: { page: 'lab', path: [world.id], query: {} } },
  } as unknown as App;
  const page = mount(PaceHarness, { target, props: { app, lab } });

  // Building the page is one task of its own, and not of playing.
  await nextFrame();
  await nextFrame();
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    tasks.push(...list.getEntries().map(({ duration }) => duration));
  });
  observer.observe({ type: 'longtask' });
  lab.playback.speed = SPEED;
  lab.playback.play();
  const from = { real: await nextFrame(), virtual: lab.playback.at };
  await until(from.real + Math.min(SETTLED_MINUTES, minutes / 2) * MINUTE_MS);
  const startMb = await heapMb();
  const end = await until(from.real + minutes * MINUTE_MS);
  const passed = { real: end - from.real, virtual: lab.playback.at - from.virtual };
  observer.disconnect();
  lab.playback.pause();
  const events = lab.log.length;
  const endMb = await heapMb();
  await lab.playback.seek(story.opensAt);
  lab.playback.play();
  await until((await nextFrame()) + minutes * MINUTE_MS);
  lab.playback.pause();
  const againMb = await heapMb();
  await unmount(page);
  target.remove();
  return {
    driftMs: passed.virtual / SPEED - passed.real,
    longestTaskMs: Math.max(0, ...tasks),
    tasksOver50: tasks.length,
    events,
    startMb,
    endMb,
    againMb,
  };
}

/** In use by this page after a collection: the browser makes one for the asking, in its own time. */
async function heapMb(): Promise<number> {
  const { measureUserAgentSpecificMemory: measure } = performance as unknown as {
    measureUserAgentSpecificMemory?: () => Promise<{ bytes: number }>;
  };
  return measure ? (await measure.call(performance)).bytes / 1e6 : NaN;
}

async function until(moment: number): Promise<number> {
  let now = await nextFrame();
  while (now < moment) now = await nextFrame();
  return now;
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

import { flushSync, mount, unmount } from 'svelte';
import { firstScenario } from '../../src/content/scenarios/index.js';
import { startRun, type Lane, type LogEvent, type RequestEvent } from '../../src/core/simulation/index.js';
import type { Lab } from '../../src/state/lab/lab.svelte.js';
import type { TimelineRun } from '../../src/state/lab/timeline/timeline.svelte.js';
import Timeline from '../../src/ui/pages/lab/timeline/Timeline.svelte';

const DAY = 86_400_000;
const STATUSES = [200, 200, 200, 200, 200, 200, 401, 429];

/** A log of `count` requests by two callers in two lanes, spread evenly over `spanMs`. */
export function manyRequests(count: number, startsAt: number, spanMs: number): LogEvent[] {
  return Array.from({ length: count }, (_, seq): RequestEvent => {
    const at = startsAt + Math.floor((seq / count) * spanMs);
    const status = STATUSES[(seq * 7 + (seq >> 8)) % STATUSES.length] ?? 200;
    const lane: Lane = seq % 2 === 0 ? 'key' : 'jwt';
    return {
      kind: 'request',
      seq,
      at,
      lane,
      actor: seq % 4 < 2 ? 'customer' : 'attacker',
      purpose: 'call',
      credential: null,
      changes: [],
      exchange: {
        request: { method: 'GET', path: '/v1/orders', headers: [], body: '' },
        response: { status, headers: [], body: '' },
      },
      trace: { requestId: `req-${seq}`, at, status, decidedBy: 0, steps: [], changes: [] },
    };
  });
}

export interface Frames {
  /** From one frame to the next, in milliseconds. */
  medianMs: number;
  p95Ms: number;
  /** What of a frame is ours: handling, laying out and drawing. */
  workMedianMs: number;
  workP95Ms: number;
  frames: number;
}

/** Shows 30 days with `count` requests, then pans and zooms by the wheel for `frames` frames, from days to seconds. */
export async function timelineFrames(count = 100_000, frames = 600): Promise<Frames> {
  const target = document.createElement('main');
  document.body.append(target);
  const lab = await labOf(count);
  const timeline = mount(Timeline, { target, props: { lab } });
  flushSync();
  const plot = target.querySelector('.plot');
  if (!plot) throw new Error('no plot');
  const between: number[] = [];
  const work: number[] = [];
  let last = await nextFrame();
  for (let frame = 0; frame < frames; frame += 1) {
    const started = performance.now();
    plot.dispatchEvent(wheelOf(frame, frames, plot));
    flushSync();
    work.push(performance.now() - started);
    const now = await nextFrame();
    between.push(now - last);
    last = now;
  }
  await unmount(timeline);
  target.remove();
  return {
    medianMs: quantile(between, 0.5),
    p95Ms: quantile(between, 0.95),
    workMedianMs: quantile(work, 0.5),
    workP95Ms: quantile(work, 0.95),
    frames,
  };
}

/** Every other frame pans; the first half comes closer, the second goes back out. */
function wheelOf(frame: number, frames: number, plot: Element): WheelEvent {
  const { left, width } = plot.getBoundingClientRect();
  const at = { clientX: left + width * 0.6, bubbles: true, cancelable: true };
  if (frame % 2 === 0) return new WheelEvent('wheel', { ...at, deltaX: frame % 8 < 4 ? 40 : -40 });
  return new WheelEvent('wheel', { ...at, ctrlKey: true, deltaY: frame < frames / 2 ? -8 : 8 });
}

/** A run as a timeline sees it, at its end. */
async function labOf(count: number): Promise<Lab> {
  const { startsAt } = firstScenario.world;
  const endsAt = startsAt + 30 * DAY;
  const run = await startRun({ ...firstScenario.world, endsAt }, 1);
  await run.advance(startsAt);
  const view = { ...run.view(startsAt), at: endsAt, events: count };
  // What a timeline reads, held to its type; the page around it reads a little more.
  const seen: TimelineRun = {
    world: run.scenario,
    wholeLog: manyRequests(count, startsAt, endsAt - startsAt),
    view,
    selection: { seq: null },
    bookmarks: { moments: [] },
    playback: { at: endsAt, pause: () => undefined },
  };
  const credentials = new Map(view.credentials.map((row) => [row.id, row]));
  return { ...seen, story: firstScenario, credentials } as unknown as Lab;
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

function quantile(numbers: readonly number[], part: number): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) * part)] ?? NaN;
}

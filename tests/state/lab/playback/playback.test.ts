import { expect, test } from 'vitest';
import { Playback, type PlaybackOptions } from '../../../../src/state/lab/playback/playback.svelte.js';
import { HandFrames } from '../../frames.js';

const DAY_MS = 86_400_000;

function open(options: Partial<PlaybackOptions> = {}): { playback: Playback; frames: HandFrames } {
  const frames = new HandFrames();
  const playback = new Playback({
    frames,
    at: 0,
    endsAt: 30 * DAY_MS,
    reducedMotion: () => false,
    prepare: () => Promise.resolve(),
    ...options,
  });
  return { playback, frames };
}

test.each([1, 60, 600, 86_400])(
  '%d× for ten minutes of uneven frames keeps the time within 1 percent',
  async (speed) => {
    const { playback, frames } = open({ endsAt: 1000 * DAY_MS });
    playback.speed = speed;
    playback.play();
    await frames.pass(16);
    const from = frames.now;
    for (let frame = 0; frames.now - from < 600_000; frame += 1)
      await frames.pass([16.7, 33.3, 8.3, 120][frame % 4] ?? 16);
    const real = (frames.now - from) * speed;
    expect(Math.abs(playback.at - real) / real).toBeLessThan(0.01);
  },
);

test('with reduced motion time moves in steps of a second, and keeps up all the same', async () => {
  const { playback, frames } = open({ reducedMotion: () => true });
  playback.play();
  const seen = new Set<number>();
  for (let frame = 0; frame <= 600; frame += 1) {
    await frames.pass(100);
    seen.add(playback.at);
  }
  expect(seen.size).toBeLessThanOrEqual(61);
  expect(playback.at).toBe(60 * 60_000);
});

test('a gap of more than 500 ms is dropped, not caught up', async () => {
  const { playback, frames } = open();
  playback.play();
  await frames.pass(16);
  await frames.pass(100);
  await frames.pass(60_000);
  await frames.pass(100);
  expect(playback.at).toBe(200 * 60);
});

test('time goes no further than it can reach, and what is waited for is not owed', async () => {
  let reach = 1000;
  const { playback, frames } = open({ reach: (_from, to) => Math.min(to, reach) });
  playback.play();
  await frames.pass(16);
  for (let frame = 0; frame < 20; frame += 1) await frames.pass(100);
  expect(playback.at).toBe(1000);
  reach = Infinity;
  await frames.pass(100);
  expect(playback.at).toBe(7000);
});

test('time stops where it is told to, and goes on when asked', async () => {
  const { playback, frames } = open({ stopWithin: (from, to) => (from < 3000 && to >= 3000 ? 3000 : null) });
  playback.play();
  await frames.pass(16);
  await frames.pass(100);
  expect([playback.at, playback.playing]).toEqual([3000, false]);
  playback.play();
  await frames.pass(100);
  await frames.pass(100);
  expect(playback.at).toBe(9000);
});

test('of two seeks the later wins, however long the earlier takes', async () => {
  const ready: (() => void)[] = [];
  const { playback } = open({
    prepare: (at) => (at > 1000 ? new Promise((resolve) => ready.push(resolve)) : Promise.resolve()),
  });
  const far = playback.seek(5000);
  await playback.seek(500);
  ready[0]?.();
  await far;
  expect(playback.at).toBe(500);
});

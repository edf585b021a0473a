import type { Benchmark } from './benchmark.js';

export const timeline: Benchmark = {
  name: 'timeline',
  title: '100,000 requests on screen: a frame while panning and zooming',
  unit: 'ms',
  hosts: ['chromium'],
  async run() {
    const { timelineFrames } = await import('./timelineFrames.js');
    const { medianMs, p95Ms, workMedianMs, workP95Ms } = await timelineFrames();
    const ours = (ms: number): string => `${ms.toFixed(1)} ms of it ours`;
    return [
      { variant: 'median', value: medianMs, goal: { kind: 'total', most: 16.7 }, note: ours(workMedianMs) },
      { variant: '95th %', value: p95Ms, goal: { kind: 'total', most: 33 }, note: ours(workP95Ms) },
    ];
  },
};

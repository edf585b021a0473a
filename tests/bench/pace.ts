import type { Benchmark } from './benchmark.js';

export const pace: Benchmark = {
  name: 'pace',
  title: 'The whole Lab at 600 × for ten minutes: its clock, its longest task, its memory',
  unit: 'ms',
  hosts: ['chromium'],
  async run() {
    const { playFor } = await import('./paceRun.js');
    const { driftMs, longestTaskMs, tasksOver50, events, startMb, endMb } = await playFor(10);
    const drift = Math.abs(driftMs);
    return [
      {
        variant: 'drift',
        value: drift,
        goal: { kind: 'total', most: 10 * 60_000 * 0.01 },
        note: `of real time in ten minutes: ${((100 * drift) / (10 * 60_000)).toFixed(3)} %`,
      },
      {
        variant: 'longest task',
        value: longestTaskMs,
        goal: { kind: 'total', most: 200 },
        note: `${tasksOver50} tasks over 50 ms; memory ${startMb.toFixed(0)} MB after two minutes, ${endMb.toFixed(0)} MB at the end, with ${events.toLocaleString('en')} events in the log`,
      },
    ];
  },
};

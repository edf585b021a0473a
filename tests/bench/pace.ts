import type { Benchmark } from './benchmark.js';

export const pace: Benchmark = {
  name: 'pace',
  title: 'The whole Lab at 600 × for ten minutes: its clock, its longest task, its memory',
  unit: 'ms',
  hosts: ['chromium'],
  async run() {
    const { playFor } = await import('./paceRun.js');
    const pace = await playFor(10);
    const drift = Math.abs(pace.driftMs);
    const kbPerEvent = (1000 * (pace.endMb - pace.startMb)) / (pace.events * 0.8);
    return [
      {
        variant: 'drift',
        value: drift,
        goal: { kind: 'total', most: 10 * 60_000 * 0.01 },
        note: `of real time in ten minutes: ${((100 * drift) / (10 * 60_000)).toFixed(3)} %`,
      },
      {
        variant: 'longest task',
        value: pace.longestTaskMs,
        goal: { kind: 'total', most: 200 },
        note: `${pace.tasksOver50} tasks over 50 ms`,
      },
      {
        variant: 'memory, all made and logged',
        value: pace.endMb,
        unit: 'MB',
        goal: { kind: 'total', most: 100 },
        note: `${pace.startMb.toFixed(0)} MB after two minutes; ${pace.events.toLocaleString('en')} entries in the log, about ${kbPerEvent.toFixed(2)} KB each`,
      },
      {
        variant: 'memory, played once more',
        value: pace.againMb,
        floor: pace.endMb,
        unit: 'MB',
        goal: { kind: 'excess', most: 2 },
        note: 'with nothing left to log, ten minutes may leave nothing behind',
      },
    ];
  },
};

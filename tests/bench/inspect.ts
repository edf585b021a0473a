import { inspect } from '../../src/core/inspector/index.js';
import { ADVERSARIAL } from '../core/inspector/adversarial.js';
import type { Benchmark, Figure } from './benchmark.js';

const MB = 1_000_000;
const TRIES = 3;
const NOW = Date.UTC(2026, 10, 29);

export const inspectBenchmark: Benchmark = {
  name: 'inspect',
  title: '1 MB through the inspector, in texts made to be slow, beside one that nobody made',
  unit: 'ms',
  hosts: ['node', 'chromium'],
  async run() {
    const log = (length: number): string =>
      '2026-01-01T00:00:00Z GET /v1/orders?page=2 took 3 ms, status=200 user=ana "curl/8.5.0"\n'.repeat(
        length / 88,
      );
    const figures: Figure[] = [];
    for (const [variant, make] of [['an ordinary log', log] as const, ...Object.entries(ADVERSARIAL)]) {
      const text = make(MB);
      await inspect({ text: text.slice(0, MB / 10), now: NOW });
      const tries: number[] = [];
      for (let index = 0; index < TRIES; index += 1) {
        const started = performance.now();
        await inspect({ text, now: NOW });
        tries.push(performance.now() - started);
      }
      figures.push({ variant, value: Math.min(...tries), goal: { kind: 'total', most: 300 } });
    }
    return figures;
  },
};

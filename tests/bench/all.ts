import type { Benchmark } from './benchmark.js';
import { day } from './day.js';
import { decideBenchmark } from './decide.js';
import { inspectBenchmark } from './inspect.js';
import { lookup } from './lookup.js';
import { memory } from './memory.js';
import { pace } from './pace.js';
import { redactBenchmark } from './redact.js';
import { request } from './request.js';
import { scaleBenchmark } from './scale.js';
import { timeline } from './timeline.js';

/** In the order they run. */
export const BENCHMARKS: readonly Benchmark[] = [
  request,
  decideBenchmark,
  day,
  timeline,
  lookup,
  memory,
  pace,
  redactBenchmark,
  inspectBenchmark,
  scaleBenchmark,
];

import type { Benchmark } from './benchmark.js';
import { lookup } from './lookup.js';
import { memory } from './memory.js';
import { request } from './request.js';

/** In the order they run. */
export const BENCHMARKS: readonly Benchmark[] = [request, lookup, memory];

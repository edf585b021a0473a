import { beforeAll, describe, expect, test } from 'vitest';
import { countOf } from '../../counts.js';
import { PROPERTIES, type Property } from './fuzz/judge.js';
import { fuzz, type Report } from './fuzz/run.js';

const seed = Number(process.env['FUZZ_SEED'] ?? 1);
const count = Number(process.env['FUZZ_COUNT'] ?? countOf('generated requests', 100_000, 8_000));

let report: Report;
beforeAll(async () => {
  report = await fuzz(seed, count);
  const statuses = [...report.byStatus].sort(([left], [right]) => left - right);
  console.log(`seed ${seed}: ${statuses.map(([status, times]) => `${times} × ${status}`).join(', ')}`);
}, 600_000);

describe(`of ${count} generated requests, each`, () => {
  test.each(Object.keys(PROPERTIES) as Property[])('%s', (property) => {
    const broken = report.faults.filter((fault) => fault.property === property);
    expect(broken.slice(0, 5)).toEqual([]);
  });
});

test('the requests reach far: one in ten is let in, and every kind of refusal is met', () => {
  const times = (status: number): number => report.byStatus.get(status) ?? 0;
  expect(report.requests).toBe(count);
  expect(times(200) + times(201)).toBeGreaterThan(count / 10);
  for (const status of [204, 302, 400, 401, 403, 404, 405, 422, 431])
    expect(times(status)).toBeGreaterThan(0);
});

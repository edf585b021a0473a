import { expect, test } from 'vitest';
import { testOf } from '../../../src/state/practice/steer/asTest.js';
import { COPIES } from './copies.js';

/** What it calls, it calls by these names: the module itself stands in for the package. */
async function run(text: string): Promise<number[]> {
  const { createPracticeApi } = await import('../../../src/hosts/package/index.js');
  const { transformWithOxc } = await import('vite');
  const { code } = await transformWithOxc(text.replace(/^import .*$/gm, ''), 'copied.ts');
  let body: () => Promise<void> = () => Promise.resolve();
  let found: number[] = [];
  const tools = {
    createPracticeApi,
    test: (_: string, copied: () => Promise<void>) => (body = copied),
    expect: (statuses: number[]) => ({ toMatchInlineSnapshot: () => (found = statuses) }),
  };
  // What a person would paste is what is to be run.
  const define = new Function(...Object.keys(tools), code) as (...given: unknown[]) => void;
  define(...Object.values(tools));
  await body();
  return found;
}

test.each(COPIES)('the test that is copied for Vitest runs: $what', async ({ actions, statuses }) => {
  expect(await run(testOf(actions))).toEqual(statuses);
});

test('a fault that is removed is named, so that others stay; what a test cannot do is said in its place', () => {
  const text = (what: RegExp): string => testOf(COPIES.find((copy) => what.test(copy.what))?.actions ?? []);
  expect(text(/one of two faults/)).toContain('removeFault(fault1.id)');
  expect(text(/one of two faults/)).not.toContain('removeFaults');
  expect(text(/somebody else added/)).toMatch(/\/\/ Removed here: .+\n\s+\/\/ cred-3 is a refresh token/);
});

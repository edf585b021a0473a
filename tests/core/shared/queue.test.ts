import { expect, test } from 'vitest';
import { createQueue } from '../../../src/core/shared/index.js';

/** An action that ends when told to. */
function held(): { action: () => Promise<void>; end: () => void } {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { action: () => ended, end: () => end() };
}

test('an action begins when the one before it has ended, however long that takes', async () => {
  const inTurn = createQueue();
  const begun: string[] = [];
  const first = held();
  const firstDone = inTurn(() => {
    begun.push('first');
    return first.action();
  });
  const secondDone = inTurn(() => {
    begun.push('second');
  });
  await Promise.resolve();
  expect(begun).toEqual(['first']);
  first.end();
  await Promise.all([firstDone, secondDone]);
  expect(begun).toEqual(['first', 'second']);
});

test('each caller gets what its own action returned', async () => {
  const inTurn = createQueue();
  expect(await Promise.all([1, 2, 3].map((number) => inTurn(() => number * 10)))).toEqual([10, 20, 30]);
});

test('an action that fails says so to its caller alone, and the next one runs', async () => {
  const inTurn = createQueue();
  const failed = inTurn(() => Promise.reject(new Error('no')));
  const next = inTurn(() => 'yes');
  await expect(failed).rejects.toThrow('no');
  expect(await next).toBe('yes');
});

test('two queues do not wait for each other', async () => {
  const slow = createQueue();
  const never = held();
  void slow(never.action);
  expect(await createQueue()(() => 'at once')).toBe('at once');
});

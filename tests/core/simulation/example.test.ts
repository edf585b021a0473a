import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startRun, type Run } from '../../../src/core/simulation/index.js';

/** The example in the comment of `startRun`, as code. */
function example(): string {
  const source = readFileSync('src/core/simulation/run.ts', 'utf8');
  const [, lines = ''] = /```ts\n([\s\S]*?) \* ```/.exec(source) ?? [];
  return lines.replaceAll(/^ \* ?/gm, '');
}

test('the example in the comment of startRun runs, and comes out as it says', async () => {
  const runs: Run[] = [];
  const kept: typeof startRun = async (...given) => {
    const run = await startRun(...given);
    runs.push(run);
    return run;
  };
  const body = new Function('startRun', `return (async () => {${example()}})()`);
  await body(kept);
  const [run] = runs;
  expect(run?.log.some((event) => event.kind === 'command' && event.command.type === 'revoke')).toBe(true);
  expect(run?.log.some((event) => event.kind === 'request' && event.actor === 'attacker')).toBe(true);
  expect(run?.bill(run.now).key.exposureMs).toBe(0);
});

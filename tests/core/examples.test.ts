import { join } from 'node:path/posix';
import { describe, expect, test } from 'vitest';
import { filesUnder } from '../architecture/source.js';
import { doorOf, examplesIn, run, typeFaults, type Example } from './examples.js';

const examples = filesUnder('src/core')
  .filter(({ path }) => path.endsWith('.ts'))
  .flatMap(examplesIn);

async function load(path: string): Promise<Record<string, unknown>> {
  return (await import(/* @vite-ignore */ join(process.cwd(), path))) as Record<string, unknown>;
}

test.each(['createApi', 'verifyAccessToken', 'decide', 'buildChecklist', 'inspect', 'makeKit'])(
  'the door %s shows how it is used',
  (door) => {
    expect(examples.map(({ of }) => of)).toContain(door);
  },
);

test.each(examples)('the example of $of comes to what it says', async (example) => {
  const claims = await run(example, load);
  expect(claims.length).toBeGreaterThan(0);
  for (const { came, says, line } of claims) expect(came, line).toEqual(says);
});

test('each example compiles as it stands', async () => {
  const names = new Map<string, string[]>();
  for (const example of examples) names.set(doorOf(example), Object.keys(await load(doorOf(example))));
  expect(typeFaults(examples, (example) => names.get(doorOf(example)) ?? [])).toEqual([]);
});

describe('a poor example is found out', () => {
  const example = (code: string): Example => ({ of: 'createApi', path: 'src/core/api/createApi.ts', code });

  test('when a line comes to something else', async () => {
    const [claim] = await run(example('const x = 1;\nx + 1; // 3: or so\n'), load);
    expect(claim).toEqual({ line: 'x + 1; // 3: or so', came: 2, says: 3 });
  });

  test('when it throws', async () => {
    await expect(run(example('noSuchThing();\n'), load)).rejects.toThrow();
  });

  test('when its types are wrong', () => {
    expect(typeFaults([example("await createApi('nonsense');\n")], () => ['createApi'])).toHaveLength(1);
  });
});

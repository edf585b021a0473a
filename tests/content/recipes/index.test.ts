import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recipes } from '../../../src/content/recipes/index.js';
import { scenarios } from '../../../src/content/scenarios/all.js';
import { allSources } from '../../../src/content/sources/all.js';

const FOLDER = 'src/content/recipes';
const MOST_LINES = 330;

it('shows every module of its folder, and no other', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts') && name !== 'index.ts');
  expect(recipes.map(({ file }) => file).sort()).toEqual(files.sort());
  expect(files.length).toBeGreaterThanOrEqual(12);
});

describe.each(recipes)('$id', ({ file, code, production, quoted, tryIt }) => {
  it('is shown as it is run, and short enough to read', () => {
    expect(code).toBe(readFileSync(`${FOLDER}/${file}`, 'utf8'));
    expect(code.split('\n').length).toBeLessThanOrEqual(MOST_LINES);
  });

  it('stands on Node, jose and hono alone, and says first what it is for', () => {
    for (const [, from] of code.matchAll(/from '([^']+)'/g)) expect(from).toMatch(/^(node:|jose$|hono)/);
    expect(code).toMatch(/^\/\/ [A-Z]/);
  });

  it('names a source, a place to try it, and what production asks for', () => {
    expect(Object.keys(allSources)).toContain(quoted.source);
    if (tryIt.path[0] === 'lab') expect(Object.keys(scenarios)).toContain(tryIt.path[1]);
    expect(production.length).toBeGreaterThan(0);
  });
});

it('gives three in other languages, each a whole file that our tests run', () => {
  const given = recipes.filter(({ others }) => others);
  expect(given).toHaveLength(3);
  for (const { file, others } of given) {
    const name = `${FOLDER}/other/${file.replace('.ts', '')}`;
    expect(others).toEqual({
      python: readFileSync(`${name}.py`, 'utf8'),
      go: readFileSync(`${name}.go`, 'utf8'),
    });
    expect(others?.go).toMatch(/^package \w+$/m);
    for (const text of [others?.python, others?.go]) expect(text).toMatch(/What it is not:/);
    expect(readFileSync(`tests/content/recipes/${file.replace('.ts', '.test.ts')}`, 'utf8')).toMatch(
      /answersAlike[<(]/,
    );
  }
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { expect, test } from 'vitest';

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** Folders that the documents name before everything has moved there. */
const TO_COME = ['src/core/simulation/commands', 'src/state/shell'];

test.each(documents)('%s links to files that are there', (path) => {
  const links = [...readFileSync(path, 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)];
  const missing = links.map(([, to = '']) => join(dirname(path), to)).filter((to) => !existsSync(to));
  expect(missing).toEqual([]);
});

test.each(documents)('%s names files and folders that are there', (path) => {
  const named = [...readFileSync(path, 'utf8').matchAll(/`((?:src|tests|tools|docs)(?:\/[\w.-]+)*)\/?`/g)];
  const missing = named.map(([, at = '']) => at).filter((at) => !TO_COME.includes(at) && !existsSync(at));
  expect(missing).toEqual([]);
});

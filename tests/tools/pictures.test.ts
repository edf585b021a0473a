import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MANIFEST, PAPER, squared } from '../../tools/vite/pictures.js';

const tokens = readFileSync('src/styles/tokens.css', 'utf8');

test('an icon that a system cuts has its ground to the corners', () => {
  const icon = readFileSync('public/icon.svg', 'utf8');
  expect(squared(icon)).not.toMatch(/<rect[^>]* rx=/);
  expect(squared(icon).length).toBeLessThan(icon.length);
  expect(() => squared('<svg><rect/></svg>')).toThrow('no rounded ground');
});

test('the manifest stays in its folder, wherever that is', () => {
  const { start_url, scope, id, icons } = MANIFEST;
  for (const address of [start_url, scope, id, ...icons.map(({ src }) => src)])
    expect(address).toMatch(/^\.\//);
});

test('it has the colour of the paper', () => {
  expect(tokens).toContain(`--paper: light-dark(${PAPER.light}, ${PAPER.dark})`);
  expect(MANIFEST.background_color).toBe(PAPER.light);
});

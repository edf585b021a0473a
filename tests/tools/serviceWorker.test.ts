import { expect, test } from 'vitest';
import { releaseOf } from '../../tools/vite/serviceWorker.js';

const built = {
  'index.html': '<p>',
  'embed.html': '<p>',
  'assets/a.js': 'a',
  'icon.svg': '<svg/>',
  'robots.txt': 'User-agent: *',
};

test('a release is all that pages ask for, from the folder they lie in, and the page that others frame', () => {
  expect(releaseOf(built).files).toEqual(['./assets/a.js', './embed.html', './icon.svg']);
});

test('its name changes with any of its files, the page included, and not with their order', () => {
  const { version } = releaseOf(built);
  expect(version).toMatch(/^[0-9a-f]{16}$/);
  expect(releaseOf(Object.fromEntries(Object.entries(built).reverse())).version).toBe(version);
  expect(releaseOf({ ...built, 'index.html': '<p>!' }).version).not.toBe(version);
  expect(releaseOf({ ...built, 'assets/b.js': '' }).version).not.toBe(version);
});

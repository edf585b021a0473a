import { expect, test } from 'vitest';
import { moved } from '../../tools/vite/inlineStyle.js';

test('what a sheet names is found from the page, and what is no file beside it is left alone', () => {
  const sheet = 'a{src:url(./f.woff2) format("woff2")} b{background:url("./g.svg")} c{mask:url(#d)}\n';
  expect(moved(sheet, 'assets')).toBe(
    'a{src:url(./assets/f.woff2) format("woff2")} b{background:url("./assets/g.svg")} c{mask:url(#d)}',
  );
});

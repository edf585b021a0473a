import { beforeEach, expect, test, vi } from 'vitest';
import { keepFirstWords } from '../../src/ui/firstWords.js';

beforeEach(() => {
  document.documentElement.dataset['page'] = 'leaked';
  document.body.innerHTML = '<div id="page"></div><div id="first"><p>Words</p></div>';
});
const first = (): Element | null => document.querySelector('#page + #first');
const show = (html: string): void => {
  const page = document.querySelector('#page');
  if (page) page.innerHTML = html;
};

test('the first words go when a page stands, and come back while the next is on its way', async () => {
  keepFirstWords(document);
  expect(first()).not.toBeNull();
  show('<p>Loading</p>');
  await vi.waitFor(() => expect(first()).not.toBeNull());
  show('<main><h1>Leaked</h1></main>');
  await vi.waitFor(() => expect(first()).toBeNull());
  show('<p>Loading</p>');
  await vi.waitFor(() => expect(first()).not.toBeNull());
});

test('the guide has its words in the HTML and needs no others', async () => {
  document.documentElement.dataset['page'] = 'guide';
  keepFirstWords(document);
  expect(first()).toBeNull();
  document.documentElement.dataset['page'] = 'lab';
  show('<p>Making real credentials</p>');
  await vi.waitFor(() => expect(first()).not.toBeNull());
});

test('a document without them is left alone', () => {
  document.body.innerHTML = '<div id="page"></div>';
  expect(() => keepFirstWords(document)).not.toThrow();
});

import { expect, test } from 'vitest';
import { siteOf, tagsOf } from '../../tools/vite/findable.js';

const PAGE = '<title>A title</title><meta\n  name="description"\n  content="A text"\n/>';
const questions = [{ title: 'Is </script> a problem?', answer: 'No.' }];

const attributes = (site?: string): unknown[] => tagsOf(PAGE, { site, questions }).map(({ attrs }) => attrs);

test('says to messengers what the page says of itself', () => {
  expect(attributes()).toContainEqual({ property: 'og:title', content: 'A title' });
  expect(attributes()).toContainEqual({ property: 'og:description', content: 'A text' });
});

test('names an address of its own only where the build was told one', () => {
  const canonical = { rel: 'canonical', href: 'https://docs.example/kot/' };
  expect(attributes('https://docs.example/kot/')).toContainEqual(canonical);
  const image = { property: 'og:image', content: 'https://docs.example/kot/share.png' };
  expect(attributes('https://docs.example/kot/')).toContainEqual(image);
  expect(JSON.stringify(attributes())).not.toMatch(/canonical|share\.png/);
});

test('gives each question with its answer, and nothing in it ends the script element', () => {
  const script = tagsOf(PAGE, { site: undefined, questions }).find(({ tag }) => tag === 'script');
  const text = script?.children as string;
  expect(text).not.toContain('<');
  expect(JSON.parse(text)).toMatchObject({
    '@type': 'FAQPage',
    mainEntity: [
      {
        '@type': 'Question',
        name: 'Is </script> a problem?',
        acceptedAnswer: { '@type': 'Answer', text: 'No.' },
      },
    ],
  });
});

test('says when the page says nothing of itself', () => {
  expect(() => tagsOf('<title></title>', { site: undefined, questions })).toThrow('no <title>');
});

test.each([
  [undefined, undefined],
  ['', undefined],
  ['https://docs.example', 'https://docs.example/'],
  ['https://docs.example/kot', 'https://docs.example/kot/'],
])('reads the address %s as %s', (address, site) => {
  expect(siteOf(address)).toBe(site);
});

test('takes no other address for one of the web', () => {
  expect(() => siteOf('javascript:alert(1)')).toThrow('not a web address');
  expect(() => siteOf('docs.example')).toThrow();
});

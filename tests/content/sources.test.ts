import { describe, expect, it } from 'vitest';
import { allSources } from '../../src/content/sources/all.js';
import { standards } from '../../src/content/sources/standards.js';

describe('sources', () => {
  it.each(Object.entries(allSources))('%s has a title and an https address', (_, { title, url, status }) => {
    expect(title).toMatch(/^\S.{4,}[^\s.]$/);
    expect(new URL(url).protocol).toBe('https:');
    expect(status).not.toBe('');
  });

  it.each(Object.entries(standards).filter(([, { url }]) => url.includes('datatracker.ietf.org')))(
    'says that %s is a draft',
    (_, { status }) => {
      expect(status).toMatch(/^draft/);
    },
  );

  it.each(Object.entries(standards).filter(([id]) => /^rfc\d+$/.test(id)))(
    'links %s by its number',
    (id, { title, url }) => {
      const number = id.slice(3);
      expect(title.startsWith(`RFC ${number}: `)).toBe(true);
      expect(url).toBe(`https://www.rfc-editor.org/rfc/rfc${number}.html`);
    },
  );
});

import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allSources } from '../../src/content/sources/all.js';
import { sources, type Source } from '../../src/content/sources/index.js';
import { sourcesOfChecklist } from '../../src/content/sources/pages/ofChecklist.js';
import { sourcesOfGuide } from '../../src/content/sources/pages/ofGuide.js';
import { sourcesOfIncidents } from '../../src/content/sources/pages/ofIncidents.js';
import { sourcesOfInspector } from '../../src/content/sources/pages/ofInspector.js';
import { sourcesOfScale } from '../../src/content/sources/pages/ofScale.js';
import { sourcesOfScenarios } from '../../src/content/sources/pages/ofScenarios.js';
import { sourcesOfVerifier } from '../../src/content/sources/pages/ofVerifier.js';
import { standards } from '../../src/content/sources/standards.js';

const LISTS = [
  sources,
  sourcesOfChecklist,
  sourcesOfGuide,
  sourcesOfIncidents,
  sourcesOfInspector,
  sourcesOfScale,
  sourcesOfScenarios,
  sourcesOfVerifier,
];

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

  it.each(
    Object.entries(standards).filter(([id, { title }]) => /^rfc\d+$/.test(id) || title.startsWith('RFC ')),
  )('links %s by its number', (id, { title, url }) => {
    const number = /^RFC (\d+): /.exec(title)?.[1];
    expect(number).toBeDefined();
    expect(url).toBe(`https://www.rfc-editor.org/rfc/rfc${number}`);
    if (/^rfc\d+$/.test(id)) expect(id).toBe(`rfc${number}`);
  });

  it('says the same wherever a page has a list of its own, so that it loads that alone', () => {
    const told = LISTS.flatMap((list) => Object.entries<Source>(list));
    const apart = told.filter(
      ([id, { title, url }]) => title !== allSources[id]?.title || url !== allSources[id].url,
    );
    expect(apart).toEqual([]);
  });

  const text = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|svelte)$/.test(name) && !name.startsWith('content/sources'))
    .map((name) => readFileSync(`src/${name}`, 'utf8'))
    .join('\n');

  it.each(Object.keys(allSources))('%s is cited somewhere', (id) => {
    // In quotation marks, or as the name of a field, with or without a section after it.
    expect(
      ["'", '"', '`'].some((mark) => text.includes(mark + id + mark) || text.includes(`${mark}${id}#`)),
    ).toBe(true);
  });

  /** Sheets that stand in the drafts folder of their repository: OWASP has not published them. */
  const UNPUBLISHED = ['Identity_Propagation_Patterns'];

  it('cites no draft that its authors have not published', () => {
    const urls = Object.values(allSources).map(({ url }) => url);
    expect(
      urls.filter(
        (url) => /_draft\b|\/drafts?\//i.test(url) || UNPUBLISHED.some((name) => url.includes(name)),
      ),
    ).toEqual([]);
  });

  it('says of each draft that it is one, and of nothing else', () => {
    const drafts = Object.values(allSources).filter(({ status }) => status?.startsWith('draft'));
    expect(drafts.length).toBeGreaterThan(3);
    for (const { url } of drafts) expect(new URL(url).host).toBe('datatracker.ietf.org');
  });
});

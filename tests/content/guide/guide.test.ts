import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { beyond } from '../../../src/content/guide/beyond.js';
import { contents, readingMinutes } from '../../../src/content/guide/contents.js';
import { corrections } from '../../../src/content/guide/corrections.js';
import { faq } from '../../../src/content/guide/faq.js';
import { incidents } from '../../../src/content/guide/incidents.js';
import { mistakes } from '../../../src/content/guide/mistakes.js';
import { quickChecklist } from '../../../src/content/guide/quickChecklist.js';
import { mechanisms } from '../../../src/content/guide/revoking.js';
import { scenarios } from '../../../src/content/scenarios/all.js';
import { allSources } from '../../../src/content/sources/all.js';
import { catalogue } from '../../../src/core/checklist/index.js';
import { parseRoute } from '../../../src/state/shell/route.js';
import Guide from '../../../src/ui/pages/guide/Guide.svelte';

const html = render(Guide).body;
const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id ?? '');
const links = [...html.matchAll(/ href="([^"]+)"/g)].map(([, href]) => href ?? '');

/** What is not read on the way: pictures, tables, names of sources, and the way to other pages. */
const PASSED_OVER =
  /<!--[\s\S]*?-->|<(svg|table|noscript)[\s\S]*?<\/\1>|<ul class="recipes"[\s\S]*?(?=<section)|<a class="(?:cited|try)"[\s\S]*?<\/a>|<section class="onward"[\s\S]*?<\/section>/g;
/** For silent reading of non-fiction in English (Brysbaert, How many words do we read per minute?, 2019). */
const WORDS_A_MINUTE = 238;

/** The words that are read between two places of the page. */
function wordsBetween(from: string, to: string): number {
  const text = html.replace(PASSED_OVER, '');
  return wordsOf(text.slice(text.indexOf(from), text.indexOf(to)).replace(/<[^>]+>/g, ' '));
}

function wordsOf(text: string): number {
  return text.split(/\s+/).filter((word) => /\w/.test(word)).length;
}

describe('the guide', () => {
  it('has every heading of its contents, in that order, and each id once', () => {
    const places = contents.map(({ id }) => html.indexOf(` id="${id}"`));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(ids.length).toBe(new Set(ids).size);
  });

  it.each(links.filter((href) => href.startsWith('#')))('links to %s, which is there', (href) => {
    const route = parseRoute(href);
    expect(route.page).not.toBe('unknown');
    if (route.page === 'guide' && route.heading !== null) expect(ids).toContain(route.heading);
    if (route.page === 'lab' && route.path[0]) expect(Object.keys(scenarios)).toContain(route.path[0]);
  });

  it('says how long the main text takes, which is under thirteen minutes', () => {
    const minutes = wordsBetween('id="the-problem"', 'id="faq"') / WORDS_A_MINUTE;
    expect(Math.round(minutes)).toBe(readingMinutes);
    expect(minutes).toBeLessThan(13);
  });

  it('hides no text: what the browser searches is all there is', () => {
    expect(html).not.toMatch(/ hidden[ >=]/);
    // What opens here shows more of the code before it, and holds nothing itself.
    const held = [...html.matchAll(/<details>([\s\S]*?)<\/details>/g)].map(([, text = '']) => text.trim());
    expect(held.length).toBeGreaterThan(10);
    for (const text of held) expect(text).toMatch(/^<summary>(?:(?!<\/summary>)[\s\S])*<\/summary>$/);
    expect(html.split('<details').length - 1).toBe(held.length);
  });

  it('leads from every section to a place where it can be tried', () => {
    const sections = html.split('<section class="part"').slice(1);
    expect(sections.length).toBeGreaterThan(10);
    for (const section of sections)
      expect(section).toMatch(/href="#\/(decide|lab|check|leaked|verifier|scale)/);
  });
});

describe('its facts', () => {
  const quoted = [...html.matchAll(/class="cited" href="(https:[^"]+)"/g)].map(([, url]) => url);

  it('come from addresses that are among the sources', () => {
    const known = new Set(
      Object.values(allSources).flatMap(({ url, parts = {} }) => [
        url,
        url.replace(/\/doc\/([^/]+)\/$/, '/doc/html/$1'),
        ...Object.values(parts),
      ]),
    );
    expect(quoted.length).toBeGreaterThan(80);
    expect(quoted.filter((url = '') => !known.has(url) && !known.has(url.replace(/#.*$/, '')))).toEqual([]);
  });

  it.each([
    ['corrections', corrections],
    ['incidents', incidents.map(({ ended }) => ended)],
    ['mechanisms', mechanisms],
  ])('%s each name theirs', (_, list) => {
    for (const { quoted: from } of list) expect(Object.keys(allSources)).toContain(from?.source);
  });

  it.each([
    ['beyond', beyond],
    ['mistakes', mistakes],
    ['questions', faq],
  ])('each of the %s names at least one', (_, entries) => {
    for (const { id, claims } of entries) {
      const named = claims.flatMap(({ quoted: from }) => (from ? [from.source] : []));
      expect([id, named.length > 0]).toEqual([id, true]);
      for (const source of named) expect(Object.keys(allSources)).toContain(source);
    }
  });

  it('are as many as a reader is promised', () => {
    expect(corrections.length).toBeGreaterThanOrEqual(15);
    expect(faq.length).toBeGreaterThanOrEqual(23);
    expect(new Set(faq.map(({ title }) => title)).size).toBe(faq.length);
  });

  it('of the quick checklist are items of the checklist', () => {
    const items = catalogue.map(({ id }) => id);
    for (const { item } of quickChecklist) expect(items).toContain(item);
  });
});

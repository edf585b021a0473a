import { readFileSync, readdirSync } from 'node:fs';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { decisionModel } from '../../../src/content/decision/model.js';
import { outcomes } from '../../../src/content/decision/outcomes.js';
import { statements } from '../../../src/content/check/statements.js';
import { beyond } from '../../../src/content/guide/beyond.js';
import { faq, faqSection } from '../../../src/content/guide/faq.js';
import { incidents } from '../../../src/content/guide/incidents.js';
import { deadKeys, lifetimes } from '../../../src/content/guide/lifetimes.js';
import { actionWords } from '../../../src/content/incident/words.js';
import { allSources } from '../../../src/content/sources/all.js';
import { catalogue } from '../../../src/core/checklist/index.js';
import Guide from '../../../src/ui/pages/guide/Guide.svelte';

const html = render(Guide).body;
const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|svelte)$/.test(name))
    .map((name) => `${folder}/${name}`);
const words = [...files('src/content'), ...files('src/core/checklist'), ...files('src/ui')].map(
  (file) => [file, readFileSync(file, 'utf8')] as const,
);
const titleOf = (id: string): string => allSources[id]?.title ?? '';
const firstWord = (text: string): string => text.split(/[\s,]/)[0] ?? '';

describe('a figure of somebody’s product', () => {
  it.each(lifetimes)('comes from that product’s own page: $issuer', ({ issuer, quoted, also = [] }) => {
    for (const { source } of [quoted, ...also]) expect(firstWord(titleOf(source))).toBe(firstWord(issuer));
  });

  it.each(deadKeys)('does so for $system too, or says that it was measured', ({ system, delay, quoted }) => {
    const own = firstWord(titleOf(quoted.source)) === firstWord(system);
    expect([system, own || delay.includes('measured')]).toEqual([system, true]);
  });
});

/** Who was there: the company that was attacked, or one that searched for the thief itself. */
const PARTIES = [
  'about.codecov.io',
  'github.blog',
  'circleci.com',
  'msrc.microsoft.com',
  'sec.okta.com',
  'sign.dropbox.com',
  'cloud.google.com',
  'blog.cloudflare.com',
  'global.toyota',
];

it.each(incidents)('the story of $who is told by somebody who was there', ({ ended }) => {
  const told = [...(ended.quoted ? [ended.quoted] : []), ...(ended.also ?? [])];
  expect(told.length).toBeGreaterThan(0);
  for (const { source } of told) {
    expect(PARTIES).toContain(new URL(allSources[source]?.url ?? '').host);
  }
});

describe('a citation', () => {
  const cited = [...html.matchAll(/class="cited" href="(https:[^"]+)"[^>]*>([^<]+)</g)];

  it('of an RFC by its number leads to that RFC, and to the section that it names', () => {
    const byNumber = cited.flatMap(([, url = '', label = '']) => {
      const [, number, section] = /^RFC (\d+)(?:, (\d[\d.]*))?$/.exec(label.trim()) ?? [];
      return number ? [{ url, wanted: `rfc${number}${section ? `#section-${section}` : ''}` }] : [];
    });
    expect(byNumber.length).toBeGreaterThan(50);
    expect(byNumber.filter(({ url, wanted }) => !url.endsWith(`/${wanted}`))).toEqual([]);
  });

  it('names the section of an RFC by its number', () => {
    const sections = [
      ...catalogue.flatMap(({ citations }) => citations),
      ...statements.flatMap(({ citations }) => citations),
      ...Object.values(actionWords).flatMap(({ citations }) => citations),
      ...Object.values(outcomes).flatMap(({ costs }) => costs.flatMap(({ citations }) => citations)),
      ...[...decisionModel.vetoes, ...decisionModel.weights].flatMap(({ citations }) => citations),
    ].filter(({ source, section }) => section !== undefined && titleOf(source).startsWith('RFC '));
    expect(sections.length).toBeGreaterThan(50);
    for (const { source, section } of sections) {
      expect([source, section]).toEqual([source, expect.stringMatching(/^\d[\d.]*(, \d[\d.]*)*$/)]);
    }
  });
});

describe('a sentence that was found false', () => {
  it.each([
    ['a WAF’s key for its CAPTCHA as a caller’s credential', /DeleteAPIKey|AWS WAF/],
    ['reading a JWT as something that takes a key', /with the public key can read/],
    ['a removed signing key as if it did not exist', /whatever (you do|happens) at the issuer/],
    ['a personal access token as if nobody owned one', /never a person/],
    ['one issuer’s default as everybody’s', /24 hours is a common default/],
    ['the age of the browser BCP', /browser-based-apps|draft -27/],
    ['a backend as a cure for scripts that act in place', /keeps the tokens \(BFF\) stops/],
    ['an upper bound as a range', /20 to 28 h/],
    ['a default that holds only without a database as one that always holds', /default of Auth\.js;/],
    ['Ed25519 as all that EdDSA was', /It is Ed25519 now/],
    ['the lifetime of one cloud’s credentials as that of all', /(token|credentials) for minutes\./],
  ])('does not come back: %s', (_, sentence) => {
    expect(words.filter(([, text]) => sentence.test(text)).map(([file]) => file)).toEqual([]);
  });
});

it('where DPoP is explained, so is what a script in the page can still do, and what stops that', () => {
  const entry = beyond.find(({ id }) => id === 'dpop');
  const script = entry?.claims.find(({ text }) => text.includes('script'));
  expect(script?.text).toContain('BFF');
  expect(script?.quoted?.source).toBe('oauth-browser-apps');
});

it('the questions that nobody in particular asked stand first, as many as the lead says', () => {
  const asked = faq.map(({ claims }) => claims.some(({ quoted }) => quoted?.label.startsWith('asked at ')));
  const first = asked.indexOf(true);
  expect(first).toBe(12);
  expect(faqSection.lead[0]?.text).toContain('The first twelve');
});

it('whoever asked is not confused with whoever mended: a pull request is reported, a question asked', () => {
  const threads = faq.flatMap(({ claims }) =>
    claims.flatMap(({ quoted, also = [] }) => [...(quoted ? [quoted] : []), ...also]),
  );
  const urlOf = (source: string): string => allSources[source]?.url ?? '';
  const asked = threads.filter(({ label }) => label.startsWith('asked at '));
  const reported = threads.filter(({ label }) => label.startsWith('reported at '));
  expect(asked.length).toBeGreaterThan(10);
  expect(reported.length).toBeGreaterThan(0);
  for (const { source } of asked) expect(urlOf(source)).not.toContain('/pull/');
  for (const { source } of reported) expect(urlOf(source)).toContain('/pull/');
});

import { describe, expect, test } from 'vitest';
import { findingWords } from '../../src/content/inspector/findings.js';
import { vendorKeyWords } from '../../src/content/inspector/vendorKeys.js';
import { vendors } from '../../src/content/inspector/vendors.js';
import { scenarios } from '../../src/content/scenarios/all.js';
import { sourcesOfInspector } from '../../src/content/sources/pages/ofInspector.js';
import { catalogue } from '../../src/core/checklist/index.js';
import { FINDINGS, SHAPES } from '../../src/core/inspector/index.js';
import { sourceAddress } from '../../src/core/shared/index.js';

const items = catalogue.map(({ id }) => id);
const stories = Object.keys(scenarios);

describe('the words of a finding', () => {
  test('are there for each, and for nothing else', () => {
    expect(Object.keys(findingWords).sort()).toEqual(Object.keys(FINDINGS).sort());
  });

  test.each(Object.entries(findingWords))('%s: a heading, sentences, a source that is known', (_, words) => {
    expect(words.title).toMatch(/^[^\s].{5,60}[^.\s]$/);
    for (const text of [words.fact, words.fix]) {
      expect(text).toMatch(/^[A-Z`0-9].{10,240}[.]$/);
      expect(text).not.toMatch(/\b(?:simply|just|powerful|easily|very)\b|!/);
    }
    const source = sourcesOfInspector[words.source];
    expect(source).toBeDefined();
    if (source && words.section !== undefined) expect(sourceAddress(source, words.section)).toContain('#');
    // A standard has hundreds of claims: the one that argues this has to be named.
    if (source && /^RFC |^draft/.test(source.title) && words.source !== 'paseto')
      expect(words.section).toMatch(/^\d/);
  });

  test.each(Object.entries(findingWords))(
    '%s leads to what there is in the Lab and in the checklist',
    (_, words) => {
      for (const item of words.items ?? []) expect(items).toContain(item);
      expect([undefined, ...stories]).toContain(words.scenario);
    },
  );
});

describe('the words of a vendor’s key', () => {
  test.each(Object.entries(vendorKeyWords))(
    '%s names its vendor and where its format is described',
    (id, words) => {
      expect(Object.keys(SHAPES)).toContain(id);
      expect(Object.keys(vendors)).toContain(words.vendor);
      expect(sourcesOfInspector[words.format]).toBeDefined();
    },
  );

  test.each(Object.entries(vendors))(
    '%s says what ends its keys, and where it says so',
    (_, { source, ends, ...more }) => {
      expect(sourcesOfInspector[source]).toBeDefined();
      if ('measuredBy' in more) expect(sourcesOfInspector[more.measuredBy]).toBeDefined();
      // Of a vendor that was not read, nothing is said.
      expect(ends === null).toBe(source === 'gitleaks');
    },
  );

  test('are from the vendor’s own pages for many formats, and from a scanner where it is silent', () => {
    const own = Object.values(vendorKeyWords).filter(({ format }) => format !== 'gitleaks');
    expect(own.length).toBeGreaterThanOrEqual(25);
  });

  test('are used, each vendor’s', () => {
    const used = new Set(Object.values(vendorKeyWords).map(({ vendor }) => vendor));
    expect([...used].sort()).toEqual(Object.keys(vendors).sort());
  });
});

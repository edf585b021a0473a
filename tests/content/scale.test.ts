import { describe, expect, test } from 'vitest';
import { PUBLISHED } from '../../src/content/scale/published.js';
import { sourcesOfScale } from '../../src/content/sources/pages/ofScale.js';
import { readScaleLink } from '../../src/state/scale/link.js';
import { FIELDS } from '../../src/content/scale/words.js';
import { PUBLISHED_OF_FIELDS } from '../../src/content/scale/publishedFields.js';
import { time } from '../../src/state/scale/words/numbers.js';
import { workedOut } from '../../src/state/scale/published.js';

describe('a published design', () => {
  test.each(PUBLISHED.map((design) => [design.name, design] as const))(
    '%s has a source, and comes out as published',
    (_, design) => {
      for (const source of design.sources) expect(sourcesOfScale).toHaveProperty(source);
      expect(readScaleLink(design.query)).toMatchObject({ unknown: [], preset: { id: 'saas' } });
      const { figures, sentence } = workedOut(design);
      // A cached verdict is one second older abroad, where the store of the home region is read a second late.
      const abroadS = design.design === 'key-cached' ? 1 : 0;
      expect(figures.designs[design.design].stillLetIn.atMostS).toBe(design.longestS + abroadS);
      expect(sentence).toContain(`(published: ${time(design.longestS)})`);
    },
  );
});

test('what is published of a field names a source, and each source of the page is cited', () => {
  const cited = [...Object.values(PUBLISHED_OF_FIELDS), ...PUBLISHED].flatMap(({ sources }) => [...sources]);
  for (const source of cited) expect(sourcesOfScale).toHaveProperty(source);
  expect([...new Set(cited)].sort()).toEqual(Object.keys(sourcesOfScale).sort());
  for (const field of Object.keys(PUBLISHED_OF_FIELDS)) expect(FIELDS).toHaveProperty(field);
});

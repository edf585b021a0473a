import { describe, expect, test } from 'vitest';
import { PUBLISHED } from '../../src/content/scale/published.js';
import { sourcesOfScale } from '../../src/content/sources/pages/ofScale.js';
import { readScaleLink } from '../../src/state/scale/link.js';
import { workedOut } from '../../src/state/scale/published.js';

/** What the owners publish as the longest, in seconds; regions and leeway as the page has them come on top. */
const LONGEST: Readonly<Record<string, number>> = {
  'aws-authorizer': 300 + 1,
  'auth0-lifetime': 86_400,
  'entra-cae': 900,
};

describe('a published design', () => {
  test.each(PUBLISHED.map((design) => [design.name, design] as const))(
    '%s has a source, and comes out as published',
    (_, design) => {
      expect(sourcesOfScale).toHaveProperty(design.source);
      expect(readScaleLink(design.query)).toMatchObject({ unknown: [], preset: { id: 'saas' } });
      const { figures } = workedOut(design);
      expect(figures.designs[design.design].stillLetIn.atMostS).toBe(LONGEST[design.source]);
    },
  );
});

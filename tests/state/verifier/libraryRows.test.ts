import { describe, expect, test } from 'vitest';
import { libraryTable } from '../../../src/content/verifier/libraries.js';
import { acceptedInWords, COMPARED, libraryRows } from '../../../src/state/verifier/libraryRows.js';

const uses = libraryRows(libraryTable).flatMap(({ library, uses: all }) =>
  all.map((use) => ({ library, ...use })),
);
const measured = libraryTable.libraries.flatMap(({ uses: all }) => all);

describe('the figures of libraries', () => {
  test.each(uses.map((use, index) => ({ ...use, index })))(
    '$library, $use: each wrong answer is counted once, as taken or as turned away',
    ({ index, acceptedCount, refused, refusable, accepted }) => {
      const wrong = Object.values(measured[index]?.wrong ?? {}).filter((algs) => algs.includes(COMPARED));
      expect(acceptedCount + refused.length).toBe(wrong.length);
      expect(accepted.flatMap(({ titles }) => titles)).toHaveLength(acceptedCount);
      expect(acceptedCount).toBeLessThan(refusable);
    },
  );

  test('are put in words by what the tokens are about', () => {
    const jose = uses.find(({ library, use }) => library === 'jose' && use === 'default');
    expect(jose && acceptedInWords(jose)).toMatch(/^form \d+, JSON \d+, issuer and audience \d+$/);
  });

  test('of a package of a distribution name it, and its year', () => {
    for (const { version, library } of libraryRows(libraryTable)) {
      const { from } = libraryTable.libraries.find((each) => each.library === library) ?? {};
      expect(version.includes('Debian, 20')).toBe(from === 'Debian');
    }
  });
});

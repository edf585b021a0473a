import { describe, expect, test } from 'vitest';
import { libraryTable } from '../../../src/content/verifier/libraries.js';
import { ALGS } from '../../../src/core/credentials/index.js';
import { isDay } from '../../../src/core/shared/index.js';
import { casesOf } from '../../../src/core/verifier/cases/index.js';
import { PROFILES } from '../../../src/core/verifier/index.js';
import { fingerprint } from '../../../tools/verifiers/fingerprint.mjs';
import { inputFor } from '../../core/verifier/kits.js';

const kits = ALGS.flatMap((alg) =>
  PROFILES.map((profile) => ({ setup: { alg, profile }, cases: casesOf(inputFor(alg, { profile })) })),
);
const { libraries } = libraryTable;
const uses = libraries.flatMap((library) =>
  library.uses.map((use) => ({ ...use, library: library.library })),
);

describe('the table of libraries', () => {
  test('is of the kit as it is: if not, run npm run verifiers', () => {
    expect(libraryTable.kit).toBe(fingerprint(kits));
  });

  test('is of another kit as soon as a verdict changes', () => {
    const [first, ...others] = kits;
    const changed = first && {
      ...first,
      cases: first.cases.map((each) => ({ ...each, accept: true as const })),
    };
    expect(fingerprint(changed ? [changed, ...others] : [])).not.toBe(fingerprint(kits));
  });

  test('says when and with what it was measured', () => {
    expect(isDay(libraryTable.measuredOn)).toBe(true);
    expect(libraryTable.node).toMatch(/^\d+\.\d+\.\d+$/);
    for (const { version, from, year, packaged } of libraries) {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
      expect(from === 'Debian').toBe(year !== undefined && packaged?.startsWith(version) === true);
    }
  });

  test('has the four of npm, each in its default and its advised use', () => {
    for (const name of ['jose', 'jsonwebtoken', 'fast-jwt', 'express-oauth2-jwt-bearer']) {
      const found = libraries.find(({ library }) => library === name);
      expect(found?.uses.map(({ use }) => use).slice(0, 2)).toEqual(['default', 'advised']);
    }
  });

  test.each(uses)('$library, $use: counts cases of the kit, for algorithms that it has', (use) => {
    expect(use.supported).toContain('RS256');
    expect(Object.keys(use.cases)).toEqual(use.supported);
    for (const alg of use.supported) {
      const cases = casesOf(inputFor(alg, { profile: use.profile }));
      expect(use.cases[alg]).toBe(cases.length);
      for (const byCase of [use.wrong, use.crashes]) {
        const named = Object.keys(byCase).filter((id) => byCase[id]?.includes(alg));
        expect(named.filter((id) => !cases.some((each) => each.id === id))).toEqual([]);
      }
    }
  });

  test('lists no case as both wrong and crashed for one algorithm', () => {
    for (const { wrong, crashes } of uses) {
      for (const [id, algs] of Object.entries(wrong)) {
        expect(algs.filter((alg) => crashes[id]?.includes(alg))).toEqual([]);
      }
    }
  });
});

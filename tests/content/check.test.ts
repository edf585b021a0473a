import { describe, expect, test } from 'vitest';
import { findingClauses } from '../../src/content/check/clauses.js';
import { severities, statements } from '../../src/content/check/statements.js';
import { scenarios } from '../../src/content/scenarios/all.js';
import { sources } from '../../src/content/sources/index.js';
import { catalogue, findings } from '../../src/core/checklist/index.js';

test('there is one statement a finding, and every severity occurs', () => {
  expect(statements.map(({ id }) => id).toSorted()).toEqual([...findings].sort());
  expect(new Set(statements.map(({ severity }) => severity))).toEqual(new Set(severities));
});

describe.each(statements)('$id', ({ id, says, harm, fix, citations, scenario, incident }) => {
  test('says, warns and advises in whole sentences, and reads on as a clause', () => {
    for (const sentence of [says, harm, fix, ...(incident ? [incident.what] : [])]) {
      expect(sentence).toMatch(/^[A-Z].*\.$/);
    }
    expect(findingClauses[id]).toMatch(/^[a-z].*[^.]$/);
  });

  test('has its sources, its story and something on the checklist', () => {
    expect(citations.length).toBeGreaterThan(0);
    for (const { source } of citations) expect(Object.keys(sources)).toContain(source);
    expect(Object.keys(scenarios)).toContain(scenario);
    expect(catalogue.some(({ mends }) => mends?.includes(id))).toBe(true);
  });
});

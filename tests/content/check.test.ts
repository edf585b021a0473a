import { describe, expect, test } from 'vitest';
import { findingClauses, unsureClauses } from '../../src/content/check/clauses.js';
import { severities, statements } from '../../src/content/check/statements.js';
import { pages } from '../../src/content/guide/opening.js';
import { scenarios } from '../../src/content/scenarios/all.js';
import { allSources } from '../../src/content/sources/all.js';
import { buildChecklist, catalogue, exportChecklist, findings } from '../../src/core/checklist/index.js';
import { checklistWords } from '../../src/state/checklist/words.js';

test('there is one statement a finding, and every severity occurs', () => {
  expect(statements.map(({ id }) => id).toSorted()).toEqual([...findings].sort());
  expect(new Set(statements.map(({ severity }) => severity))).toEqual(new Set(severities));
});

test('all of them are read in about a minute, and the guide says how many there are', () => {
  // A silent reader takes some 240 words a minute; the rest of the minute is for the keys.
  const words = statements.flatMap(({ says }) => says.split(' ')).length;
  expect((words / 240) * 60 + statements.length).toBeLessThanOrEqual(65);
  expect(statements).toHaveLength(20);
  expect(pages.find(({ path: [first] }) => first === 'check')?.text).toMatch(/^Twenty short statements /);
});

describe.each(statements)('$id', ({ id, says, harm, fix, findOut, citations, scenario, incident }) => {
  test('says, warns and advises in whole sentences, and reads on as a clause', () => {
    for (const sentence of [says, harm, fix, findOut, ...(incident ? [incident.what] : [])]) {
      expect(sentence).toMatch(/^[A-Z].*\.$/);
    }
    for (const clause of [findingClauses[id], unsureClauses[id]]) expect(clause).toMatch(/^[a-z].*[^.]$/);
  });

  test('states one fact, short, and so that yes is good and no cannot be read the other way', () => {
    expect(says.split(' ').length).toBeLessThanOrEqual(12);
    expect(says).not.toMatch(/\b(and|or|nor|but)\b/i);
    expect(says).not.toMatch(/\b(no|not|nobody|nothing|never|none|neither|without|cannot|n’t)\b/i);
    expect(unsureClauses[id]).not.toMatch(/\b(nobody|nothing|never)\b/);
    expect(findingClauses[id]).not.toBe(unsureClauses[id]);
  });

  test('is no finding while nobody is sure of it, in any document', () => {
    const list = buildChecklist({ decisions: [], findings: [], unsure: [id], words: checklistWords });
    expect(list.items.length).toBeGreaterThan(0);
    for (const { because } of list.items)
      expect(because).toEqual([`you were not sure whether ${unsureClauses[id]}`]);
    for (const format of ['markdown', 'csv', 'json', 'html', 'adr'] as const)
      expect([format, exportChecklist(list, format)]).toEqual([
        format,
        expect.not.stringContaining('check found'),
      ]);
  });

  test('has its sources, its story and something on the checklist', () => {
    expect(citations.length).toBeGreaterThan(0);
    for (const { source } of citations) expect(Object.keys(allSources)).toContain(source);
    expect(Object.keys(scenarios)).toContain(scenario);
    expect(catalogue.some(({ mends }) => mends?.includes(id))).toBe(true);
  });
});

import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { problems, problemsLead } from '../../../src/content/guide/problems.js';
import { sources } from '../../../src/content/sources/index.js';
import { PROBLEMS } from '../../../src/core/api/refusals.js';
import Guide from '../../../src/ui/pages/guide/Guide.svelte';

const answered = Object.values(PROBLEMS);
const names = [...new Set(answered.map(({ name }) => name))];
const headings = [...render(Guide).body.matchAll(/<h3 id="problem-([^"]+)">([^<]+)</g)];

test('the Guide has one heading for each problem type of the API, and none for a type it does not have', () => {
  expect(names.length).toBeGreaterThan(10);
  expect(headings.map(([, name]) => name).sort()).toEqual(names.sort());
});

describe.each(problems)('the heading of $name', ({ name, statuses, title, quoted }) => {
  test('gives the title and every status of the answers of that type', () => {
    const same = answered.filter((problem) => problem.name === name);
    expect([...new Set(same.map((problem) => problem.title))]).toEqual([title]);
    expect([...new Set<number>(same.map(({ status }) => status))].sort()).toEqual(statuses);
  });

  test('cites a source that the app knows, where it cites one', () => {
    expect(quoted === undefined || quoted.source in sources).toBe(true);
  });
});

test('the lead cites where problem details come from', () => {
  expect(sources[problemsLead.quoted?.source ?? '']?.title).toContain('Problem Details');
});

import { expect, test } from 'vitest';
import { handInFile, handInLink } from '../../../src/state/assignment/handIn.js';
import { HandIns } from '../../../src/state/assignment/handIns.svelte.js';
import { handInsCsv, oddOnes, sumOf, type Row } from '../../../src/state/assignment/table.js';
import { ASSIGNMENT, handed, handIn, runOf, task } from './solving.js';

const leaked = task('leaked-credential');
const rotate = task('rotate-a-key');
const ann = handIn(
  'Ann',
  handed(leaked, undefined, { hints: [Date.UTC(2026, 0, 5, 10)], at: Date.UTC(2026, 0, 5, 10, 9) }),
  handed(rotate, undefined, { solution: Date.UTC(2026, 0, 5, 11), at: Date.UTC(2026, 0, 5, 10, 30) }),
);
const bob = handIn(
  '=HYPERLINK("http://evil.example")',
  handed(leaked, runOf(leaked, leaked.solution.slice(1))),
);

const file = (name: string, text: string) => ({ name, size: text.length, text: () => Promise.resolve(text) });
const names = (handIns: HandIns): string[] =>
  handIns.sorted.map((row) => (row.is === 'judged' ? row.handIn.name : row.from));

test('thirty files are judged in turn, and what is damaged has a row of its own', async () => {
  const handIns = new HandIns();
  const many = Array.from({ length: 29 }, (_, index) =>
    file(
      `${index}.json`,
      handInFile(handIn(`Learner ${index + 1}`, handed(leaked, '#/lab/leaked-credential?at=1000'))),
    ),
  );
  const done = handIns.addFiles([...many, file('bad.json', '{"format":')]);
  expect(handIns.progress).toEqual({ done: 0, of: 30 });
  await done;
  expect(handIns.progress).toBeNull();
  expect(names(handIns).slice(0, 3)).toEqual(['bad.json', 'Learner 1', 'Learner 2']);
  expect(names(handIns).at(-1)).toBe('Learner 29');
});

test('a large file is not read', async () => {
  const handIns = new HandIns();
  await handIns.addFiles([{ ...file('big.json', ''), size: 5_000_000 }]);
  expect(handIns.rows).toMatchObject([
    { is: 'unusable', sentence: expect.stringMatching(/5.0 MB/) as unknown },
  ]);
});

test('links are found in whatever text is pasted, and each that is none of ours says so', async () => {
  const handIns = new HandIns();
  const site = 'https://lab.example/app/';
  const { says, done } = handIns.addText(
    `Ann: ${site}${handInLink(ann)}\nBob: ${site}${handInLink(bob)?.slice(0, -30)}\n${site}#/assignment?set=1.x ${site}#/lab`,
  );
  await done;
  expect(says).toBe('');
  expect(handIns.rows.map((row) => (row.is === 'judged' ? row.handIn.name : row.sentence))).toEqual([
    'Ann',
    expect.stringMatching(/cut off/) as unknown,
    expect.stringMatching(/the assignment itself/) as unknown,
    expect.stringMatching(/not a hand-in/) as unknown,
  ]);
  expect(handIns.addText('hello').says).toMatch(/no link/);
});

async function judged(...all: Parameters<typeof handInFile>[0][]): Promise<HandIns> {
  const handIns = new HandIns();
  await handIns.addFiles(all.map((each, index) => file(`${index}.json`, handInFile(each))));
  return handIns;
}

test('a row sums up what was met and by how many commands', async () => {
  const [row] = (await judged(ann)).rows;
  expect(row?.is === 'judged' && sumOf(row)).toEqual({
    met: 2,
    of: 2,
    given: 4,
    par: 4,
    hints: 1,
    solutions: 1,
  });
});

test('rows are sorted by each column, and the other way at the second time', async () => {
  const handIns = await judged({ ...bob, name: 'Bob' }, ann);
  expect(names(handIns)).toEqual(['Ann', 'Bob']);
  handIns.sortBy('name');
  expect(names(handIns)).toEqual(['Bob', 'Ann']);
  handIns.sortBy('met');
  expect(names(handIns)).toEqual(['Ann', 'Bob']);
  handIns.sortBy('met');
  expect(names(handIns)).toEqual(['Bob', 'Ann']);
  handIns.sortBy('help');
  expect(names(handIns)).toEqual(['Ann', 'Bob']);
});

test('a hand-in for another assignment than most stands out', async () => {
  const other = { ...ann, name: 'Eve', assignment: { ...ASSIGNMENT, locks: [] } };
  const { rows } = await judged(bob, other, ann);
  const odd = oddOnes(rows);
  const nameOf = (row: Row): string => (row.is === 'judged' ? row.handIn.name : '');
  expect(rows.filter(({ key }) => odd.has(key)).map(nameOf)).toEqual(['Eve']);
});

test('the table as CSV: a line a story, and nothing in it that a spreadsheet runs', async () => {
  const handIns = await judged(ann, bob);
  await handIns.addFiles([file('-bad.json', '{')]);
  expect(handInsCsv(handIns.sorted).replaceAll('\r\n', '\n')).toBe(
    `\uFEFFname,assignment,story,result,commands,par,done,solved_utc,hints,solution_watched_utc,remark,from
,,,cannot be judged,,,,,,,"This file is not JSON, or was cut off. Ask for the file that “Download the file” made.",'-bad.json
"'=HYPERLINK(""http://evil.example"")",Week 3: leaks,leaked-credential,not met,2,3,09:08:00 You revoke the API key. 09:08:00 You revoke the access token.,,0,,Missed: Refused in the JWT lane from 09:10.,1.json
"'=HYPERLINK(""http://evil.example"")",Week 3: leaks,rotate-a-key,not handed in,,1,,,,,,1.json
Ann,Week 3: leaks,leaked-credential,met,3,3,09:08:00 You switch the denylist on. 09:08:00 You revoke the API key. 09:08:00 You revoke the access token.,2026-01-05T10:09:00.000Z,1,,,0.json
Ann,Week 3: leaks,rotate-a-key,met,1,1,"09:04:00 You rotate the API key, the old one lives on for 10 min 00 s.",2026-01-05T10:30:00.000Z,0,2026-01-05T11:00:00.000Z,,0.json
`,
  );
});

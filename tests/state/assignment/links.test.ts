import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  assignmentAddress,
  LOCKS,
  readAssignmentLink,
  storiesOf,
} from '../../../src/state/assignment/assignment.js';
import {
  handInFile,
  handInFileName,
  handInLink,
  readHandInLink,
  readHandInText,
  toHandIn,
} from '../../../src/state/assignment/handIn.js';
import { scenarios } from '../../../src/content/scenarios/all.js';
import { parseRoute } from '../../../src/state/shell/route.js';
import { ASSIGNMENT, handed, handIn, task, TASKS } from './solving.js';

function queryOf(fragment: string | null): Record<string, string> {
  const route = parseRoute(fragment ?? '');
  return route.page === 'assignment' ? route.query : {};
}

const assignment = fc.record({
  title: fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N}:,.]{0,20}$/u),
  stories: fc.shuffledSubarray(
    TASKS.map(({ world }) => world.id),
    { minLength: 1 },
  ),
  locks: fc.subarray([...LOCKS]),
});

test('a link brings back the assignment it was made of, and every story in it', () => {
  fc.assert(
    fc.property(assignment, (made) => {
      const link = assignmentAddress(made);
      expect(link.length).toBeLessThan(2000);
      expect(readAssignmentLink(queryOf(link)['set'] ?? '')).toEqual({ ok: true, value: made });
      expect(storiesOf(made, scenarios).unknown).toEqual([]);
    }),
  );
});

test('a title is one line that shows all that is in it', () => {
  const title = ` Tom\u202Eevil\n${'x'.repeat(200)}`;
  const read = readAssignmentLink(queryOf(assignmentAddress({ ...ASSIGNMENT, title }))['set'] ?? '');
  expect(read.ok && read.value.title).toMatch(/^Tom\[U\+202E\]evil x{64}…$/);
});

test('a hand-in comes back from its link and from its file as it was', () => {
  const made = handIn(
    'Zoë',
    handed(task('leaked-credential'), undefined, { hints: [5], solution: 7, at: 9 }),
  );
  expect(readHandInLink(queryOf(handInLink(made))['h'] ?? '')).toEqual({ ok: true, value: made });
  expect(readHandInText(handInFile(made))).toEqual({ ok: true, handIn: made });
});

test('a hand-in that is too long for a link has none, and still has its file', () => {
  const made = handIn('Ann', ...[...TASKS, ...TASKS].map((each) => handed(each)));
  expect(handInLink(made)).toBeNull();
  expect(readHandInText(handInFile(made))).toEqual({ ok: true, handIn: made });
});

test('it holds the stories of the assignment, and nothing that says whether a goal was met', () => {
  const work = {
    'leaked-credential': { hints: [1], solution: null, solved: { run: '#/lab/x', commands: 3, at: 2 } },
    'day-long-token': { hints: [], solution: null, solved: null },
  };
  const made = toHandIn(' Ann\u200B ', { assignment: ASSIGNMENT, work });
  expect(made.name).toBe('Ann[U+200B]');
  expect(made.work).toEqual([
    { story: 'leaked-credential', run: '#/lab/x', at: 2, hints: [1], solution: null },
  ]);
});

test.each([
  ['Ann Lee', 'hand-in-Ann-Lee.json'],
  ['../..\\C:', 'hand-in-C.json'],
  ['', 'hand-in.json'],
])('the file of %j is called %s', (name, file) => {
  expect(handInFileName(handIn(name))).toBe(file);
});

test('whatever is in a link is an assignment or a hand-in, or a fault; never an exception', () => {
  const anything = fc.oneof(
    fc.string(),
    fc.json().map((json) => `1.${Buffer.from(json).toString('base64url')}`),
  );
  fc.assert(
    fc.property(anything, (text) => {
      const faults = [readAssignmentLink(text), readHandInLink(text)].map((read) =>
        read.ok ? '' : read.code,
      );
      for (const fault of faults) expect(['', 'damaged', 'newer']).toContain(fault);
    }),
  );
});

test('a hand-in of which any part was replaced is read or refused with a sentence', () => {
  const made = JSON.parse(handInFile(handIn('Ann', handed(task('leaked-credential'))))) as Record<
    string,
    unknown
  >;
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(made)), fc.jsonValue(), (member, value) => {
      const read = readHandInText(JSON.stringify({ ...made, [member]: value }));
      if (!read.ok) expect(read.sentence).toMatch(/\.$/);
      else expect(read.handIn.work.length).toBeGreaterThanOrEqual(0);
    }),
  );
});

test.each([
  ['{', /not JSON/],
  ['[]', /not a hand-in/],
  ['{"format":"key-or-token/run"}', /a run of one story/],
  ['{"format":"key-or-token/hand-in","version":2}', /newer version/],
  ['{"format":"key-or-token/hand-in","version":1,"name":"Ann"}', /removed or changed/],
])('the file %j gets a sentence', (text, says) => {
  const read = readHandInText(text);
  expect(read.ok ? '' : read.sentence).toMatch(says);
});

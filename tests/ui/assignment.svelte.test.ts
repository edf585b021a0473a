import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import type { App } from '../../src/state/shell/app.js';
import { parseRoute } from '../../src/state/shell/route.js';
import { handInFile, handInLink, readHandInText, toHandIn } from '../../src/state/assignment/handIn.js';
import { assignmentAddress, Assignments } from '../../src/state/assignment/index.js';
import { judgeStory } from '../../src/state/assignment/judge.js';
import { LONGEST, LONGEST_IN_A_FILE } from '../../src/state/shell/packed.js';
import { ASSIGNMENT, handed, handIn, runOf, task } from '../state/assignment/solving.js';
import AssignmentHarness from './AssignmentHarness.svelte';
import { listHeadersInLowerCase } from './listedHeaders.js';
import { shelfHolding } from './shelves.js';

// Or a revocation is refused, and counts for nothing.
beforeEach(listHeadersInLowerCase);

const clock = { now: () => 1000 };

function queryOf(address: string): Record<string, string> {
  const route = parseRoute(address.slice(address.indexOf('#')));
  return route.page === 'assignment' ? route.query : {};
}
const field = (name: string): HTMLInputElement => screen.getByRole('textbox', { name });

test('stories are set, begun, handed in and judged', async () => {
  const shelf = shelfHolding();
  const app = { shelf, clock } as unknown as App;
  const set = render(AssignmentHarness, { app });
  for (const name of [/^Rotate/, /^The leaked credential /])
    await fireEvent.click(await screen.findByRole('checkbox', { name }));
  await fireEvent.click(screen.getByRole('button', { name: 'Move The leaked credential up' }));
  await fireEvent.click(screen.getByRole('checkbox', { name: /^In this order only/ }));
  const link = field('Link for the class').value;
  set.unmount();

  const work = render(AssignmentHarness, { app, query: queryOf(link) });
  await fireEvent.click(await screen.findByRole('button', { name: 'Begin' }));
  expect(screen.getByText('Opens when “The leaked credential” is solved')).toBeTruthy();
  work.unmount();
  const assignments = new Assignments(shelf, clock);
  expect(assignments.before('rotate-a-key')).toBe('leaked-credential');
  assignments.noteSolved('leaked-credential', runOf(task('leaked-credential')), 3);
  expect(assignments.before('rotate-a-key')).toBeNull();

  const done = render(AssignmentHarness, { app, query: queryOf(link) });
  await fireEvent.input(await screen.findByLabelText('Your name'), { target: { value: 'Ann' } });
  const handedIn = field('Your hand-in, as a link').value;
  done.unmount();

  render(AssignmentHarness, { app, path: ['hand-ins'], query: queryOf(handedIn) });
  await screen.findByText('1 hand-in judged.', undefined, { timeout: 20_000 });
  expect(screen.getByRole('rowheader', { name: 'Ann' })).toBeTruthy();
  expect(screen.getByText('1 of 2')).toBeTruthy();
  expect(screen.getByText('Met, with 3 commands. Par is 3.')).toBeTruthy();
});

test('a damaged hand-in has a row that says so', async () => {
  const made = handInLink(handIn('Ann', handed(task('leaked-credential')))) ?? '';
  const query = { h: (queryOf(made)['h'] ?? '').slice(0, -20) };
  render(AssignmentHarness, {
    app: { shelf: shelfHolding(), clock } as unknown as App,
    path: ['hand-ins'],
    query,
  });
  expect(await screen.findByText(/cut off or changed/)).toBeTruthy();
});

test('a run with too many commands for a link is noted, said to be so, and judged from the file', async () => {
  const story = task('leaked-credential');
  // As somebody may who turns a dial back and forth.
  const turns = Array.from({ length: 120 }, (_, turn) => ({
    at: story.opensAt + turn,
    type: 'configure' as const,
    dials: { denylist: turn % 2 === 0 },
  }));
  const run = runOf(story, [...turns, ...story.solution], { longest: LONGEST_IN_A_FILE });
  expect(run.length).toBeGreaterThan(LONGEST);

  const shelf = shelfHolding();
  const assignments = new Assignments(shelf, clock);
  assignments.begin(ASSIGNMENT);
  assignments.noteSolved('leaked-credential', run, turns.length + story.solution.length);
  const query = queryOf(assignmentAddress(ASSIGNMENT));
  render(AssignmentHarness, { app: { shelf, clock } as unknown as App, query });
  const said = await screen.findByText(/took too many commands for a link/);
  expect(said.textContent.replace(/\s+/g, ' ').trim()).toBe(
    '“The leaked credential” took too many commands for a link. Download the file and hand that in: it holds everything.',
  );
  expect(screen.queryByRole('textbox', { name: 'Your hand-in, as a link' })).toBeNull();

  const begun = assignments.open;
  const read = readHandInText(handInFile(toHandIn('Ann', begun ?? { assignment: ASSIGNMENT, work: {} })));
  if (!read.ok) throw new Error(read.sentence);
  const verdict = await judgeStory(story, read.handIn.work[0] ?? null);
  expect(verdict).toMatchObject({ is: 'met', given: turns.length + story.solution.length });
}, 30_000);

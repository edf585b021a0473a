import { expect, test } from 'vitest';
import { scenarios } from '../../../src/content/scenarios/all.js';
import type { Command, RunFile } from '../../../src/core/simulation/index.js';
import { inMemory, openShelf, type Shelf } from '../../../src/state/shell/shelf.js';
import { storedRun } from '../../../src/state/lab/stored/labStorage.js';
import { StoredValue } from '../../../src/state/shell/storedValue.svelte.js';
import { draftOf } from '../../../src/state/write/begin.js';
import { placed, withAct, withEnd, withPart, withSolution } from '../../../src/state/write/change.js';
import { conditionWords } from '../../../src/state/write/conditionWords.js';
import { Writing } from '../../../src/state/write/writing.svelte.js';
import { asScenario, writeStoryFile } from '../../../src/state/written/index.js';

const sandbox = scenarios['sandbox'];
if (!sandbox) throw new Error('no sandbox');
const { world } = sandbox;
const at = (minute: number): number => world.startsAt + minute * 60_000;
const LEAK: Command = { at: at(4), type: 'leak', credential: 'cred-2' };
const LIST: Command = { at: at(8), type: 'configure', dials: { denylist: true } };
const REVOKE: Command = { at: at(9), type: 'revoke', credential: 'cred-2' };
const run: RunFile = {
  format: 'key-or-token/run',
  version: 1,
  scenario: world,
  seed: 7,
  commands: [LEAK, LIST, REVOKE],
  until: at(12),
};

const entries = (): { shelf: Shelf; kept: Map<string, string> } => {
  const kept = new Map<string, string>();
  return { shelf: openShelf(() => inMemory(kept)), kept };
};

async function told(shelf: Shelf): Promise<Writing> {
  const writing = new Writing(shelf);
  expect(await writing.beginWith(run)).toBeNull();
  writing.set({
    title: 'Ours',
    summary: 'A token leaks at 09:04.',
    teaches: 'A list ends it.',
    ask: 'Shut the thief out.',
  });
  const goal = writing.draft?.story.goal;
  if (!goal) throw new Error('a draft begins with a goal');
  const condition = {
    measure: { of: 'calls', lane: 'jwt', by: 'attacker', were: 'let_in', from: at(10) },
    atMost: 0,
  } as const;
  writing.set({
    goal: {
      ...goal,
      sentence: 'Nobody gets in.',
      conditions: [{ ...condition, says: conditionWords(condition) }],
    },
  });
  return writing;
}

test('a run becomes a draft: blows happen by themselves, what was done after them is the solution', () => {
  const { story } = draftOf(run);
  expect(story.world.script.slice(-1)).toEqual([LEAK]);
  expect(story).toMatchObject({
    actAt: at(8),
    opensAt: at(3.5),
    solution: [LIST, REVOKE],
    commands: ['configure', 'revoke'],
    settings: ['denylist'],
    goal: { par: 2, judgedAt: at(17) },
  });
  expect(story.world.endsAt).toBe(at(18));
});

test('commands change sides as the moment to act moves, and back again', () => {
  const draft = draftOf(run);
  const later = withAct(draft, at(8.5));
  expect(later.story.solution).toEqual([REVOKE]);
  expect(later.story.world.script).toContainEqual(LIST);
  expect(later.story.goal?.par).toBe(1);
  expect(withAct(later, at(8)).story.solution).toEqual([LIST, REVOKE]);
});

test('a command that is left out may be taken in again', () => {
  const draft = draftOf(run);
  const listAt = placed(draft).findIndex(({ command }) => command === LIST);
  const without = withPart(draft, listAt, 'out');
  expect(without).toMatchObject({ leftOut: [LIST], story: { solution: [REVOKE], goal: { par: 1 } } });
  expect(withPart(without, listAt, 'solution').story.solution).toEqual([LIST, REVOKE]);
});

test('a story ends no earlier than the last thing in it', () => {
  expect(withEnd(draftOf(run), at(1)).story.world.endsAt).toBe(at(17));
});

test('a draft that is told and solved can be shared; it says what is missing until then', async () => {
  const writing = await told(entries().shelf);
  expect(writing.lacks).toEqual([]);
  expect(writing.canShare).toBe(false);
  await writing.prove(() => true);
  expect(writing.canShare).toBe(true);
  expect(writing.proof?.solved).toMatchObject({ state: 'met', given: 2 });

  writing.change((draft) => withSolution(draft, [REVOKE]));
  expect(writing.canShare).toBe(false);
  await writing.prove(() => true);
  expect(writing.lacksAt('solution')).toEqual(['The solution does not meet the goal.']);
});

test('the draft outlives the page, is seen by another tab, and can be cleared and brought back', async () => {
  const { shelf, kept } = entries();
  const writing = await told(shelf);
  const other = new Writing(openShelf(() => inMemory(kept)));
  expect(other.draft).toEqual(writing.draft);
  other.clear();
  expect(other.draft).toBeNull();
  other.undo();
  expect(other.draft?.story.title).toBe('Ours');
  expect(other.canUndo).toBe(false);
});

test('what would be unreadable after a reload is not kept', async () => {
  const writing = await told(entries().shelf);
  writing.set({ title: 'x'.repeat(81) });
  writing.set({ title: '\u202E'.repeat(80) });
  expect(writing.draft?.story.title).toBe('Ours');
});

test('what was done in the Lab becomes the solution, of just this story', async () => {
  const { shelf } = entries();
  const writing = await told(shelf);
  writing.beforePlaying();
  expect(writing.takePlayed()).toBe('Nothing was done in the Lab yet.');
  const play = new StoredValue(shelf, storedRun('draft'));
  const kept = play.value;
  if (!kept) throw new Error('nothing to go on with');
  const commands = [
    { ...LIST, at: at(8.2) },
    { ...REVOKE, at: at(8.2) },
  ];
  play.save({ ...kept, run: { ...kept.run, commands } });
  // A run of just this story is left to go on with.
  writing.beforePlaying();
  expect(writing.takePlayed()).toBe('Taken from the Lab: 2 commands.');
  expect(writing.draft?.story.solution).toEqual(commands);

  writing.change((draft) => withPart(draft, 0, 'out'));
  expect(writing.takePlayed()).toContain('before you changed what happens in it');
});

test('a link or a file of a run or of a story is something to begin with, and nothing else is', async () => {
  const writing = await told(entries().shelf);
  const { draft } = writing;
  if (!draft) throw new Error('no draft');
  const other = new Writing(entries().shelf);
  expect(await other.beginWithFile(new Blob([writeStoryFile(draft.story)]))).toBeNull();
  expect(other.draft?.story).toEqual(draft.story);
  expect(await other.beginWithFile(new Blob([JSON.stringify(run)]))).toBeNull();
  expect(other.draft?.story.solution).toEqual([LIST, REVOKE]);
  expect(await other.beginWithLink('https://kot.example/#/lab/denylist?seed=1&at=0')).toBeNull();
  expect(other.draft?.story.title).toBe('Buy back revocation');
  for (const link of ['', 'https://kot.example/', '#/lab/nowhere?at=1', '#/check'])
    expect(await other.beginWithLink(link)).toContain('no link to a run');
  expect(await other.beginWithLink('#/lab/written?s=1.e30')).toContain('cut off or changed');
  expect(await other.beginWithFile(new Blob(['[]']))).toContain('holds no run');
});

test('the Lab keeps runs of different stories apart, and of the same story together', () => {
  const { story } = draftOf(run);
  const id = (title: string): string =>
    asScenario({ ...story, title }, { by: 'somebody', packed: null }).world.id;
  expect(id('One')).toMatch(/^written-[\da-f]{8}$/);
  expect(id('One')).toBe(id('One'));
  expect(id('One')).not.toBe(id('Two'));
});

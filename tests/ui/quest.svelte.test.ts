import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { scenarios } from '../../src/content/scenarios/all.js';
import type { LabScenario } from '../../src/content/scenarios/index.js';
import { Lab } from '../../src/state/lab/lab.svelte.js';
import { SOLVED } from '../../src/state/lab/story/solved.js';
import { StoredValue } from '../../src/state/shell/storedValue.svelte.js';
import type { Shelf } from '../../src/state/shell/shelf.js';
import { listHeadersInLowerCase } from './listedHeaders.js';
import { shelfHolding } from './shelves.js';
import QuestHarness from './QuestHarness.svelte';

const deps = { frames: { request: () => undefined }, reducedMotion: () => true };

beforeEach(listHeadersInLowerCase);

async function open(id: string, shelf: Shelf = shelfHolding(), isLocked = false): Promise<Lab> {
  const story = scenarios[id];
  if (!story) throw new Error(`no scenario ${id}`);
  const lab = await Lab.open(story, deps, 1);
  render(QuestHarness, { lab, shelf, isLocked });
  return lab;
}

async function seek(lab: Lab, moment: number | null | undefined): Promise<void> {
  await lab.playback.seek(moment ?? 0);
  flushSync();
}

/** Does what solves it, as a person would: at the moment on screen. */
async function solve(lab: Lab): Promise<void> {
  await seek(lab, lab.story.actAt);
  await lab.act(...(lab.story.solution ?? []));
  await seek(lab, lab.story.goal?.judgedAt);
}

/** What a card offers: an empty one would be a riddle. */
it.each(Object.keys(scenarios).filter((id) => (scenarios[id]?.solution ?? []).length > 0))(
  '%s offers something to do, or says that nothing is left, before and after it is solved',
  async (id) => {
    const lab = await open(id);
    lab.prediction?.skip();
    for (const act of [() => seek(lab, lab.story.actAt), () => solve(lab)]) {
      await act();
      const card = screen.getByRole('region', { name: 'Goal' });
      card.querySelector('details')?.setAttribute('open', '');
      card.querySelector('details')?.dispatchEvent(new Event('toggle'));
      const title = await within(card).findByRole(
        'heading',
        { name: 'What may you change?' },
        { timeout: 2000 },
      );
      const controls = title.parentElement as HTMLElement;
      const offered = controls.querySelectorAll('button, select, input').length > 0;
      const says = within(controls).queryByText('Nothing is left to do at this moment.') !== null;
      expect(offered !== says, `${id} at ${lab.playback.at}`).toBe(true);
    }
  },
);

describe('the question', () => {
  it('asks first, locks the answer in, and compares it with what happened when that can be seen', async () => {
    const lab = await open('noisy-neighbour');
    const lockIn = screen.getByRole('button', { name: 'Lock in' }) as HTMLButtonElement;
    expect(lockIn.disabled).toBe(true);
    await fireEvent.click(screen.getByLabelText('Globex alone'));
    await fireEvent.click(lockIn);
    expect(screen.queryByRole('radio')).toBeNull();
    expect(screen.getByText('You expect:', { exact: false }).textContent).toContain('Globex alone');
    expect(screen.queryByText('In the case asked:', { exact: false })).toBeNull();
    await seek(lab, lab.story.prediction?.revealAt);
    const happens = await screen.findByText('In the case asked:', { exact: false });
    expect(happens.textContent).toContain('Globex and Acme');
    expect(screen.getByText(/The counter does not know/)).toBeTruthy();
  });

  it('says so when the answer was right, and tells at once where somebody asks', async () => {
    await open('rotate-a-key');
    await fireEvent.click(screen.getByLabelText('An outage of 6 minutes'));
    await fireEvent.click(screen.getByRole('button', { name: 'Lock in' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Tell me now' }));
    expect(await screen.findByText('In the case asked, that is what happens.')).toBeTruthy();
  });

  it('shows the run that it is about, which counts as nothing the person has done', async () => {
    const lab = await open('key-in-the-bundle');
    await fireEvent.click(screen.getByLabelText('Out for good'));
    await fireEvent.click(screen.getByRole('button', { name: 'Lock in' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Watch it happen' }));
    await waitFor(() => expect([lab.watching, lab.playback.at]).toEqual(['question', lab.story.opensAt]));
    await seek(lab, lab.story.prediction?.revealAt);
    expect((await screen.findByText('In the case asked:', { exact: false })).textContent).toContain('Back');
    expect(screen.getByText('You are watching what the question is about.')).toBeTruthy();
    await fireEvent.click(
      screen.getAllByRole('button', { name: 'Start again and act yourself' })[0] as Element,
    );
    await waitFor(() => expect(lab.watching).toBeNull());
  });

  it('can be skipped', async () => {
    await open('fat-token');
    await fireEvent.click(screen.getByRole('button', { name: 'Skip the question' }));
    expect(screen.queryByRole('region', { name: 'What do you expect?' })).toBeNull();
  });
});

describe('the goal', () => {
  it('is met by what the person does, says with how many commands, and is kept as an id', async () => {
    const shelf = shelfHolding();
    const lab = await open('rotate-a-key', shelf);
    expect(screen.getByText('Decided at 09:20:00 UTC.')).toBeTruthy();
    await solve(lab);
    expect(screen.getByText('Met, with 1 command. Par is 1.')).toBeTruthy();
    expect(new StoredValue(shelf, SOLVED).value).toEqual(['rotate-a-key']);
  });

  it('says what is missing when nothing is done', async () => {
    const lab = await open('rotate-a-key');
    await seek(lab, lab.story.goal?.judgedAt);
    expect(screen.getByText('Not met in this run.')).toBeTruthy();
    const back = await screen.findByRole('button', { name: 'Back to 09:04:00, before it was missed' });
    await waitFor(() => expect(screen.getAllByText('not yet: it still works')).toHaveLength(2));
    await fireEvent.click(back);
    await waitFor(() => expect(lab.playback.at).toBe(lab.story.actAt));
  });

  it('goes back to just before the first call that missed it', async () => {
    const lab = await open('leaked-credential');
    await fireEvent.click(screen.getByRole('button', { name: 'Skip the question' }));
    await seek(lab, lab.story.goal?.judgedAt);
    await fireEvent.click(
      await screen.findByRole('button', { name: /^Back to 09:10:\d\d, before it was missed$/ }),
    );
    await waitFor(() => expect(lab.playback.at).toBeLessThan(lab.story.goal?.judgedAt ?? 0));
    expect(lab.task?.state).toBe('open');
    const [missed] = lab.wholeLog.filter(
      (event) => event.kind === 'request' && event.actor === 'attacker' && event.at > lab.playback.at,
    );
    expect((missed?.at ?? 0) - lab.playback.at).toBeLessThanOrEqual(1000);
  });

  it('once met says the point, what it cost beside doing nothing, how it is done in production, and what comes next', async () => {
    const lab = await open('short-and-refresh');
    await fireEvent.click(screen.getByRole('button', { name: 'Skip the question' }));
    expect(screen.queryByText(lab.story.teaches)).toBeNull();
    await solve(lab);
    expect(await screen.findByRole('heading', { name: lab.story.teaches })).toBeTruthy();
    const row = await screen.findByRole('row', { name: /^The thief’s calls let in/ });
    const [done, idle] = within(row).getByRole('cell').textContent.match(/\d+/g)?.map(Number) ?? [];
    expect(idle).toBeGreaterThan(done ?? Infinity);
    expect(screen.getByRole('row', { name: /^Requests to the issuer/ })).toBeTruthy();
    const recipe = screen.getByRole('link', { name: 'Refresh with rotation and reuse detection' });
    expect(recipe.getAttribute('href')).toBe('#recipe-refresh-rotation');
    const next = await screen.findByRole('link', { name: 'Next: The stolen refresh token' });
    expect(next.getAttribute('href')).toBe('#/lab/stolen-refresh');
  });

  it('has the clock rest when it is met', async () => {
    const lab = await open('rotate-a-key');
    await seek(lab, lab.story.actAt);
    await lab.act(...lab.story.solution);
    lab.playback.play();
    expect(lab.playback.playing).toBe(true);
    // Time passes it by without a seek of the person’s.
    await seek(lab, lab.story.goal?.judgedAt);
    expect(lab.playback.playing).toBe(false);
  });

  it('shows the solution without counting it, in each scenario that has one', async () => {
    const shelf = shelfHolding();
    const lab = await open('rotate-a-key', shelf);
    await fireEvent.click(screen.getByRole('button', { name: 'Show me' }));
    await waitFor(() => expect(lab.watching).toBe('solution'));
    await seek(lab, lab.story.goal?.judgedAt);
    expect(screen.getByText('You are watching the solution. It does not count.')).toBeTruthy();
    expect(new StoredValue(shelf, SOLVED).value).toEqual([]);
    await fireEvent.click(screen.getByRole('button', { name: 'Start again and act yourself' }));
    await waitFor(() => expect(lab.watching).toBeNull());
    await solve(lab);
    expect(new StoredValue(shelf, SOLVED).value).toEqual(['rotate-a-key']);
  });

  it('is not met by a run that came with a link, until it is done anew', async () => {
    const shelf = shelfHolding();
    const own = await open('rotate-a-key');
    await solve(own);
    cleanup();
    const story = scenarios['rotate-a-key'] as LabScenario;
    const lab = await Lab.resume(story, deps, own.export(), { borrowed: [0] });
    render(QuestHarness, { lab, shelf });
    expect(screen.getByText('The run you opened does not count.', { exact: false })).toBeTruthy();
    await seek(lab, story.goal?.judgedAt);
    expect(screen.getByText('Met, by the run you opened. Start again to solve it yourself.')).toBeTruthy();
    expect(new StoredValue(shelf, SOLVED).value).toEqual([]);
    await fireEvent.click(screen.getByRole('button', { name: 'Start again and act yourself' }));
    await waitFor(() => expect(lab.provenance).toBeNull());
    await solve(lab);
    expect(new StoredValue(shelf, SOLVED).value).toEqual(['rotate-a-key']);
  });

  it('says from the start that a story set up otherwise does not count', async () => {
    const story = scenarios['rotate-a-key'] as LabScenario;
    const lab = await Lab.open(story, deps, 1);
    const { scenario, ...file } = lab.export();
    const easier = { ...scenario, api: { ...scenario.api, denylist: true } };
    render(QuestHarness, {
      lab: await Lab.resume(story, deps, { ...file, scenario: easier }),
      shelf: shelfHolding(),
    });
    expect(screen.getByText('This setup differs from the story’s own', { exact: false })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Start the story as it was written' })).toBeTruthy();
  });

  it('gives hints one by one', async () => {
    await open('rotate-a-key');
    await fireEvent.click(screen.getByRole('button', { name: 'Hint' }));
    expect(within(screen.getByRole('list', { name: 'Hints' })).getAllByRole('listitem')).toHaveLength(1);
    await fireEvent.click(screen.getByRole('button', { name: 'Another hint' }));
    expect(screen.queryByRole('button', { name: /hint/i })).toBeNull();
  });

  it('leads to the other side where there is one', async () => {
    await open('key-to-jwt');
    const link = screen.getByRole('link', { name: 'Play the thief' });
    expect(link.getAttribute('href')).toBe('#/lab/key-to-jwt-attacker');
  });
});

it('the sandbox has no goal, and shows how to call from a terminal and from the console', async () => {
  await open('sandbox');
  expect(screen.queryByRole('button', { name: 'Show me' })).toBeNull();
  expect(screen.getByText(/curl -i \{issuer\}\/v1\/orders/)).toBeTruthy();
  expect(screen.getByText(/fetch\('\.\/lab-api\//)).toBeTruthy();
});

it('the list names every scenario, what it teaches, and which are solved', async () => {
  const shelf = shelfHolding(new Map([['key-or-token/solved', '["denylist"]']]));
  await open('sandbox', shelf);
  await fireEvent.click(screen.getByRole('button', { name: 'Scenarios' }));
  const list = within(await screen.findByRole('dialog', { name: 'Scenarios' }));
  const items = await list.findAllByRole('listitem');
  expect(items).toHaveLength(Object.keys(scenarios).length);
  expect(items.filter((item) => item.textContent.includes('Solved'))).toHaveLength(1);
});

it('the list tells the point of a story once it is solved, and what is solved can be cleared and given back', async () => {
  const shelf = shelfHolding(new Map([['key-or-token/solved', '["denylist"]']]));
  await open('sandbox', shelf);
  await fireEvent.click(screen.getByRole('button', { name: 'Scenarios' }));
  const list = within(await screen.findByRole('dialog', { name: 'Scenarios' }));
  const [solved, unsolved] = ['denylist', 'leaked-credential'].map((id) => scenarios[id] as LabScenario);
  const shown = (text = ''): boolean => list.queryByText(text) !== null;
  const points = (): boolean[] => [
    shown(solved?.teaches),
    shown(unsolved?.teaches),
    shown(unsolved?.summary),
  ];
  expect(points()).toEqual([true, false, true]);
  expect(list.getByText('Solved: 1 of 16')).toBeTruthy();
  await fireEvent.click(list.getByRole('button', { name: 'Clear what is solved' }));
  expect(new StoredValue(shelf, SOLVED).value).toEqual([]);
  expect(points()).toEqual([false, false, true]);
  const undo = list.getByRole('button', { name: 'Undo' });
  await waitFor(() => expect(document.activeElement).toBe(undo));
  await fireEvent.click(undo);
  expect(new StoredValue(shelf, SOLVED).value).toEqual(['denylist']);
});

it('where one story is shown and no other, no other is offered', async () => {
  await open('leaked-credential', shelfHolding(), true);
  expect(screen.queryByRole('button', { name: 'Scenarios' })).toBeNull();
});

it('what a newer version kept about solved scenarios stays as it is', async () => {
  const entries = new Map([['key-or-token/solved', '{"version":2}']]);
  const lab = await open('rotate-a-key', shelfHolding(entries));
  await solve(lab);
  expect(entries.get('key-or-token/solved')).toBe('{"version":2}');
});

import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { App } from '../../src/state/shell/app.js';
import { pack } from '../../src/state/shell/packed.js';
import type { Shelf } from '../../src/state/shell/shelf.js';
import ChecklistHarness from './ChecklistHarness.svelte';
import { partner } from '../answers.js';
import { brokenShelf, shelfHolding } from './shelves.js';

const navigate = vi.fn<(fragment: string) => void>();

/** Once all of its rows are there: they come some a frame. */
async function open(
  shelf: Shelf = shelfHolding(),
  query: Record<string, string> = partner,
  path: string[] = [],
): Promise<{ unmount: () => void }> {
  const page = render(ChecklistHarness, {
    app: { shelf, router: { navigate } } as unknown as App,
    path,
    query,
  });
  const [, things = '0'] = /(\d+) (?:things to do|items\.)/.exec(document.body.textContent ?? '') ?? [];
  await vi.waitFor(
    () => expect(document.querySelectorAll('li[id^="item-"]')).toHaveLength(Number(things)),
    30_000,
  );
  return page;
}

/** The rows that stand on the page. */
const STANDING = 'li[id^="item-"]:not([hidden])';

function row(action: string): HTMLElement {
  const item = screen.getByText(action).closest('li');
  if (!item) throw new Error(`no row for ${action}`);
  return item;
}

const HASHED = 'Store keys as SHA-256, never readable, never with a slow password hash';

async function exclude(action: string, reason: string): Promise<void> {
  await fireEvent.click(within(row(action)).getByRole('button', { name: /^Not applicable/ }));
  await fireEvent.input(await screen.findByLabelText('Why does it not apply?'), {
    target: { value: reason },
  });
  await fireEvent.click(screen.getByRole('button', { name: 'Mark as not applicable' }));
}

afterEach(() => vi.restoreAllMocks());

describe('the checklist page', () => {
  it('says what the list was chosen for and why each item is on it', async () => {
    await open();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Your checklist: API key');
    expect(within(row(HASHED)).getByText('Because your answers lead to API keys.')).toBeTruthy();
  });

  it('says that the list is whole where nothing was answered, and leads to the questions', async () => {
    await open(shelfHolding(), {});
    expect(screen.getByText(/^All \d+ items\./)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Choose for my API' }).getAttribute('href')).toBe('#/decide');
  });

  it.each([[['shared']], [[]]])(
    'says of a list cut off in the address #/checklist/%s that it was cut off',
    async (path) => {
      await open(shelfHolding(), { l: pack({ decisions: [] }).slice(0, -4) }, path);
      expect(await screen.findByText(/^It was cut off or changed on the way/)).toBeTruthy();
    },
  );

  it('says how many items are shown while only what is left is shown', async () => {
    await open();
    await fireEvent.click(within(row(HASHED)).getByRole('checkbox'));
    const all = document.querySelectorAll(STANDING).length;
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Show only what is left' }));
    expect(document.querySelectorAll(STANDING)).toHaveLength(all - 1);
    expect(screen.getByText(`${all - 1} of ${all} items shown.`).getAttribute('role')).toBe('status');
  });

  it('counts a tick and keeps it through a reload', async () => {
    const shelf = shelfHolding();
    const { unmount } = await open(shelf);
    await fireEvent.click(within(row(HASHED)).getByRole('checkbox'));
    expect(screen.getByText(/of \d+ done/).textContent).toMatch(/^1 of \d+ done$/);
    unmount();
    await open(shelf, {});
    expect((within(row(HASHED)).getByRole('checkbox') as HTMLInputElement).checked).toBe(true);
  });

  it('asks why an item does not apply, strikes it with the reason, and can put it back', async () => {
    await open();
    await exclude(HASHED, '  Our gateway stores them ');
    expect(within(row(HASHED)).getByText('Not applicable: Our gateway stores them')).toBeTruthy();
    expect(within(row(HASHED)).queryByRole('checkbox')).toBeNull();
    const back = within(row(HASHED)).getByRole('button', { name: /^Restore/ });
    expect(document.activeElement).toBe(back);
    await fireEvent.click(back);
    expect(within(row(HASHED)).getByRole('checkbox')).toBeTruthy();
  });

  it('lets Escape close the question and gives the focus back', async () => {
    await open();
    const button = within(row(HASHED)).getByRole('button', { name: /^Not applicable/ });
    await fireEvent.click(button);
    await fireEvent.keyDown(await screen.findByLabelText('Why does it not apply?'), { key: 'Escape' });
    expect(screen.queryByLabelText('Why does it not apply?')).toBeNull();
    expect(document.activeElement).toBe(button);
  });

  it('downloads the list with its ticks, reasons and notes as Markdown', async () => {
    let file: Blob | null = null;
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      file = blob as Blob;
      return 'blob:test';
    });
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    await open();
    await fireEvent.click(within(row(HASHED)).getByRole('checkbox'));
    await exclude('Limit the rate of every credential', 'The gateway does');
    const details = row(HASHED).querySelector('details');
    if (details) details.open = true;
    await fireEvent(details ?? row(HASHED), new Event('toggle'));
    await fireEvent.change(await within(row(HASHED)).findByLabelText('Note'), {
      target: { value: 'since *March*' },
    });
    await fireEvent.click(screen.getByRole('button', { name: 'Download Markdown' }));

    const text = await (file as Blob | null)?.text();
    expect(click).toHaveBeenCalledOnce();
    expect(text).toContain(`- [x] ${HASHED}\n  - Because your answers lead to API keys.`);
    expect(text).toContain('- ~~Limit the rate of every credential~~ Not applicable: The gateway does');
    expect(text).toContain('  - Note: since \\*March\\*');
    expect(screen.getByText(/^Downloading credential-checklist\.md with/).getAttribute('role')).toBe(
      'status',
    );
  });

  it('copies the list, and shows it to copy by hand where the clipboard is out of reach', async () => {
    const write = vi.fn().mockResolvedValueOnce(undefined).mockRejectedValueOnce(new Error('denied'));
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: write } });
    await open();
    const copy = screen.getByRole('button', { name: 'Copy as Markdown' });
    await fireEvent.click(copy);
    expect(await screen.findByText(/^Copied \d+ items as Markdown\.$/)).toBeTruthy();
    await fireEvent.click(copy);
    const text = await screen.findByLabelText<HTMLTextAreaElement>('The checklist as Markdown');
    expect(text.value).toMatch(/^# Credential checklist/);
    vi.unstubAllGlobals();
  });

  it('hides what is finished when asked', async () => {
    await open();
    await fireEvent.click(within(row(HASHED)).getByRole('checkbox'));
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Show only what is left' }));
    expect(row(HASHED).hidden).toBe(true);
  });

  it('says so when nothing is left', async () => {
    await open(shelfHolding(), { direction: 'webhooks' });
    for (const box of within(screen.getByRole('main')).getAllByRole('checkbox')) {
      if (box.closest('li')) await fireEvent.click(box);
    }
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Show only what is left' }));
    expect(screen.getByText('Nothing is left to do on this list.')).toBeTruthy();
  });

  it('goes on in memory and says so where nothing can be saved', async () => {
    await open(brokenShelf());
    await fireEvent.click(within(row(HASHED)).getByRole('checkbox'));
    flushSync();
    expect(await screen.findByText(/^\s*The browser’s storage is full/)).toBeTruthy();
    expect((within(row(HASHED)).getByRole('checkbox') as HTMLInputElement).checked).toBe(true);
  });

  it.each([
    ['1.garbage', /^It was cut off or changed/],
    ['9.e30', /^It was made by a newer version of this page/],
  ])('says what is wrong with a shared list that says %s', async (l, sentence) => {
    await open(shelfHolding(), { l }, ['shared']);
    expect(await screen.findByText(sentence)).toBeTruthy();
    expect(screen.getByText('This link cannot be used.')).toBeTruthy();
  });

  it('adds somebody’s list to one’s own, and says where the browser keeps nothing', async () => {
    const l = pack({ decisions: [{ name: 'Partners', answers: partner }], marks: {} });
    const kept = new Map<string, string>();
    const { unmount } = await open(shelfHolding(kept), { l }, ['shared']);
    await fireEvent.click(await screen.findByRole('button', { name: 'Add to my list' }));
    expect(navigate).toHaveBeenLastCalledWith('#/checklist');
    expect(kept.get('key-or-token/plan')).toContain('"name":"Partners"');
    unmount();
    navigate.mockClear();
    await open(brokenShelf(), { l }, ['shared']);
    await fireEvent.click(await screen.findByRole('button', { name: 'Add to my list' }));
    expect(await screen.findByText(/^This browser cannot save them/)).toBeTruthy();
    expect(navigate).not.toHaveBeenCalled();
  });

  it('says of a copy that it was made only while it holds what is on show', async () => {
    await open();
    vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await fireEvent.click(screen.getByRole('button', { name: 'Copy as Markdown' }));
    expect(await screen.findByText(/^Copied \d+ items as Markdown/)).toBeTruthy();
    await fireEvent.click(within(row(HASHED)).getByRole('checkbox'));
    expect(screen.queryByText(/^Copied/)).toBeNull();
  });

  it('says what in the address is not ours', async () => {
    await open(shelfHolding(), { ...partner, stakes: 'huge' });
    expect(
      await screen.findByText('This link has an unknown answer to “If replayed”; it counts as unanswered.'),
    ).toBeTruthy();
  });

  it('has one sentence and ways on for an address below it that does not exist', async () => {
    await open(shelfHolding(), {}, ['lunch']);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Page not found');
  });
});

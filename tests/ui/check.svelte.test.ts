import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { statements } from '../../src/content/check/statements.js';
import { Router } from '../../src/state/shell/router.svelte.js';
import CheckHarness from './CheckHarness.svelte';
import { brokenShelf, shelfHolding } from './shelves.js';

function open(fragment: string, shelf = shelfHolding()): ReturnType<typeof render> {
  window.location.hash = fragment;
  return render(CheckHarness, { router: new Router(window), shelf });
}
const heading = () => screen.getByRole('heading', { level: 1 }).textContent;
const press = (key: string) => fireEvent.keyDown(window, { key });

beforeEach(() => {
  window.scrollTo = vi.fn();
});
afterEach(() => {
  window.location.hash = '';
});

describe('the 60-second check', () => {
  it('takes one key a reply, and shows what was found by severity', async () => {
    const kept = new Map<string, string>();
    open('#/check', shelfHolding(kept));
    expect(heading()).toBe(statements[0]?.says);
    for (const key of ['n', 'Y', '3', 'x', 'N']) await press(key);
    for (let left = statements.length - 5; left > 0; left -= 1) await press('y');
    expect(heading()).toBe('2 things to fix, one thing to find out');
    const now = screen.getByRole('region', { name: /^Fix now/ });
    expect(within(now).getAllByRole('listitem')).toHaveLength(2);
    expect(within(now).getByText('There are credentials in logs.')).toBeTruthy();
    const toFindOut = within(screen.getByRole('region', { name: /^Find out/ })).getAllByRole('listitem');
    expect(toFindOut.map((item) => item.textContent)).toEqual([
      expect.stringContaining('Find out whether your addresses are free of credentials.'),
    ]);
    const apart = within(screen.getByRole('region', { name: /^Does not apply/ })).getAllByRole('listitem');
    expect(apart.map((item) => item.textContent)).toEqual([
      expect.stringContaining('What users download from us is free of secrets.'),
    ]);
    const of = statements.length;
    expect(
      screen.getByText(`${of} of ${of} statements answered, ${of - 4} are true, 1 does not apply.`, {
        exact: false,
      }),
    ).toBeTruthy();
    expect(JSON.parse(kept.get('key-or-token/check') ?? '')).toMatchObject({
      version: 3,
      said: {
        'exposed-credentials': 'no',
        'credentials-in-urls': 'unsure',
        'secrets-in-clients': 'not-applicable',
      },
    });
  });

  it.each(['no=', 'no=shoes', 'on=2026-03-01', 'no=&yes='])(
    'takes a link that holds no reply (%s) for a damaged one, never for a clean bill',
    (query) => {
      open(`#/check/findings?${query}`);
      expect(screen.getByText('This link cannot be used.')).toBeTruthy();
      expect(document.body.textContent).not.toContain('Nothing found');
      expect(screen.getByRole('link', { name: 'Check my own system' })).toBeTruthy();
    },
  );

  it('leaves keys alone where they are switched off, or meant for something else', async () => {
    const habits = JSON.stringify({ version: 1, keys: false, stops: [] });
    open('#/check', shelfHolding(new Map([['key-or-token/lab', habits]])));
    await press('n');
    expect(heading()).toBe(statements[0]?.says);
    cleanup();
    open('#/check');
    const field = document.body.appendChild(document.createElement('div'));
    field.setAttribute('contenteditable', 'true');
    await fireEvent.keyDown(field, { key: 'n' });
    expect(heading()).toBe(statements[0]?.says);
    field.remove();
    await press('n');
    expect(heading()).toBe(statements[1]?.says);
  });

  it('goes back, changes one reply, and starts again', async () => {
    open('#/check');
    await press('n');
    await fireEvent.click(screen.getByRole('button', { name: '‹ Back' }));
    expect(heading()).toBe(statements[0]?.says);
    expect(screen.getByRole('button', { name: /^No,/, pressed: true })).toBeTruthy();
    await press('n');
    await fireEvent.click(screen.getByRole('button', { name: 'Show the findings so far' }));
    expect(heading()).toBe('One thing to fix');
    await fireEvent.click(screen.getByRole('button', { name: 'Change my answer' }));
    expect(screen.getByRole('button', { name: '‹ Back to the findings' })).toBeTruthy();
    await press('y');
    expect(heading()).toBe('Nothing found');
    await fireEvent.click(screen.getByRole('button', { name: 'Start again' }));
    expect(screen.getByText(new RegExp(`^\\s*Statement 1 of ${statements.length},`))).toBeTruthy();
    expect(screen.queryByRole('button', { pressed: true })).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Show the findings so far' }));
    expect(screen.getByText(/1 of \d+ statements answered, 1 is true/)).toBeTruthy();
  });

  it('leads back to the findings, unchanged too, from a reply that was looked at again', async () => {
    open('#/check');
    await press('n');
    await fireEvent.click(screen.getByRole('button', { name: 'Show the findings so far' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Change my answer' }));
    await fireEvent.click(screen.getByRole('button', { name: '‹ Back to the findings' }));
    expect(heading()).toBe('One thing to fix');
  });

  it('shows somebody’s findings from a link, and takes them over only when asked, and back', async () => {
    const kept = new Map<string, string>();
    const shelf = shelfHolding(kept);
    open('#/check', shelf);
    await press('y');
    const own = kept.get('key-or-token/check');
    cleanup();
    open('#/check/findings?no=plain-http.shoes&unsure=one-key&on=2026-03-01', shelf);
    expect(heading()).toBe('One thing to fix, one thing to find out');
    expect(screen.getByText(/Checked on 2026-03-01 \(UTC\)/)).toBeTruthy();
    expect(screen.getByText(/“shoes”, which this page does not know/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Change my answer' })).toBeNull();
    expect(kept.get('key-or-token/check')).toBe(own);
    await fireEvent.click(screen.getByRole('button', { name: 'Replace my answers with these' }));
    expect(JSON.parse(kept.get('key-or-token/check') ?? '')).toMatchObject({ said: { 'plain-http': 'no' } });
    window.dispatchEvent(new HashChangeEvent('hashchange'));
    await fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(kept.get('key-or-token/check')).toBe(own);
  });

  it('goes on after a reload where it was, and says so where nothing is kept', async () => {
    const shelf = shelfHolding();
    const { unmount } = open('#/check', shelf);
    await press('n');
    unmount();
    open('#/check', shelf);
    expect(heading()).toBe(statements[1]?.says);
  });

  it('works in memory where storage is full', async () => {
    open('#/check', brokenShelf());
    await press('n');
    expect(await screen.findByText(/storage is full/)).toBeTruthy();
    expect(heading()).toBe(statements[1]?.says);
  });
});

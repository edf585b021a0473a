import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { statements } from '../../src/content/check/statements.js';
import { Router } from '../../src/state/router.svelte.js';
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
    for (const key of ['y', 'N', '3', 'x', 'n', 'n', 'n', 'n', 'n', 'Y']) await press(key);
    expect(heading()).toBe('3 things to mend');
    const now = screen.getByRole('region', { name: /^Mend now/ });
    expect(within(now).getAllByRole('listitem')).toHaveLength(2);
    expect(within(now).getByText('Perhaps:', { exact: false })).toBeTruthy();
    expect(JSON.parse(kept.get('key-or-token/check') ?? '')).toMatchObject({
      version: 1,
      said: { 'exposed-credentials': 'yes', 'plain-http': 'unsure', 'readable-keys': 'not-applicable' },
    });
  });

  it('goes back, changes one reply, and starts again', async () => {
    open('#/check');
    await press('y');
    await fireEvent.click(screen.getByRole('button', { name: '‹ Back' }));
    expect(heading()).toBe(statements[0]?.says);
    expect(screen.getByRole('button', { name: /^Yes/, pressed: true })).toBeTruthy();
    await press('y');
    await fireEvent.click(screen.getByRole('button', { name: 'Show the findings so far' }));
    expect(heading()).toBe('One thing to mend');
    await fireEvent.click(screen.getByRole('button', { name: 'Change the reply' }));
    await press('n');
    await fireEvent.click(screen.getByRole('button', { name: 'Show the findings so far' }));
    expect(heading()).toBe('Nothing found');
    await fireEvent.click(screen.getByRole('button', { name: 'Start again' }));
    expect(screen.getByText(/^\s*Statement 1 of 10/)).toBeTruthy();
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
    expect(screen.getByText(/storage is full/)).toBeTruthy();
    expect(heading()).toBe(statements[1]?.says);
  });
});

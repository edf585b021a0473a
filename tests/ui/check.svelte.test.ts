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
    for (const key of ['n', 'Y', '3', 'x', 'N']) await press(key);
    for (let left = statements.length - 5; left > 0; left -= 1) await press('y');
    expect(heading()).toBe('2 things to mend, one thing to find out');
    const now = screen.getByRole('region', { name: /^Mend now/ });
    expect(within(now).getAllByRole('listitem')).toHaveLength(2);
    expect(within(now).getByText('Credentials stand in logs.')).toBeTruthy();
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
      screen.getByText(`${of} of ${of} statements replied to, ${of - 4} are so, 1 does not apply.`, {
        exact: false,
      }),
    ).toBeTruthy();
    expect(JSON.parse(kept.get('key-or-token/check') ?? '')).toMatchObject({
      version: 2,
      said: {
        'exposed-credentials': 'no',
        'credentials-in-urls': 'unsure',
        'secrets-in-clients': 'not-applicable',
      },
    });
  });

  it('goes back, changes one reply, and starts again', async () => {
    open('#/check');
    await press('n');
    await fireEvent.click(screen.getByRole('button', { name: '‹ Back' }));
    expect(heading()).toBe(statements[0]?.says);
    expect(screen.getByRole('button', { name: /^No,/, pressed: true })).toBeTruthy();
    await press('n');
    await fireEvent.click(screen.getByRole('button', { name: 'Show the findings so far' }));
    expect(heading()).toBe('One thing to mend');
    await fireEvent.click(screen.getByRole('button', { name: 'Change the reply' }));
    await press('y');
    await fireEvent.click(screen.getByRole('button', { name: 'Show the findings so far' }));
    expect(heading()).toBe('Nothing found');
    await fireEvent.click(screen.getByRole('button', { name: 'Start again' }));
    expect(screen.getByText(new RegExp(`^\\s*Statement 1 of ${statements.length},`))).toBeTruthy();
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

describe('leaked now', () => {
  it('gives a plan at once on cautious assumptions, and sharpens it with each answer', async () => {
    open('#/leaked');
    expect(screen.getByText('5 min 00 s', { selector: 'strong' })).toBeTruthy();
    expect(screen.getByText('24 h 05 min', { selector: 'strong' })).toBeTruthy();
    await fireEvent.click(screen.getByRole('radio', { name: /^An access token/ }));
    expect(window.location.hash).toBe('#/leaked?kind=access-token');
    const lifetime = screen.getByLabelText<HTMLSelectElement>(/^An access token lives for/);
    await fireEvent.change(lifetime, { target: { value: '900' } });
    await fireEvent.change(screen.getByLabelText(/^Clocks may differ/), { target: { value: '0' } });
    expect(window.location.hash).toBe('#/leaked?kind=access-token&lifetime=900&leeway=0');
    expect(screen.getByText('15 min 00 s', { selector: 'strong' })).toBeTruthy();
    await fireEvent.change(screen.getByLabelText(/^A token is checked by/), {
      target: { value: 'denylist' },
    });
    expect(screen.getByText('1 min 00 s', { selector: 'strong' })).toBeTruthy();
  });

  it('revokes first, ticks stay with the kind of credential, and the Markdown has them', async () => {
    const write = vi.fn().mockResolvedValue(undefined);
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: write } });
    const shelf = shelfHolding();
    const { unmount } = open('#/leaked?kind=api-key&cache=0&issued=no', shelf);
    const [first] = screen.getAllByRole('checkbox');
    expect(first?.closest('li')?.textContent).toContain('Revoke it now');
    await fireEvent.click(first as HTMLElement);
    await fireEvent.click(screen.getByRole('button', { name: 'Copy as Markdown' }));
    expect(await screen.findByText('Copied as Markdown.')).toBeTruthy();
    const text = String(write.mock.calls[0]?.[0]);
    expect(text).toContain('# An API key has leaked');
    expect(text).toContain('at most 0 s after you revoke it');
    expect(text.match(/^- \[x\] /gm)).toHaveLength(1);
    unmount();
    open('#/leaked?kind=session-cookie', shelf);
    expect(screen.queryByRole('checkbox', { checked: true })).toBeNull();
    vi.unstubAllGlobals();
  });

  it.each([
    ['kind=crown', '“kind”'],
    ['cache=-5', '“cache”'],
    ['lifetime=1e9', '“lifetime”'],
    ['shoe=42&issued=perhaps', '“shoe”, “issued”'],
  ])('says that it cannot read %s, and goes on without', (query, names) => {
    open(`#/leaked?${query}`);
    expect(screen.getByText(/^\s*The address says/).textContent).toContain(names);
    expect(screen.getAllByRole('checkbox').length).toBeGreaterThan(5);
  });
});

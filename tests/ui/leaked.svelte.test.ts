import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Router } from '../../src/state/shell/router.svelte.js';
import CheckHarness from './CheckHarness.svelte';
import { shelfHolding } from './shelves.js';

function open(fragment: string, shelf = shelfHolding()): ReturnType<typeof render> {
  window.location.hash = fragment;
  return render(CheckHarness, { router: new Router(window), shelf });
}
const figure = (text: string) => screen.queryByText(text, { selector: 'strong' });
const choose = (label: RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText<HTMLSelectElement>(label), { target: { value } });

beforeEach(() => {
  window.scrollTo = vi.fn();
});
afterEach(() => {
  window.location.hash = '';
});

describe('leaked now', () => {
  it('says what to do in every case before the kind is known, with no kind’s plan and no figure', () => {
    open('#/leaked');
    const [first] = screen.getAllByRole('checkbox');
    expect(first?.closest('li')?.textContent).toContain('Refuse this very value at the edge');
    expect(screen.queryByRole('heading', { name: /An API key/ })).toBeNull();
    expect(document.querySelectorAll('.figure')).toHaveLength(0);
    expect(screen.getAllByRole('radio').length).toBeGreaterThan(10);
  });

  it('sharpens the figure with each answer, and shows what adds up to it', async () => {
    open('#/leaked');
    await fireEvent.click(screen.getByRole('radio', { name: /^An access token/ }));
    expect(window.location.hash).toBe('#/leaked?kind=access-token');
    expect(figure('25 h 5 min')).toBeTruthy();
    await choose(/^An access token lives for/, '900');
    await choose(/^Clocks may differ/, '0');
    expect(window.location.hash).toBe('#/leaked?kind=access-token&lifetime=900&leeway=0');
    expect(screen.getByText(/15 min token \+ 1 h memory of a gateway \(assumed\)/)).toBeTruthy();
    await choose(/^Before your API/, '0');
    expect(figure('15 min')).toBeTruthy();
    await choose(/^A token is checked by/, 'denylist');
    expect(figure('15 min')).toBeTruthy();
    await choose(/^A denylist entry/, '60');
    await choose(/^Every region has heard/, '0');
    expect(figure('1 min')).toBeTruthy();
  });

  it('takes an answer back, and what counts is assumed again', async () => {
    open('#/leaked?kind=session-cookie&verdict=0&replication=0');
    expect(figure('0 s')).toBeTruthy();
    await choose(/^Servers remember a session/, '');
    expect(window.location.hash).toBe('#/leaked?kind=session-cookie&replication=0');
    expect(figure('1 h')).toBeTruthy();
  });

  it('leaves the answers about one kind behind with it', async () => {
    open('#/leaked?kind=api-key&verdict=0&replication=0&issued=no');
    expect(figure('0 s')).toBeTruthy();
    await fireEvent.click(screen.getByRole('radio', { name: /^A signing key/ }));
    expect(window.location.hash).toBe('#/leaked?kind=signing-key');
    expect(figure('0 s')).toBeNull();
    expect(screen.getByText(/copies of the key set \(assumed\)/)).toBeTruthy();
  });

  it('says unknown where nobody can know, never nothing', async () => {
    open('#/leaked?kind=webhook-secret&overlap=0');
    expect(figure('Unknown')).toBeTruthy();
    expect(screen.getByText(/as long as your slowest deployment/)).toBeTruthy();
    await choose(/^Your slowest deployment/, '600');
    expect(figure('10 min')).toBeTruthy();
  });

  it('says how long it works if nobody does anything, and whose life that is', () => {
    open('#/leaked?kind=refresh-token&bound=no&issued=yes&lifetime=3600&leeway=300&gate=0&refresh=7776000');
    expect(document.body.textContent).toContain(
      'If nobody does anything: 90 days 2 h: 90 days refresh token + 1 h token + 5 min leeway.',
    );
  });

  it('marks that it is assumed that a life has no end', () => {
    open('#/leaked?kind=session-cookie');
    expect(document.body.textContent).toContain('If nobody does anything: No end: session (assumed).');
  });

  it('ticks stay with the kind of credential, and the Markdown has them and what is assumed', async () => {
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
    expect(text).toContain('- 30 s at most, after you end it. 30 s until every region has heard (assumed).');
    expect(text).toContain('## Assumed, because nobody has said it');
    expect(text).toContain('- Every region has heard of it within: 30 s: what Unkey says of its regions');
    expect(text).toContain('- A verdict on it is remembered for (gateway, cache): no time');
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
    ['kind=api-key&lookup=guess', '“lookup”'],
  ])('says that it cannot read %s, and goes on without', (query, names) => {
    open(`#/leaked?${query}`);
    const said = screen.getAllByText(/in a way that we cannot read/).map((each) => each.textContent);
    expect(said.flatMap((sentence) => /“.*”/.exec(sentence)?.[0] ?? []).join(', ')).toBe(names);
    expect(screen.getAllByRole('checkbox').length).toBeGreaterThan(5);
  });
});

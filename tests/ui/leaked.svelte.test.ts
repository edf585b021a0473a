import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StoredIncidents } from '../../src/state/leaked/incidents.js';
import { Router } from '../../src/state/shell/router.svelte.js';
import { openShelf } from '../../src/state/shell/shelf.js';
import CheckHarness from './CheckHarness.svelte';
import { brokenShelf, shelfHolding } from './shelves.js';

const NOON = Date.parse('2026-03-01T12:00:00Z');

function open(fragment: string, shelf = shelfHolding(), at = 0): ReturnType<typeof render> {
  window.location.hash = fragment;
  return render(CheckHarness, { router: new Router(window), shelf, now: () => at });
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
    expect(first?.closest('li')?.textContent).toContain('Refuse this exact value at the edge');
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
    await choose(/^Something in front of your API/, '0');
    expect(figure('15 min')).toBeTruthy();
    await choose(/^A token is checked by/, 'denylist');
    expect(figure('15 min')).toBeTruthy();
    await choose(/^A denylist entry/, '60');
    await choose(/^Every region learns/, '0');
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
    open(
      '#/leaked?kind=refresh-token&bound=no&issued=yes&lifetime=3600&leeway=300&gate=0&lookup=none&refresh=7776000',
    );
    expect(document.body.textContent).toContain(
      'If nobody does anything: 90 days 2 h: 90 days refresh token + 1 h token + 5 min leeway.',
    );
  });

  it('marks that it is assumed that a life has no end', () => {
    open('#/leaked?kind=session-cookie');
    expect(document.body.textContent).toContain(
      'If nobody does anything: No end (assumed): session (assumed).',
    );
  });

  it('keeps ticks with an incident: named, dated, each tick with its time, and the next leak begins empty', async () => {
    const write = vi.fn().mockResolvedValue(undefined);
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: write } });
    const shelf = shelfHolding();
    open('#/leaked?kind=api-key&cache=0&issued=no', shelf, NOON);
    const [first] = screen.getAllByRole('checkbox');
    expect(first?.closest('li')?.textContent).toContain('Revoke it now');
    await fireEvent.click(first as HTMLElement);
    expect(screen.getByText('Done 2026-03-01 12:00:00 UTC.')).toBeTruthy();
    expect(screen.getByText(/^\s*Started 2026-03-01 12:00:00 UTC. Kept in this browser only/)).toBeTruthy();
    const address = window.location.hash;
    expect(address).toMatch(/^#\/leaked\?kind=api-key&verdict=0&issued=no&incident=[a-z0-9]+$/);
    const name = screen.getByRole('textbox', { name: 'Name of this incident' });
    await fireEvent.change(name, { target: { value: 'Key in the build log' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Copy as Markdown' }));
    expect(await screen.findByText('Copied as Markdown.')).toBeTruthy();
    const text = String(write.mock.calls[0]?.[0]);
    expect(text).toContain('# An API key has leaked: Key in the build log');
    expect(text).toContain('- Started here: 2026-03-01 12:00:00 UTC');
    expect(text).toMatch(/^- The case, .*#\/leaked\?kind=api-key&verdict=0&issued=no>$/m);
    expect(text).toContain(
      '- 30 s at most (assumed), after you end it. 30 s until every region has heard (assumed).',
    );
    expect(text).toContain(
      '- Every region learns of it within: 30 s: what Unkey says of its regions Source: [',
    );
    expect(text).toContain('- A gateway or cache remembers the verdict on it for: no time');
    expect(text).toMatch(/^1\. \[x\] \*\*Revoke it now.*\*\* Done 2026-03-01 12:00:00 UTC\./m);
    expect(text.match(/^\d+\. \[x\] /gm)).toHaveLength(1);
    cleanup();
    open('#/leaked?kind=api-key&cache=0&issued=no', shelf);
    expect(screen.queryByRole('checkbox', { checked: true })).toBeNull();
    const before = screen.getByRole<HTMLAnchorElement>('link', { name: 'Key in the build log' });
    expect(before.getAttribute('href')).toBe(address);
    cleanup();
    open(address, shelf);
    expect(screen.getAllByRole('checkbox', { checked: true })).toHaveLength(1);
    vi.unstubAllGlobals();
  });

  it('begins another incident with another kind: the named or ticked one stays as it is, and is a press away', async () => {
    const kept = new Map<string, string>();
    const shelf = shelfHolding(kept);
    open('#/leaked', shelf, NOON);
    await fireEvent.click(screen.getAllByRole('checkbox')[0] as HTMLElement);
    // What was ticked before anybody knew what it is belongs to the kind that is named first.
    await fireEvent.click(screen.getByRole('radio', { name: /^A signing key/ }));
    const name = screen.getByRole('textbox', { name: 'Name of this incident' });
    await fireEvent.change(name, { target: { value: 'Build server' } });
    const before = [kept.get('key-or-token/incident'), window.location.hash];
    expect(before[1]).toMatch(/kind=signing-key&incident=/);
    await fireEvent.click(screen.getByRole('radio', { name: /^A webhook secret/ }));
    expect(window.location.hash).toBe('#/leaked?kind=webhook-secret');
    expect(screen.queryByRole('checkbox', { checked: true })).toBeNull();
    const link = screen.getByRole('link', { name: 'Build server' });
    expect(link.closest('li')?.textContent).toContain('A signing key');
    await fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect([kept.get('key-or-token/incident'), window.location.hash]).toEqual(before);
    await fireEvent.click(screen.getByRole('radio', { name: /^A webhook secret/ }));
    await fireEvent.click(screen.getAllByRole('checkbox')[1] as HTMLElement);
    const { incidents } = JSON.parse(kept.get('key-or-token/incident') ?? '') as StoredIncidents;
    expect(incidents.map(({ told, name }) => [told['kind'], name])).toEqual([
      ['signing-key', 'Build server'],
      ['webhook-secret', ''],
    ]);
  });

  it('is handed over by a link: read as it was, until it is added to one’s own', async () => {
    const write = vi.fn().mockResolvedValue(undefined);
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: write } });
    open('#/leaked?kind=api-key&verdict=60', shelfHolding(), NOON);
    expect(screen.queryByRole('button', { name: 'Copy link with name and ticks' })).toBeNull();
    await fireEvent.click(screen.getAllByRole('checkbox')[0] as HTMLElement);
    const name = screen.getByRole('textbox', { name: 'Name of this incident' });
    await fireEvent.change(name, { target: { value: 'Build server' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Copy link with name and ticks' }));
    await screen.findByText(/^Link copied\. It contains the answers, the name, the ticks/);
    const link = String(write.mock.calls[0]?.[0]);
    cleanup();
    const theirs = new Map<string, string>();
    open(link.slice(link.indexOf('#')), shelfHolding(theirs), NOON + 60_000);
    expect(screen.getByRole('textbox', { name: 'Name of this incident' })).toHaveProperty(
      'value',
      'Build server',
    );
    expect(screen.getByText('Done 2026-03-01 12:00:00 UTC.')).toBeTruthy();
    const fields = [
      ...screen.getAllByRole('checkbox'),
      ...screen.getAllByRole('radio'),
      ...screen.getAllByRole('combobox'),
    ];
    expect(fields.filter((field) => !field.matches(':disabled, fieldset:disabled *'))).toEqual([]);
    expect(theirs.size).toBe(0);
    await fireEvent.click(screen.getByRole('button', { name: 'Add to my incidents' }));
    expect(window.location.hash).toMatch(/^#\/leaked\?kind=api-key&verdict=60&incident=[a-z0-9]+$/);
    expect(screen.getByText('Done 2026-03-01 12:00:00 UTC.')).toBeTruthy();
    await fireEvent.click(screen.getAllByRole('checkbox')[1] as HTMLElement);
    const { incidents } = JSON.parse(theirs.get('key-or-token/incident') ?? '') as StoredIncidents;
    expect(incidents).toMatchObject([{ name: 'Build server', begun: NOON }]);
    expect(Object.values(incidents[0]?.done ?? {})).toEqual([NOON, NOON + 60_000]);
    vi.unstubAllGlobals();
  });

  it('says where the name and the ticks of a link were cut off, and keeps its case', () => {
    open('#/leaked?kind=api-key&verdict=60&handed=1.eyJuYW1l');
    expect(screen.getByText(/Its name and ticks were cut off/)).toBeTruthy();
    expect(screen.getByRole('radio', { checked: true }).closest('label')?.textContent).toContain(
      'An API key',
    );
  });

  it('says nothing of being kept where the browser keeps nothing', async () => {
    open('#/leaked?kind=api-key', brokenShelf(), NOON);
    await fireEvent.click(screen.getAllByRole('checkbox')[0] as HTMLElement);
    expect(screen.getAllByText(/Started 2026-03-01/)).not.toEqual([]);
    expect(screen.queryByText(/Kept in this browser only/)).toBeNull();
  });

  it('gives back what was taken away: a tick with its time, the answers, the incident', async () => {
    const kept = new Map<string, string>();
    open('#/leaked?kind=api-key&verdict=60', shelfHolding(kept), NOON);
    const box = () => screen.getAllByRole('checkbox')[0] as HTMLElement;
    const undo = () => fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await fireEvent.click(box());
    const ticked = kept.get('key-or-token/incident');
    await fireEvent.click(box());
    expect(screen.queryByText('Done 2026-03-01 12:00:00 UTC.')).toBeNull();
    await undo();
    expect(kept.get('key-or-token/incident')).toBe(ticked);
    await fireEvent.click(screen.getByRole('radio', { name: /^A webhook secret/ }));
    await undo();
    expect(kept.get('key-or-token/incident')).toBe(ticked);
    await fireEvent.click(screen.getByRole('button', { name: 'Remove this incident' }));
    expect(window.location.hash).toBe('#/leaked');
    await undo();
    expect(kept.get('key-or-token/incident')).toBe(ticked);
    expect(screen.getAllByRole('checkbox', { checked: true })).toHaveLength(1);
  });

  it('follows what another tab does to the same incident', async () => {
    const tabs = new EventTarget();
    const kept = new Map<string, string>();
    const storage = {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
    } as Storage;
    open(
      '#/leaked?kind=api-key&verdict=60',
      openShelf(() => storage, tabs),
      NOON,
    );
    await fireEvent.click(screen.getAllByRole('checkbox')[0] as HTMLElement);
    const there = JSON.parse(kept.get('key-or-token/incident') ?? '') as StoredIncidents;
    const [incident] = there.incidents;
    const changed = {
      ...incident,
      told: { kind: 'api-key', verdict: '300' },
      done: { ...incident?.done, prove: 0 },
    };
    kept.set('key-or-token/incident', JSON.stringify({ version: 2, incidents: [changed] }));
    const event = () => Object.assign(new Event('storage'), { key: 'key-or-token/incident' });
    tabs.dispatchEvent(event());
    window.dispatchEvent(event());
    flushSync();
    expect(screen.getAllByRole('checkbox', { checked: true })).toHaveLength(2);
    expect(window.location.hash).toContain('verdict=300');
  });

  it('says of a change the figure and the progress, and leaves the rest to be read', async () => {
    open('#/leaked?kind=api-key', shelfHolding(), NOON);
    const summary = screen.getByText(
      /^An API key: .* at most \(assumed\), after you end it\. 0 of \d+ steps done\.$/,
    );
    expect(summary.getAttribute('role')).toBe('status');
    await fireEvent.click(screen.getAllByRole('checkbox')[0] as HTMLElement);
    expect(summary.textContent).toMatch(/1 of \d+ steps done/);
    expect(document.querySelectorAll('[aria-live]')).toHaveLength(0);
    for (const status of screen.getAllByRole('status'))
      expect((status.textContent.match(/\S+/g) ?? []).length).toBeLessThan(30);
  });

  it('says that a link’s incident is kept elsewhere', () => {
    open('#/leaked?kind=api-key&verdict=60&incident=theirs');
    expect(screen.getByText(/This incident is not saved in this browser/)).toBeTruthy();
    expect(document.body.textContent).toContain('An API key: 1 min 30 s at most (assumed)');
    expect(screen.queryByRole('checkbox', { checked: true })).toBeNull();
  });

  it.each([
    ['kind=crown', '“kind”'],
    ['cache=-5', '“cache”'],
    ['lifetime=1e9', '“lifetime”'],
    ['shoe=42&issued=perhaps', '“shoe”, “issued”'],
    ['kind=api-key&lookup=guess', '“lookup”'],
  ])('says that it cannot read %s, and goes on without', (query, names) => {
    open(`#/leaked?${query}`);
    const said = screen.getAllByText(/in a way this page cannot read/).map((each) => each.textContent);
    expect(said.flatMap((sentence) => /“.*”/.exec(sentence)?.[0] ?? []).join(', ')).toBe(names);
    expect(screen.getAllByRole('checkbox').length).toBeGreaterThan(5);
  });
});

import { cleanup, render, screen, within } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { questions } from '../../src/content/decision/questions.js';
import { ruleLines } from '../../src/state/decide/rules/rules.js';
import { pack } from '../../src/state/shell/packed.js';
import { Router } from '../../src/state/shell/router.svelte.js';
import { shelfHolding } from './shelves.js';
// The page loads it when it is reached; here it is loaded before, so that no test waits for a compiler.
import '../../src/ui/pages/decide/result/ResultStep.svelte';
import Harness from './DecideHarness.svelte';

/** A link in which everything is answered: a metered partner API. */
const PARTNER =
  'direction=inbound&caller=partner&home=server&identity=no&revocation=minute&verifiers=one&lookup=cached' +
  '&permissions=few-scopes&metering=main&consent=none&stakes=business&platform=app-only&integrators=public&lifetime=years';

async function open(fragment: string, kept = new Map<string, string>()): Promise<void> {
  window.location.hash = fragment;
  render(Harness, { router: new Router(window), shelf: shelfHolding(kept, window) });
  await settle();
}

async function settle(): Promise<void> {
  await vi.waitFor(() => document.querySelector('h1') ?? Promise.reject(new Error('nothing shown')), {
    timeout: 10_000,
  });
  await new Promise((resolve) => setTimeout(resolve, 0));
  flushSync();
}

async function press(element: HTMLElement): Promise<void> {
  element.click();
  await settle();
}

/** Changes an answer beside the result. */
async function choose(label: string, value: string): Promise<void> {
  const select = screen.getByLabelText<HTMLSelectElement>(label);
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
}

const heading = () => screen.getByRole('heading', { level: 1 }).textContent;

beforeEach(() => {
  window.scrollTo = vi.fn();
  window.scrollBy = vi.fn();
});
afterEach(() => {
  window.location.hash = '';
});

describe('the start', () => {
  test('offers to start, and to go on when the link has answers', async () => {
    await open('#/decide');
    expect(screen.getByRole('link', { name: 'Start' }).getAttribute('href')).toBe('#/decide/direction');
  });

  test('with answers in the link, goes on where they end', async () => {
    await open('#/decide?direction=inbound&caller=partner');
    expect(screen.getByRole('link', { name: /Continue/ }).getAttribute('href')).toMatch(
      /^#\/decide\/\w+\?direction=inbound&caller=partner$/,
    );
    expect(screen.getByRole('link', { name: 'Start a new one' }).getAttribute('href')).toBe(
      '#/decide/direction',
    );
  });
});

describe('a question', () => {
  test('asks in its heading, preselects nothing and says what “not sure” counts as', async () => {
    await open('#/decide/revocation?direction=inbound');
    expect(heading()).toBe('Access has to end. How soon?');
    expect(screen.getAllByRole('radio')).toHaveLength(5);
    expect(screen.queryByRole('radio', { checked: true })).toBeNull();
    expect(screen.getByText('Counts as “within 5 to 15 minutes” until you know')).toBeTruthy();
    expect(document.title).toBe('How soon access ends · Decide · Key or Token');
  });

  test('puts a chosen answer into the address at once and goes on from there', async () => {
    await open('#/decide/direction');
    await press(screen.getByRole('radio', { name: 'They call our API' }));
    expect(window.location.hash).toBe('#/decide/direction?direction=inbound');
    await press(screen.getByRole('button', { name: 'Continue' }));
    expect(window.location.hash).toBe('#/decide/caller?direction=inbound');
    expect(heading()).toBe('Who or what makes the call?');
    expect(document.activeElement?.tagName).toBe('H1');
  });

  test('links back to the question answered before, with every answer', async () => {
    await open('#/decide/revocation?direction=inbound&home=server&stakes=low');
    expect(screen.getByRole('link', { name: /Back/ }).getAttribute('href')).toBe(
      '#/decide/home?direction=inbound&home=server&stakes=low',
    );
  });

  test('does not go on without an answer: the summary takes the focus and leads to the answers', async () => {
    await open('#/decide/caller?direction=inbound');
    await press(screen.getByRole('button', { name: 'Continue' }));
    const summary = screen.getByRole('alert');
    expect(document.activeElement).toBe(summary);
    expect(document.title).toMatch(/^Error: /);
    await press(within(summary).getByRole('button', { name: 'Choose an answer, or “I’m not sure”' }));
    expect(document.activeElement).toBe(screen.getAllByRole('radio')[0]);

    await press(screen.getByRole('radio', { name: 'I’m not sure' }));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(window.location.hash).toBe('#/decide/caller?direction=inbound&caller=unsure');
  });

  test('the direction has no “not sure”, and webhooks end the questions there', async () => {
    await open('#/decide/direction?direction=webhooks');
    expect(screen.queryByRole('radio', { name: 'I’m not sure' })).toBeNull();
    await press(screen.getByRole('button', { name: 'Continue' }));
    expect(window.location.hash).toBe('#/decide/result?direction=webhooks&rules=3');
    expect(heading()).toBe('Sign each webhook; the receiver verifies it.');
  });

  test('says how many questions can still change the outcome', async () => {
    await open('#/decide/caller?direction=inbound');
    expect(screen.getByText(/^At most \d+ questions can still change the outcome$/)).toBeTruthy();
  });
});

describe('the result', () => {
  test('says the outcome, why, what it costs and what would change it', async () => {
    await open(`#/decide/result?${PARTNER}`);
    expect(heading()).toBe('Use an API key, stored hashed, limited per key.');
    for (const name of [
      'Because you said',
      'What it costs you',
      'What would change this',
      'Ruled out, and why',
    ]) {
      expect(screen.getByRole('heading', { name })).toBeTruthy();
    }
  });

  test('shows every answer with a way to change it, and no answer as assumed', async () => {
    await open(`#/decide/result?${PARTNER}`);
    expect(screen.getAllByRole('combobox')).toHaveLength(questions.length);
    expect(screen.getByRole('link', { name: 'Change how soon access ends' }).getAttribute('href')).toBe(
      `#/decide/revocation?${PARTNER}`,
    );
    expect(screen.queryByText(/^Counts as/)).toBeNull();
  });

  test('a changed answer changes the address and the result in place, and says so', async () => {
    await open(`#/decide/result?${PARTNER}`);
    const select = screen.getByLabelText<HTMLSelectElement>('Direction');
    select.value = 'webhooks';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(window.location.hash).toContain('#/decide/result?direction=webhooks');
    expect(heading()).toBe('Sign each webhook; the receiver verifies it.');
    expect(screen.getByText('It was API key. Now it is webhook signature.')).toBeTruthy();
  });

  test('says which reasons a change brings and takes away', async () => {
    await open(`#/decide/result?${PARTNER}`);
    const select = screen.getByLabelText<HTMLSelectElement>('Metered per customer');
    select.value = 'none';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(screen.getByText('Still API key.')).toBeTruthy();
    expect(screen.getByText(/^No longer counts: .+\./)).toBeTruthy();
  });

  test('names the form that a change takes away and the one that it brings', async () => {
    await open(`#/decide/result?${PARTNER}`);
    await choose('If replayed', 'high');
    const verdict = document.querySelector('.foot')?.textContent.replace(/\s+/g, ' ').trim();
    expect(verdict).toBe('It was API key Now API key with signed requests Undo');
    expect(screen.getByText(/^It was API key\. Now it is API key with signed requests\. \S/)).toBeTruthy();
  });

  test('the change stays in sight while it is true, and Back undoes it, in the plan as well', async () => {
    const kept = new Map<string, string>();
    await open('#/decide', kept);
    await press(screen.getByRole('button', { name: /^Partner API/ }));
    const before = window.location.hash;
    const plan = () => kept.get('key-or-token/plan') ?? '';
    await choose('Who calls', 'person');
    const verdict = () => document.querySelector('.foot')?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    expect(verdict()).toMatch(/^It was API key Now Cookie session Undo$/);
    expect(plan()).toContain('"caller":"person"');
    history.back();
    await vi.waitFor(() => expect(window.location.hash).toBe(before));
    await settle();
    expect(verdict()).toBe('');
    expect(heading()).toMatch(/API key/);
    expect(plan()).toContain('"caller":"partner"');
    expect(screen.queryByRole('region', { name: 'Answers that are not yours' })).toBeNull();
  });

  test('has one filled button, which is the next step', async () => {
    await open(`#/decide/result?${PARTNER}`);
    expect([...document.querySelectorAll('.primary')].map((each) => each.textContent)).toEqual([
      'Get my checklist',
    ]);
  });

  test('copies a link to itself, and says so until it is another result', async () => {
    await open(`#/decide/result?${PARTNER}`);
    const clipboard = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await press(screen.getByRole('button', { name: 'Copy link' }));
    expect(clipboard).toHaveBeenLastCalledWith(
      `${window.location.href.replace(/#.*/, '')}#/decide/result?${PARTNER}&rules=3`,
    );
    expect(await screen.findByText('Copied')).toBeTruthy();
    await choose('Metered per customer', 'none');
    expect(screen.queryByText('Copied')).toBeNull();
  });

  test('never says of what nobody answered that it was said', async () => {
    await open('#/decide/result?direction=inbound&caller=partner');
    const said = screen.getByRole('heading', { name: 'Because you said' }).closest('section');
    expect(said?.querySelectorAll('dt')).toHaveLength(1);
    const assumed = screen.getByRole('heading', { name: 'What we assumed' }).closest('section');
    for (const term of assumed?.querySelectorAll('dt') ?? [])
      expect(term.textContent.trim()).toMatch(/^We assumed that /);
  });

  test.each(['', '?direction=inbound'])('of nothing (%s) is no result', async (query) => {
    await open(`#/decide/result${query}`);
    expect(heading()).toBe('Nothing is answered yet');
    expect(screen.queryByRole('link', { name: 'Get my checklist' })).toBeNull();
  });

  test('sets two options side by side, the runner-up first', async () => {
    await open(`#/decide/result?${PARTNER}`);
    await press(screen.getByRole('button', { name: 'Compare two options' }));
    const second = await screen.findByLabelText<HTMLSelectElement>('Second option');
    expect(second.value).not.toBe('api-key');
    const row = screen.getByRole('row', { name: /^Names the person/, hidden: true });
    expect(row.textContent).toContain('No: it names software');
    second.value = 'cookie-session';
    second.dispatchEvent(new Event('change', { bubbles: true }));
    flushSync();
    expect(row.textContent).toContain('Yes');
  });

  test('carries its answers to the checklist', async () => {
    await open(`#/decide/result?${PARTNER}`);
    expect(screen.getByRole('link', { name: 'Get my checklist' }).getAttribute('href')).toBe(
      `#/checklist?${PARTNER}`,
    );
    expect(screen.getByRole('link', { name: 'See it leak in the Lab' }).getAttribute('href')).toBe(
      '#/lab/logged-credential',
    );
    expect(
      screen.getByRole('link', { name: 'Try your own settings in the sandbox' }).getAttribute('href'),
    ).toMatch(/^#\/lab\/sandbox\?c=1\.[\w-]+$/);
  });

  test('marks what is open as counting as its cautious answer', async () => {
    await open('#/decide/result?direction=inbound&revocation=unsure');
    expect(screen.getByText('Counts as “within 5 to 15 minutes”')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Continue answering' })).toBeTruthy();
  });

  test('copies a decision record, and shows it to copy by hand where the browser refuses', async () => {
    await open(`#/decide/result?${PARTNER}`);
    const written: string[] = [];
    const clipboard = vi.spyOn(navigator.clipboard, 'writeText');
    clipboard.mockImplementation((text) => Promise.resolve(void written.push(text)));
    const button = screen.getByRole('button', { name: 'Copy as decision record' });
    await press(button);
    expect(await screen.findByText('Copied')).toBeTruthy();
    expect(written[0]).toMatch(/API key/);

    clipboard.mockRejectedValue(new Error('refused'));
    await press(button);
    await vi.waitFor(() => expect(document.querySelector('dialog')?.open).toBe(true));
    expect(document.querySelector('textarea')?.value).toBe(written[0]);
  });

  test('the documents carry the day and whole addresses of the answers and of the checklist', async () => {
    await open(`#/decide/result?${PARTNER}`);
    await press(screen.getByRole('button', { name: 'Defend it' }));
    await vi.waitFor(() => expect(document.querySelector('dialog')?.open).toBe(true));
    const text = (): string => document.querySelector('textarea')?.value ?? '';
    expect(text()).toMatch(/^# Defend it: API key for our API\n/);
    expect(text()).toMatch(/\(\w+:\S*#\/decide\/result\?\S*caller=partner\S*\)/);
    await press(screen.getByRole('radio', { name: 'Decision record' }));
    expect(text()).toMatch(/^---\nstatus: proposed\ndate: \d{4}-\d\d-\d\d\n---/);
    expect(text()).toMatch(/our checklist\]\(\w+:\S*#\/checklist\S*\)/);

    const clipboard = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await press(screen.getByRole('button', { name: 'Copy as Markdown' }));
    expect(clipboard).toHaveBeenCalledWith(text());
    expect(await screen.findByText('Copied.')).toBeTruthy();
  });
});

describe('a link that is not ours', () => {
  test('with an unknown answer keeps the known ones and says what it left out', async () => {
    await open('#/decide/result?caller=partner&revocation=yester');
    expect(
      screen.getByText('This link has an unknown answer to “How soon access ends”; it counts as unanswered.'),
    ).toBeTruthy();
    expect(screen.getByLabelText<HTMLSelectElement>('Who calls').value).toBe('partner');
  });

  test('with an unknown question offers a way on that keeps its answers', async () => {
    await open('#/decide/revoc?caller=partner');
    expect(heading()).toBe('There is no question “revoc”');
    expect(screen.getByRole('link', { name: /Continue/ }).getAttribute('href')).toContain('caller=partner');
  });
});

describe('a link made with other rules', () => {
  test.each([
    ['1', /made with version 1 of our rules; version 3 now applies. Since then a session or token may be/],
    ['2', /version 3 now applies. Since then, where nobody answered/],
    ['3', null],
    ['4', /newer rules, version 4; this page has version 3/],
    ['nonsense', /names no version of our rules/],
  ])('rules=%s', async (version, sentence) => {
    await open(`#/decide/result?${PARTNER}&rules=${version}`);
    expect(heading()).toBe('Use an API key, stored hashed, limited per key.');
    if (sentence) expect(screen.getByText(sentence)).toBeTruthy();
    else expect(screen.queryByText(/rules/)).toBeNull();
  });
});

describe('how we decide', () => {
  test('lists every rule, finds some, and shows the proof', async () => {
    await open('#/decide/rules');
    expect(await screen.findByRole('heading', { level: 1, name: 'How we decide' })).toBeTruthy();
    expect(await screen.findByText('11,337,409')).toBeTruthy();
    expect(screen.getByText(/^Computed in \d+ ms in this page/)).toBeTruthy();
    const all = ruleLines.length;
    expect(screen.getByText(`${all} of ${all} shown`)).toBeTruthy();
    const search = screen.getByLabelText<HTMLInputElement>('Find a rule');
    search.value = 'webhook swordfish';
    search.dispatchEvent(new Event('input', { bubbles: true }));
    flushSync();
    expect(screen.getByText(`0 of ${all} shown`)).toBeTruthy();
  });
});

describe('several callers', () => {
  const keptIn = (kept: Map<string, string>) =>
    (JSON.parse(kept.get('key-or-token/plan') ?? '{}') as { decisions: { name: string; answers: object }[] })
      .decisions;

  test('a preset fills in the answers, names the caller, shows the result and is kept', async () => {
    const kept = new Map<string, string>();
    await open('#/decide', kept);
    await press(screen.getByRole('button', { name: /^Mobile app/ }));
    expect(heading()).toBe('Use a short-lived JWT with a refresh token.');
    expect(window.location.hash).toContain('#/decide/result?direction=inbound&caller=person&home=installed');
    expect(screen.getByLabelText<HTMLInputElement>('Name of this caller').value).toBe('Mobile app');
    expect(keptIn(kept)).toMatchObject([{ name: 'Mobile app', answers: { home: 'installed' } }]);
  });

  test('what is answered is kept under one caller, and another begins empty beside it', async () => {
    const kept = new Map<string, string>();
    await open('#/decide/direction', kept);
    await press(screen.getByRole('radio', { name: 'They call our API' }));
    await press(screen.getByRole('button', { name: 'Continue' }));
    await press(screen.getByRole('radio', { name: /^A customer or partner/ }));
    expect(keptIn(kept)).toEqual([
      { id: 'd1', name: '', answers: { direction: 'inbound', caller: 'partner' } },
    ]);
    window.location.hash = '#/decide/result?direction=inbound&caller=partner';
    await settle();
    await press(screen.getByRole('link', { name: '+ Another caller' }));
    await press(await screen.findByRole('button', { name: 'Answer the questions instead' }));
    expect(window.location.hash).toBe('#/decide/direction');
    await press(screen.getByRole('radio', { name: 'We push events to them' }));
    expect(keptIn(kept).map(({ answers }) => answers)).toEqual([
      { direction: 'inbound', caller: 'partner' },
      { direction: 'webhooks' },
    ]);
  });

  test('the plan shows which credential each gets and what they share; a removal can be taken back', async () => {
    const kept = new Map<string, string>();
    await open('#/decide', kept);
    await press(screen.getByRole('button', { name: /^Mobile app/ }));
    window.location.hash = '#/decide';
    await settle();
    await press(screen.getByRole('button', { name: /^Unattended agent/ }));
    await press(screen.getByRole('link', { name: 'All in one plan' }));
    await screen.findByRole('heading', { level: 1, name: /callers/ });
    expect(heading()).toBe('2 callers, 2 kinds of credential');
    expect(screen.getAllByText('Shared by Mobile app, Unattended agent')).toHaveLength(2);
    await press(screen.getByRole('button', { name: 'Remove Mobile app' }));
    expect(keptIn(kept)).toHaveLength(1);
    await press(screen.getByRole('button', { name: 'Undo' }));
    expect(keptIn(kept).map(({ name }) => name)).toEqual(['Mobile app', 'Unattended agent']);
  });

  test('a link’s answers stand against one’s own, and are kept only when asked', async () => {
    const kept = new Map<string, string>();
    await open('#/decide', kept);
    await press(screen.getByRole('button', { name: /^Mobile app/ }));
    window.location.hash = `#/decide/result?${PARTNER}`;
    await settle();
    const theirs = screen.getByRole('region', { name: 'Answers that are not yours' });
    expect(within(theirs).getByText(/Yours, “Mobile app”, are unchanged/)).toBeTruthy();
    expect(within(theirs).getByRole('row', { name: 'Outcome API key Short JWT with refresh' })).toBeTruthy();
    const select = screen.getByLabelText<HTMLSelectElement>('Metered per customer');
    select.value = 'none';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(keptIn(kept)).toHaveLength(1);
    await press(screen.getByRole('button', { name: 'Save them as one of mine' }));
    expect(screen.queryByRole('region', { name: 'Answers that are not yours' })).toBeNull();
    expect(keptIn(kept)).toMatchObject([{ name: 'Mobile app' }, { answers: { metering: 'none' } }]);
  });

  test('a plan’s link opens as the plan in a fresh browser, and is taken among one’s own when asked', async () => {
    const first = new Map<string, string>();
    await open('#/decide', first);
    await press(screen.getByRole('button', { name: /^Mobile app/ }));
    window.location.hash = '#/decide/another';
    await press(await screen.findByRole('button', { name: /^Unattended agent/ }));
    await press(screen.getByRole('link', { name: 'All in one plan' }));
    const clipboard = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await press(await screen.findByRole('button', { name: 'Copy link to this plan' }));
    const link = clipboard.mock.lastCall?.[0] ?? '';
    cleanup();

    const fresh = new Map<string, string>();
    await open(link.slice(link.indexOf('#')), fresh);
    await screen.findByRole('heading', { level: 1, name: /callers/ });
    expect(heading()).toBe('2 callers, 2 kinds of credential');
    expect(screen.getByRole('heading', { level: 2, name: 'Mobile app' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Remove/ })).toBeNull();
    expect(fresh.size).toBe(0);
    await press(screen.getByRole('button', { name: 'Add to my plan' }));
    await screen.findByRole('button', { name: 'Remove Mobile app' });
    expect(window.location.hash).toBe('#/decide/plan');
    const answersOf = (kept: Map<string, string>) => keptIn(kept).map(({ name, answers }) => [name, answers]);
    expect(answersOf(fresh)).toEqual(answersOf(first));
  });

  test.each([
    ['l=1.garbage', /This link cannot be used.*cut off or changed/],
    ['l=', /This link cannot be used.*cut off or changed/],
    ['l=9.e30', /This link cannot be used.*newer version/],
    [
      `l=${pack({ decisions: [{ name: 'A', answers: { caller: 'partner', moon: 'full' } }] })}`,
      /Part of this link.*“moon”/,
    ],
  ])('a plan’s link that says %s says what is wrong with it', async (query, sentence) => {
    await open(`#/decide/plan?${query}`);
    await screen.findByRole('heading', { level: 1 });
    expect(document.querySelector('[role="status"].card')?.textContent).toMatch(sentence);
  });

  test('a caller without an answer gets no verdict and counts for nothing, and a case fills it', async () => {
    const kept = new Map<string, string>();
    await open('#/decide', kept);
    await press(screen.getByRole('button', { name: /^Mobile app/ }));
    await press(screen.getByRole('link', { name: '+ Another caller' }));
    await press(await screen.findByRole('button', { name: 'Answer the questions instead' }));
    await press(screen.getByRole('radio', { name: 'They call our API' }));
    window.location.hash = '#/decide/plan';
    await screen.findByText('Not answered yet');
    expect(heading()).toBe('One caller, one credential');
    expect(screen.queryByText(/^Shared by/)).toBeNull();

    await press(screen.getByRole('link', { name: '+ Another caller' }));
    await press(await screen.findByRole('button', { name: /^Unattended agent/ }));
    expect(keptIn(kept).map(({ name }) => name)).toEqual(['Mobile app', 'Unattended agent']);
  });

  test('what another tab removes is gone here too', async () => {
    const kept = new Map<string, string>();
    await open('#/decide', kept);
    await press(screen.getByRole('button', { name: /^Mobile app/ }));
    await press(screen.getByRole('link', { name: '+ Another caller' }));
    await press(await screen.findByRole('button', { name: /^Unattended agent/ }));
    const plan = JSON.parse(kept.get('key-or-token/plan') ?? '{}') as { decisions: object[] };
    kept.set('key-or-token/plan', JSON.stringify({ ...plan, decisions: plan.decisions.slice(1) }));
    window.dispatchEvent(new StorageEvent('storage', { key: 'key-or-token/plan' }));
    flushSync();
    const nav = within(screen.getByRole('navigation', { name: 'Your callers' }));
    expect(nav.queryByRole('link', { name: 'Mobile app' })).toBeNull();
    expect(nav.getByRole('link', { name: 'Unattended agent' })).toBeTruthy();
  });

  test('what another version keeps is left alone until the person says otherwise', async () => {
    const newer = '{"version":2}';
    const kept = new Map([['key-or-token/plan', newer]]);
    await open('#/decide', kept);
    await press(screen.getByRole('button', { name: /^Webhooks/ }));
    expect(kept.get('key-or-token/plan')).toBe(newer);
    await press(await screen.findByRole('button', { name: 'Replace it…' }));
    expect(kept.get('key-or-token/plan')).toBe(newer);
    await press(screen.getByRole('button', { name: 'Delete and replace' }));
    expect(keptIn(kept)).toMatchObject([{ name: 'Webhooks' }]);
  });
});

import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listen } from '../../src/ui/pages/search/listen.js';
import { headingsOf } from '../../src/ui/pages/search/readGuide.js';
import { shelfHolding } from './shelves.js';

const habits = { keys: true };
const shelf = {
  ...shelfHolding(),
  load: (name: string, check: (value: unknown) => unknown) =>
    name === 'lab'
      ? { kind: 'found', value: check({ version: 1, keys: habits.keys, stops: [] }) }
      : { kind: 'empty' },
} as ReturnType<typeof shelfHolding>;
listen(shelf);

beforeEach(() => {
  habits.keys = true;
  document.body.innerHTML = `
    <main id="guide"><section><header><h2 id="faq"><a href="#faq">Questions people ask</a></h2><p>A lead.</p></header>
    <ul><li><h3 id="faq-two-tabs">Two tabs refresh at once</h3><p>An honest race, taken for theft.</p></li></ul></section></main>
    <button data-search>Search</button><input aria-label="Note" />`;
});

afterEach(async () => {
  const dialog = screen.queryByRole('dialog');
  if (dialog) await fireEvent(dialog, new Event('close'));
  cleanup();
  // Going to another address ends what still waits for its time, the next test's reading too if it has begun.
  window.location.hash = '';
  await new Promise((resolve) => setTimeout(resolve));
});

const press = (key: string, target: EventTarget = document.body): void => {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
};

async function ask(query: string): Promise<HTMLElement[]> {
  press('/');
  const field = await screen.findByRole('combobox');
  await fireEvent.input(field, { target: { value: query } });
  return screen.findAllByRole('option');
}

describe('the search', () => {
  test('opens at a slash, and finds the guide, which is read off the page', async () => {
    const [first] = await ask('two tabs refresh');
    expect(first?.textContent).toContain('Two tabs refresh at once');
    await fireEvent.submit(screen.getByRole('search'));
    expect(window.location.hash).toBe('#faq-two-tabs');
  });

  test('opens from a button', async () => {
    screen.getByRole('button', { name: 'Search' }).click();
    expect(await screen.findByRole('combobox')).toBeTruthy();
  });

  test('is chosen in with the arrow keys', async () => {
    const options = await ask('denylist');
    expect(options.length).toBeGreaterThan(1);
    const field = screen.getByRole('combobox');
    press('ArrowDown', field);
    flushSync();
    const chosen = screen.getByRole('option', { selected: true });
    expect(field.getAttribute('aria-activedescendant')).toBe(chosen.id);
    expect(chosen).toBe(options[1]);
    press('ArrowUp', field);
    press('ArrowUp', field);
    flushSync();
    expect(screen.getByRole('option', { selected: true })).toBe(options.at(-1));
  });

  test('leads to an item of the checklist once its page is there', async () => {
    await ask('Revoke a credential on purpose, and time how long it still works');
    await fireEvent.submit(screen.getByRole('search'));
    expect(window.location.hash).toBe('#/checklist/all');
    const item = document.createElement('li');
    item.id = 'item-timed-revocation';
    item.scrollIntoView = () => undefined;
    document.body.append(item);
    await waitFor(() => expect(document.activeElement).toBe(item));
  });

  test('says when nothing has all the words', async () => {
    press('/');
    await fireEvent.input(await screen.findByRole('combobox'), { target: { value: 'swordfish denylist' } });
    expect(await screen.findByText(/^Nothing here has all of these words/)).toBeTruthy();
  });
});

describe('every dialog that a key opens', () => {
  test.each(['/', '?'])(
    '%s: closes when the browser goes to another page, and opens there again',
    async (key) => {
      press(key);
      await screen.findByRole('dialog');
      window.dispatchEvent(new HashChangeEvent('hashchange'));
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
      press(key);
      expect(await screen.findByRole('dialog')).toBeTruthy();
    },
  );
});

describe('a single key', () => {
  test('shows the keys at a question mark, those of the Lab among them', async () => {
    press('?');
    const dialog = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(within(dialog).getByText('next change of verdict')).toBeTruthy();
  });

  test.each([
    ['typed into a field', () => press('/', screen.getByLabelText('Note'))],
    ['switched off', () => ((habits.keys = false), press('/'))],
    [
      'pressed with Ctrl',
      () =>
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', ctrlKey: true, bubbles: true })),
    ],
  ])('does nothing where it is %s', async (_, act) => {
    act();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

test('a heading of the guide is read with the text beside it', () => {
  expect(headingsOf(document.querySelector('#guide'))).toEqual([
    { id: 'faq', title: 'Questions people ask', text: 'A lead.' },
    { id: 'faq-two-tabs', title: 'Two tabs refresh at once', text: 'An honest race, taken for theft.' },
  ]);
});

test('words of neighbouring elements stay apart, and a full stop stays where it is', () => {
  document.body.innerHTML =
    '<main id="guide"><li><h3 id="a">Title</h3><p><b>1 s</b><b>10 s</b> as <a href="#b">it says</a>.</p></li></main>';
  expect(headingsOf(document.querySelector('#guide'))).toEqual([
    { id: 'a', title: 'Title', text: '1 s 10 s as it says.' },
  ]);
});

test('what stands between two headings belongs to the first, a table too; a contents list and code to none', () => {
  document.body.innerHTML = `<main id="guide"><nav><h2 id="on-this-page">On this page</h2><ol><li>A</li></ol></nav>
    <section><header><h2 id="a">“Ask for <code>exp</code>.”</h2><p>Or <code>kid</code>, in .env files.</p></header>
    <table><tr><td>Auth0</td></tr></table><pre>code</pre><h3 id="b">B</h3><p>Later.</p></section></main>`;
  expect(headingsOf(document.querySelector('#guide'))).toEqual([
    { id: 'a', title: '“Ask for exp.”', text: 'Or kid, in .env files. Auth0' },
    { id: 'b', title: 'B', text: 'Later.' },
  ]);
});

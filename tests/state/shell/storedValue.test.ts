import { describe, expect, test, vi } from 'vitest';
import { leakedCredential } from '../../../src/content/scenarios/leakedCredential.js';
import { CHECK } from '../../../src/state/check/checkStorage.js';
import { CHECKLIST } from '../../../src/state/checklist/checklistStorage.js';
import { PLAN } from '../../../src/state/decide/planStorage.js';
import { HABITS } from '../../../src/state/lab/stored/habits.js';
import { storedRun } from '../../../src/state/lab/stored/labStorage.js';
import { SOLVED } from '../../../src/state/lab/story/solved.js';
import { INCIDENTS } from '../../../src/state/leaked/incidents.js';
import { THEME } from '../../../src/state/shell/theme.svelte.js';
import { StoredValue, type Entry } from '../../../src/state/shell/storedValue.svelte.js';
import { openShelf, type Shelf } from '../../../src/state/shell/shelf.js';
import { brokenShelf, shelfHolding } from '../../ui/shelves.js';

const run = {
  format: 'key-or-token/run',
  version: 1,
  scenario: leakedCredential.world,
  seed: 2026,
  commands: [{ type: 'revoke', credential: 'cred-1', at: leakedCredential.opensAt }],
  until: leakedCredential.opensAt,
};
const mark = { status: 'done', reason: '', note: 'since March', owner: 'Ann', due: '2026-12-31' };

/** What earlier versions of the app wrote: the name of each entry and its text never change. */
const WRITTEN: [name: string, entry: Entry<unknown>, value: unknown][] = [
  [
    'check',
    CHECK,
    { version: 3, said: { 'plain-http': 'yes' }, at: 1_772_330_000_000, inspected: ['exp-past'] },
  ],
  [
    'plan',
    PLAN,
    { version: 1, decisions: [{ id: 'd1', name: 'Ann', answers: { direction: 'inbound' } }], current: 'd1' },
  ],
  ['checklist', CHECKLIST, { version: 1, answers: {}, marks: { 'hashed-keys': mark } }],
  [
    'incident',
    INCIDENTS,
    {
      version: 2,
      incidents: [
        {
          id: 'mf3k2x9a',
          name: 'Key in the build log',
          begun: 1_772_330_000_000,
          told: { kind: 'api-key', verdict: '60' },
          done: { revoke: 1_772_330_060_000, prove: null },
        },
      ],
    },
  ],
  ['theme', THEME, 'dark'],
  ['lab', HABITS, { version: 1, level: 'bench', keys: false, stops: ['script', 'expiry'] }],
  [
    'lab/leaked-credential',
    storedRun('leaked-credential'),
    { version: 1, run, bookmarks: [leakedCredential.opensAt], borrowed: [0], earlier: [] },
  ],
  ['solved', SOLVED, ['rotate-a-key']],
];

function holding(name: string, text: string): [Map<string, string>, Shelf] {
  const entries = new Map([[`key-or-token/${name}`, text]]);
  return [entries, shelfHolding(entries)];
}

describe.each(WRITTEN)('the entry %s', (name, entry, value) => {
  test('is read as it was written, and written as it was read', () => {
    const text = JSON.stringify(value);
    const [entries, shelf] = holding(name, text);
    const stored = new StoredValue(shelf, entry);
    expect([stored.value, stored.trouble]).toEqual([value, null]);
    entries.clear();
    expect(stored.save(stored.value)).toBe(true);
    expect([...entries]).toEqual([[`key-or-token/${name}`, text]]);
  });

  test('begins empty, and says nothing of it', () => {
    const stored = new StoredValue(shelfHolding(), entry);
    expect([stored.value, stored.trouble]).toEqual([entry.first, null]);
  });

  test.each([
    ['unreadable', '{"version":'],
    ['unreadable', '"nonsense"'],
    ['newer', JSON.stringify({ version: entry.version + 1, said: {}, done: [] })],
  ])('is %s where it holds %s, which stays where it is', (trouble, text) => {
    const [entries, shelf] = holding(name, text);
    const stored = new StoredValue(shelf, entry);
    expect([stored.value, stored.trouble, stored.refresh()]).toEqual([entry.first, trouble, entry.first]);
    expect([...entries.values()]).toEqual([text]);
  });
});

const COUNT: Entry<{ version: 1; count: number }> = {
  name: 'count',
  called: 'your count',
  version: 1,
  read: (value) => {
    const { version, count } = (value ?? {}) as Record<string, unknown>;
    return version === 1 && typeof count === 'number' ? { version, count } : undefined;
  },
  first: { version: 1, count: 0 },
};
const counted = (count: number) => ({ version: 1 as const, count });
const plusOne = ({ count }: { count: number }) => counted(count + 1);

describe('a value that is kept', () => {
  test('takes in what another tab has kept since', () => {
    const shelf = shelfHolding();
    const [here, there] = [new StoredValue(shelf, COUNT), new StoredValue(shelf, COUNT)];
    here.update(plusOne);
    there.update(plusOne);
    expect([here.value, here.refresh()]).toEqual([counted(1), counted(2)]);
  });

  test('follows what another tab keeps, without being asked', () => {
    const entries = new Map<string, string>();
    const tabs = new EventTarget();
    const storage = { getItem: (name: string) => entries.get(name) ?? null } as Storage;
    const stored = new StoredValue(
      openShelf(() => storage, tabs),
      COUNT,
    );
    entries.set('key-or-token/count', JSON.stringify(counted(5)));
    tabs.dispatchEvent(Object.assign(new Event('storage'), { key: 'key-or-token/count' }));
    expect(stored.value).toEqual(counted(5));
  });

  test('lives on in the tab where storage is blocked, and says so whatever is done', () => {
    const stored = new StoredValue(
      openShelf(() => {
        throw new DOMException('blocked', 'SecurityError');
      }),
      COUNT,
    );
    expect(stored.trouble).toBe('blocked');
    expect([stored.update(plusOne), stored.update(plusOne)]).toEqual([false, false]);
    expect([stored.value, stored.trouble]).toEqual([counted(2), 'blocked']);
  });

  test('lives on in the tab where storage is full, until there is room again', () => {
    const entries = new Map<string, string>();
    let shelf = brokenShelf();
    const stored = new StoredValue(
      {
        load: (...asked) => shelf.load(...asked),
        save: (...asked) => shelf.save(...asked),
        watch: (...asked) => shelf.watch(...asked),
      },
      COUNT,
    );
    stored.update(plusOne);
    stored.update(plusOne);
    expect([stored.value, stored.trouble]).toEqual([counted(2), 'full']);
    shelf = shelfHolding(entries);
    expect(stored.update(plusOne)).toBe(true);
    expect([stored.trouble, ...entries.values()]).toEqual([null, JSON.stringify(counted(3))]);
  });

  test.each(['"nonsense"', '{"version":2}'])('never writes over %s, until told to', (text) => {
    const [entries, shelf] = holding('count', text);
    const stored = new StoredValue(shelf, COUNT);
    const { trouble } = stored;
    expect([stored.update(plusOne), stored.save(counted(1))]).toEqual([false, false]);
    expect([stored.value, stored.trouble, ...entries.values()]).toEqual([counted(1), trouble, text]);
    expect([stored.replace(), stored.trouble]).toEqual([true, null]);
    expect([...entries.values()]).toEqual([JSON.stringify(counted(1))]);
  });

  test('never writes over what a newer version has kept since it was read', () => {
    const [entries, shelf] = holding('count', JSON.stringify(counted(1)));
    const stored = new StoredValue(shelf, COUNT);
    entries.set('key-or-token/count', '{"version":2}');
    expect([stored.update(plusOne), stored.trouble, stored.value]).toEqual([false, 'newer', counted(2)]);
    expect([...entries.values()]).toEqual(['{"version":2}']);
  });
});

test('a shelf tells of what other tabs change, of each entry by itself, and of everything being cleared', () => {
  const tabs = new EventTarget();
  const shelf = openShelf(() => ({}) as Storage, tabs);
  const changed = vi.fn();
  const tell = (key: string | null) => tabs.dispatchEvent(Object.assign(new Event('storage'), { key }));
  const stop = shelf.watch('count', changed);
  tell('key-or-token/other');
  expect(changed).toHaveBeenCalledTimes(0);
  tell('key-or-token/count');
  tell(null);
  expect(changed).toHaveBeenCalledTimes(2);
  stop();
  tell('key-or-token/count');
  expect(changed).toHaveBeenCalledTimes(2);
});

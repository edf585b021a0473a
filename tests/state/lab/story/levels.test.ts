import { expect, test } from 'vitest';
import { firstScenario } from '../../../../src/content/scenarios/index.js';
import { sandbox } from '../../../../src/content/scenarios/sandbox.js';
import { HABITS } from '../../../../src/state/lab/stored/habits.js';
import { Levels } from '../../../../src/state/lab/story/levels.svelte.js';
import type { App } from '../../../../src/state/shell/app.js';
import { StoredValue } from '../../../../src/state/shell/storedValue.svelte.js';
import { parseRoute } from '../../../../src/state/shell/route.js';
import { openShelf } from '../../../../src/state/shell/shelf.js';

/** A visit in a browser that keeps `kept`. */
function visit(address: string, kept = new Map<string, string>()) {
  const bar = { address };
  const router = {
    get route() {
      return parseRoute(bar.address);
    },
    replace: (fragment: string) => (bar.address = fragment),
  } as unknown as App['router'];
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
  } as unknown as Storage;
  const levels = new Levels(
    new StoredValue(
      openShelf(() => storage),
      HABITS,
    ),
    router,
  );
  const { route } = router;
  if (route.page === 'lab') levels.ask(route.query['level']);
  return { levels, bar, kept };
}

test('a story opens on what it needs, and the sandbox on the bench, whatever is asked for', () => {
  expect(visit('#/lab/leaked-credential').levels.of(firstScenario)).toBe('story');
  expect(visit('#/lab/sandbox').levels.of(sandbox)).toBe('bench');
  expect(visit('#/lab/sandbox?level=story').levels.of(sandbox)).toBe('bench');
});

test('the level that was chosen is there on the next visit', () => {
  const { levels, kept } = visit('#/lab/leaked-credential');
  levels.choose('bench');
  expect(levels.of(firstScenario)).toBe('bench');
  expect(visit('#/lab/denylist', kept).levels.of(firstScenario)).toBe('bench');
});

test('an address asks for a level without changing what is kept', () => {
  const { levels, kept } = visit('#/lab/leaked-credential?level=bench');
  expect([levels.of(firstScenario), kept.size]).toEqual(['bench', 0]);
  expect(visit('#/lab/leaked-credential?level=attic').levels.of(firstScenario)).toBe('story');
});

test('the person’s word goes before the address, which no longer says otherwise', () => {
  const { levels, bar } = visit('#/lab/leaked-credential?seed=7&level=bench');
  levels.choose('story');
  expect([levels.of(firstScenario), bar.address]).toEqual(['story', '#/lab/leaked-credential?seed=7']);
});

test('habits from before there were levels are read as they were', () => {
  const kept = new Map([['key-or-token/lab', '{"version":1,"keys":false,"stops":["expiry"]}']]);
  const { levels } = visit('#/lab/leaked-credential', kept);
  expect(levels.of(firstScenario)).toBe('story');
  levels.choose('bench');
  expect(JSON.parse(kept.get('key-or-token/lab') ?? '')).toEqual({
    version: 1,
    level: 'bench',
    keys: false,
    stops: ['expiry'],
  });
});

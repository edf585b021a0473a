import { afterEach, expect, test, vi } from 'vitest';
import { scenarios } from '../../../src/content/scenarios/all.js';
import { firstScenario, type LabScenario } from '../../../src/content/scenarios/index.js';
import type { App } from '../../../src/state/shell/app.js';
import { LabSessions, type OpenedRun } from '../../../src/state/lab/sessions.svelte.js';
import { storedRun } from '../../../src/state/lab/stored/labStorage.js';
import { parseRoute, type Route } from '../../../src/state/shell/route.js';
import { openShelf } from '../../../src/state/shell/shelf.js';
import { HandFrames } from '../frames.js';

const { world } = firstScenario;

afterEach(() => vi.restoreAllMocks());
const MINE = `key-or-token/${storedRun(world.id).name}`;

function storage(): Storage & { entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    getItem: (name: string) => entries.get(name) ?? null,
    setItem: (name: string, text: string) => void entries.set(name, text),
  } as unknown as Storage & { entries: Map<string, string> };
}

/** A browser tab: its address, and the sessions that open what it says. */
class Tab {
  readonly sessions: LabSessions;
  address = `#/lab/${world.id}`;

  constructor(kept: () => Storage) {
    const read = (): Route => parseRoute(this.address);
    const router = {
      get route() {
        return read();
      },
      navigate: (fragment: string) => {
        this.address = fragment;
      },
    };
    const app = { shelf: openShelf(kept), frames: new HandFrames(), router } as unknown as App;
    this.sessions = new LabSessions(app, () => true);
  }

  async open(address = this.address, story: LabScenario = firstScenario): Promise<OpenedRun> {
    this.address = address;
    const route = parseRoute(address);
    const opening = await this.sessions.open(story, route.page === 'lab' ? route.query : {});
    await expect.poll(() => opening.lab.seeker.computing).toBeNull();
    return opening;
  }
}

async function revokeAt(opening: OpenedRun, minute: number): Promise<void> {
  await opening.lab.playback.seek(world.startsAt + minute * 60_000);
  await opening.lab.act({ type: 'revoke', credential: 'cred-1' });
}

test('the own run survives a reload as seed and commands, with its moment and bookmarks', async () => {
  const kept = storage();
  const first = await new Tab(() => kept).open();
  await revokeAt(first, 8);
  first.lab.bookmarks.toggle(first.lab.nowMs);
  const again = await new Tab(() => kept).open();
  expect(again.from).toBe('mine');
  await expect.poll(() => again.lab.nowMs).toBe(world.startsAt + 8 * 60_000);
  expect(again.lab.export().commands).toEqual(first.lab.export().commands);
  expect(again.lab.bookmarks.moments).toEqual(first.lab.bookmarks.moments);
  expect(kept.entries.get(MINE)).not.toMatch(/kot_|eyJ/);
});

test('a story that was only watched is not kept', async () => {
  const kept = storage();
  const tab = new Tab(() => kept);
  await tab.open();
  tab.sessions.leave();
  expect(kept.entries.size).toBe(0);
});

test('a link opens on exactly its moment, and leaves the own run alone whatever is done in it', async () => {
  const sender = new Tab(storage);
  const theirs = await sender.open();
  await revokeAt(theirs, 6);
  await theirs.lab.playback.seek(world.startsAt + 612_345);
  const link = sender.sessions.linkTo(theirs.lab) ?? '';

  const kept = storage();
  const tab = new Tab(() => kept);
  await revokeAt(await tab.open(), 8);
  const mine = kept.entries.get(MINE);
  const linked = await tab.open(link);
  expect(linked.from).toBe('link');
  await expect.poll(() => linked.lab.nowMs).toBe(world.startsAt + 612_345);
  expect(linked.lab.log.length).toBe(theirs.lab.log.length);
  await linked.lab.act({ type: 'mint', lane: 'key' });
  tab.sessions.leave();
  expect(kept.entries.get(MINE)).toBe(mine);
});

test('someone’s run becomes the own one when it is kept', async () => {
  const sender = new Tab(storage);
  const theirs = await sender.open();
  await revokeAt(theirs, 6);
  const kept = storage();
  const tab = new Tab(() => kept);
  const linked = await tab.open(sender.sessions.linkTo(theirs.lab) ?? '');
  await expect.poll(() => linked.lab.nowMs).toBe(theirs.lab.nowMs);
  expect(tab.sessions.keep()).toBe(true);
  expect(tab.address).toBe(`#/lab/${world.id}`);
  const mine = await tab.open();
  expect([mine.from, mine.lab.export().commands]).toEqual(['mine', theirs.lab.export().commands]);
});

test('only what the person did themselves is their own doing, also after a reload', async () => {
  const kept = storage();
  const { lab } = await new Tab(() => kept).open();
  await revokeAt({ lab } as OpenedRun, 8);
  expect(lab.provenance).toBeNull();
  const again = await new Tab(() => kept).open();
  expect([again.lab.export().commands.length, again.lab.provenance]).toEqual([1, null]);
});

test('what came with a link or a file is not, nor when it is kept, until the person starts again', async () => {
  const sender = new Tab(storage);
  const theirs = await sender.open();
  await revokeAt(theirs, 6);
  const kept = storage();
  const tab = new Tab(() => kept);
  const linked = await tab.open(sender.sessions.linkTo(theirs.lab) ?? '');
  await expect.poll(() => linked.lab.nowMs).toBe(theirs.lab.nowMs);
  expect(linked.lab.provenance).toBe('borrowed');
  await linked.lab.act({ type: 'mint', lane: 'key' });
  expect(linked.lab.provenance).toBe('borrowed');
  tab.sessions.keep();
  const reloaded = await new Tab(() => kept).open();
  expect([reloaded.from, reloaded.lab.provenance]).toEqual(['mine', 'borrowed']);
  await reloaded.lab.startAgain();
  expect(reloaded.lab.provenance).toBeNull();

  const file = new Blob([JSON.stringify(theirs.lab.export())]);
  expect(await tab.sessions.openFile(file)).toBeNull();
  expect((await tab.open()).lab.provenance).toBe('borrowed');
});

test('what was shown is not, in the tab, from a link of it, or after undoing what came next', async () => {
  const tab = new Tab(storage);
  const { lab } = await tab.open();
  await lab.show('solution', firstScenario.solution ?? []);
  await lab.playback.seek(world.endsAt);
  expect(lab.provenance).toBe('watched');
  const link = tab.sessions.linkTo(lab) ?? '';
  await lab.startAgain();
  expect(lab.provenance).toBeNull();
  await lab.undo();
  expect(lab.provenance).toBe('watched');
  await lab.undo();
  expect(lab.provenance).toBeNull();
  expect((await new Tab(storage).open(link)).lab.provenance).toBe('borrowed');
});

test('nor is a story that a link has set up otherwise, but for how its tokens are signed', async () => {
  const setUp = (api: object) => `1.${Buffer.from(JSON.stringify({ api })).toString('base64url')}`;
  const easier = await new Tab(storage).open(`#/lab/${world.id}?c=${setUp({ denylist: true })}`);
  expect([easier.from, easier.lab.provenance]).toEqual(['decision', 'set_up']);
  const signed = await new Tab(storage).open(`#/lab/${world.id}?c=${setUp({ alg: 'RS256' })}`);
  expect(signed.lab.provenance).toBeNull();
});

test('a set-up that was kept can be left for the story as it is told, and stays kept until something is done', async () => {
  const kept = storage();
  const tab = new Tab(() => kept);
  const setUp = Buffer.from(JSON.stringify({ api: { denylist: true } })).toString('base64url');
  await tab.open(`#/lab/${world.id}?c=1.${setUp}`);
  expect(tab.sessions.keep()).toBe(true);
  expect((await tab.open()).lab.provenance).toBe('set_up');
  const before = kept.entries.get(MINE);
  tab.sessions.openAsTold();
  const told = await tab.open();
  expect([told.from, told.lab.provenance]).toEqual(['mine', null]);
  expect(kept.entries.get(MINE)).toBe(before);
  await revokeAt(told, 6);
  expect((await new Tab(() => kept).open()).lab.provenance).toBeNull();
});

test('a run from a file is nobody’s own doing after it was kept and opened again', async () => {
  const sender = new Tab(storage);
  const theirs = await sender.open();
  await revokeAt(theirs, 6);
  const kept = storage();
  const tab = new Tab(() => kept);
  expect(await tab.sessions.openFile(new Blob([JSON.stringify(theirs.lab.export())]))).toBeNull();
  const opened = await tab.open();
  await expect.poll(() => opened.lab.nowMs).toBe(theirs.lab.nowMs);
  expect(tab.sessions.keep()).toBe(true);
  const again = await new Tab(() => kept).open();
  expect([again.from, again.lab.provenance]).toEqual(['mine', 'borrowed']);
});

test('keeping says so where the browser keeps nothing', async () => {
  const tab = new Tab(() => {
    throw new DOMException('blocked', 'SecurityError');
  });
  await tab.open(`#/lab/${world.id}?seed=7`);
  expect(tab.sessions.keep()).toBe(false);
});

test('a link that cannot be read says so, and shows the own run', async () => {
  const kept = storage();
  const tab = new Tab(() => kept);
  await revokeAt(await tab.open(), 8);
  const opening = await tab.open(`#/lab/${world.id}?seed=1&c=1.nonsense`);
  expect(opening.problem).toContain('This link cannot be used');
  expect([opening.from, opening.lab.export().commands.length]).toEqual(['mine', 1]);
});

test('a command of a link that cannot be carried out is named', async () => {
  const c = Buffer.from(
    JSON.stringify({ commands: [{ type: 'revoke', credential: 'cred-99', at: 60_000 }] }),
  );
  const opening = await new Tab(storage).open(`#/lab/${world.id}?at=120000&c=1.${c.toString('base64url')}`);
  await expect.poll(() => opening.lab.notice).toMatch(/^Command 1 .*There is no such credential/);
});

test('a file opens beside the own run; one that cannot be opened changes nothing', async () => {
  const kept = storage();
  const tab = new Tab(() => kept);
  const mine = await tab.open();
  await revokeAt(mine, 8);
  const file = JSON.stringify({ ...mine.lab.export(), seed: 11 });
  expect(await tab.sessions.openFile(new Blob(['{']))).toContain('not JSON');
  expect(tab.sessions.turn).toBe(0);
  expect(await tab.sessions.openFile(new Blob([file]))).toBeNull();
  expect(tab.sessions.turn).toBe(1);
  const opened = await tab.open();
  expect([opened.from, opened.lab.export().seed]).toEqual(['file', 11]);
  expect(JSON.parse(kept.entries.get(MINE) ?? '')).toMatchObject({ run: { seed: 2026 } });
});

test('what was kept and cannot be read is left where it is until the person has it replaced', async () => {
  const kept = storage();
  kept.entries.set(MINE, '{"version": 99}');
  const tab = new Tab(() => kept);
  const opening = await tab.open();
  tab.sessions.rest();
  expect(kept.entries.get(MINE)).toBe('{"version": 99}');
  await revokeAt(opening, 8);
  expect(kept.entries.get(MINE)).toBe('{"version": 99}');
  const [run] = tab.sessions.kept;
  expect(run?.trouble).toBe('newer');
  run?.replace();
  expect(JSON.parse(kept.entries.get(MINE) ?? '')).toMatchObject({ version: 1 });
});

test('whether keys act and where time stops is kept', () => {
  const kept = storage();
  new Tab(() => kept).sessions.setHabits({ keys: false, stops: ['script'] });
  expect(new Tab(() => kept).sessions.habits).toMatchObject({ keys: false, stops: ['script'] });
});

test('a story opens where it begins to be interesting, and stands still', async () => {
  const { lab } = await new Tab(storage).open();
  expect([lab.playback.at, lab.playback.playing]).toEqual([firstScenario.opensAt, false]);
});

test.each(Object.values(scenarios).filter(({ solution }) => solution.length > 0))(
  'what was done last in it can be undone after a reload: $title',
  async (story) => {
    const kept = storage();
    const address = `#/lab/${story.world.id}`;
    const { lab } = await new Tab(() => kept).open(address, story);
    for (const { at, ...order } of story.solution) {
      await lab.playback.seek(at);
      await lab.act(order);
    }
    const reloaded = (await new Tab(() => kept).open(address, story)).lab;
    const given = (): number => reloaded.export().commands.length;
    expect([given(), reloaded.canUndo]).toEqual([story.solution.length, true]);
    await reloaded.undo();
    expect(given()).toBe(story.solution.length - 1);
  },
);

test('undo works after a reload, change by change, and knows whose commands they were', async () => {
  const kept = storage();
  const tab = new Tab(() => kept);
  const { lab } = await tab.open();
  await lab.playback.seek(world.startsAt + 8 * 60_000);
  await lab.revokeLeaked();
  await lab.playback.seek(world.startsAt + 9 * 60_000);
  await lab.act({ type: 'refresh' });
  await lab.startAgain();
  const reloaded = (await new Tab(() => kept).open()).lab;
  const commands = (): string[] => reloaded.export().commands.map(({ type }) => type);
  expect([commands(), reloaded.canUndo]).toEqual([[], true]);
  await reloaded.undo();
  expect(commands()).toEqual(['revoke', 'revoke', 'refresh']);
  await reloaded.undo();
  expect([commands(), reloaded.nowMs]).toEqual([['revoke', 'revoke'], world.startsAt + 9 * 60_000]);
  await reloaded.undo();
  expect([commands(), reloaded.canUndo, reloaded.provenance]).toEqual([[], false, null]);
});

test('what was shown cannot be undone to after a reload, and what was kept of changes is all or nothing', async () => {
  const kept = storage();
  const { lab } = await new Tab(() => kept).open();
  await lab.show('solution', firstScenario.solution);
  await lab.startAgain();
  await lab.act({ type: 'mint', lane: 'key' });
  const stored = JSON.parse(kept.entries.get(MINE) ?? '') as { earlier: unknown[] };
  expect(stored.earlier).toHaveLength(1);
  kept.entries.set(MINE, JSON.stringify({ ...stored, earlier: [...stored.earlier, { commands: 'none' }] }));
  const reloaded = (await new Tab(() => kept).open()).lab;
  expect([reloaded.export().commands.length, reloaded.canUndo]).toEqual([1, false]);
});

test('what the page shows is the run that its address names, once it is there', async () => {
  const { sessions } = new Tab(storage);
  const opening = sessions.openAddress(world.id, { seed: '7' });
  expect(sessions.shown).toEqual({ is: 'opening' });
  await opening;
  const { shown } = sessions;
  expect(shown.is === 'open' && [shown.opened.from, shown.opened.lab.seed]).toEqual(['link', 7]);
});

test('a scenario that is not there, and a browser without cryptography, are told apart', async () => {
  const { sessions } = new Tab(storage);
  await sessions.openAddress('constructor', {});
  expect(sessions.shown).toEqual({ is: 'unknown' });
  vi.spyOn(crypto.subtle, 'generateKey').mockRejectedValue(new DOMException('no', 'NotSupportedError'));
  await sessions.openAddress(world.id, {});
  expect(sessions.shown).toEqual({ is: 'failed' });
});

test('of two addresses asked for at once the last one is shown, whichever is ready first', async () => {
  const { sessions } = new Tab(storage);
  const first = sessions.openAddress(world.id, { seed: '7' });
  await Promise.all([first, sessions.openAddress('sandbox', {})]);
  const { shown } = sessions;
  expect(shown.is === 'open' && [shown.opened.story.world.id, shown.opened.lab.seed]).toEqual([
    'sandbox',
    2026,
  ]);
});

test('a run that arrives after the page was left is neither shown nor played', async () => {
  const { sessions } = new Tab(storage);
  const late = sessions.open(firstScenario, {});
  sessions.leave();
  const { lab } = await late;
  expect([sessions.shown.is, lab.playback.playing]).toEqual(['opening', false]);
});

import { describe, expect, it } from 'vitest';
import { untouched } from '../../../src/core/checklist/index.js';
import { CHECK, type StoredCheck } from '../../../src/state/check/checkStorage.js';
import { ChecklistBoard } from '../../../src/state/checklist/checklist.svelte.js';
import { readShared, shareLink, type Shared } from '../../../src/state/checklist/share.js';
import { toBase64url } from '../../../src/core/shared/index.js';
import { readStoredChecklist, type StoredChecklist } from '../../../src/state/checklist/checklistStorage.js';
import { PLAN, type Plan } from '../../../src/state/decide/planStorage.js';
import { parseRoute } from '../../../src/state/shell/route.js';
import { openShelf, type Shelf } from '../../../src/state/shell/shelf.js';
import { partner, person } from '../../answers.js';
import { brokenShelf, shelfHolding } from '../../ui/shelves.js';

const savePlan = (shelf: Shelf, plan: Plan): boolean => shelf.save(PLAN.name, plan);
const saveCheck = (shelf: Shelf, check: StoredCheck): boolean => shelf.save(CHECK.name, check);

function readMarks(shelf: Shelf): StoredChecklist['marks'] {
  const loaded = shelf.load('checklist', readStoredChecklist);
  return loaded.kind === 'found' ? loaded.value.marks : {};
}

function readLink(link: string): Shared | null {
  const route = parseRoute(link);
  const read = route.page === 'checklist' ? readShared(route.query['l'] ?? '') : null;
  return read?.ok ? read.value : null;
}

describe('ChecklistBoard', () => {
  it('shows the whole list to somebody who has answered nothing', () => {
    const board = new ChecklistBoard(shelfHolding(), {});
    expect(board.source.from).toBe('nobody');
    expect(board.outcome).toBeNull();
    expect(board.checklist.items.length).toBeGreaterThanOrEqual(45);
  });

  it('shows fewer items for a link with answers, each with its reason', () => {
    const board = new ChecklistBoard(shelfHolding(), partner);
    expect(board.source.from).toBe('link');
    expect(board.checklist.items.length).toBeLessThan(60);
    expect(board.checklist.items.every(({ because }) => because.length > 0)).toBe(true);
  });

  it('is made of what was decided and found; a link wins, and changes nothing', () => {
    const shelf = shelfHolding();
    const decisions = [
      { id: 'd1', name: 'Partners', answers: partner },
      { id: 'd2', name: '', answers: person },
      { id: 'd3', name: 'Not begun', answers: {} },
    ];
    savePlan(shelf, { version: 1, decisions, current: 'd1' });
    saveCheck(shelf, {
      version: 3,
      at: null,
      inspected: [],
      said: { 'never-revoked': 'no', 'plain-http': 'unsure', 'one-key': 'yes' },
    });
    const mine = new ChecklistBoard(shelf, {});
    expect(mine.source.from).toBe('mine');
    expect(mine.source.decisions.map(({ name }) => name)).toEqual(['Partners', 'A person in our app']);
    expect(mine.source.findings).toEqual(['never-revoked']);
    expect(mine.source.unsure).toEqual(['plain-http']);
    const because = (id: string) => mine.checklist.items.find((item) => item.id === id)?.because ?? [];
    expect(because('timed-revocation').join()).toContain(
      'the check found that nobody has timed how long some revoked credential still works',
    );
    expect(because('refuse-plain-http').join()).toContain(
      'you were not sure whether every endpoint that takes credentials refuses plain http',
    );
    const hashed = mine.checklist.items.find(({ id }) => id === 'hashed-keys');
    expect(hashed?.because).toEqual(['your answers lead to API keys (Partners)']);
    const link = new ChecklistBoard(shelf, person);
    expect([link.source.from, link.source.decisions.length]).toEqual(['link', 1]);
    expect(new ChecklistBoard(shelf, {}).source.decisions).toHaveLength(2);
    expect(new ChecklistBoard(shelf, {}, ['all']).source.from).toBe('nobody');
  });

  it('still knows the one decision that was kept before there were several', () => {
    const stored = new Map([
      ['key-or-token/checklist', JSON.stringify({ version: 1, answers: partner, marks: {} })],
    ]);
    const board = new ChecklistBoard(shelfHolding(stored), {});
    expect(board.source.decisions).toEqual([{ name: 'our API', answers: partner }]);
    board.mark('hashed-keys', { status: 'done' });
    expect(new ChecklistBoard(shelfHolding(stored), {}).progress.done).toBe(1);
  });

  it('counts and shows only what the filter lets through', () => {
    const shelf = shelfHolding();
    const decisions = [
      { id: 'd1', name: 'Partners', answers: partner },
      { id: 'd2', name: 'People', answers: person },
    ];
    savePlan(shelf, { version: 1, decisions, current: 'd1' });
    const board = new ChecklistBoard(shelf, {});
    const all = board.shown.length;
    board.mark('hashed-keys', { status: 'done', owner: 'Ann' });
    board.mark('retry-after', { owner: 'Bob', due: '2026-12-31' });
    expect(board.owners).toEqual(['Ann', 'Bob']);
    board.narrow({ owner: 'Ann' });
    expect(board.shown.map(({ id }) => id)).toEqual(['hashed-keys']);
    expect(board.progress).toEqual({ done: 1, total: 1, notApplicable: 0 });
    board.narrow({ owner: '' });
    expect(board.shown).toHaveLength(all - 2);
    board.narrow({ owner: null, stage: 'store' });
    expect(new Set(board.shown.map(({ stage }) => stage))).toEqual(new Set(['store']));
    board.narrow({ stage: null, decision: 1 });
    expect(board.shown.some(({ id }) => id === 'hashed-keys')).toBe(false);
    board.narrow({ decision: null, status: 'done' });
    expect(board.shown.map(({ id }) => id)).toEqual(['hashed-keys']);
  });

  it('takes back every change, one by one, also a clearing and a file', () => {
    const shelf = shelfHolding();
    const board = new ChecklistBoard(shelf, partner);
    board.mark('hashed-keys', { status: 'done', note: 'since March' });
    board.mark('csrf-defence', { status: 'done' });
    board.clear();
    expect(readMarks(shelf)).toEqual({});
    board.undo();
    expect(Object.keys(readMarks(shelf)).sort()).toEqual(['csrf-defence', 'hashed-keys']);
    board.takeOver([{ ...untouched, id: 'hashed-keys', owner: 'Ann' }]);
    expect(readMarks(shelf)['hashed-keys']).toEqual({ ...untouched, owner: 'Ann' });
    board.undo();
    expect(readMarks(shelf)['hashed-keys']).toMatchObject({ status: 'done', note: 'since March' });
    board.undo();
    board.undo();
    expect([readMarks(shelf), board.canUndo]).toEqual([{}, false]);
  });

  it('shows what another tab has ticked when told so, and undoes only its own', () => {
    const shelf = shelfHolding();
    const [here, there] = [new ChecklistBoard(shelf, partner), new ChecklistBoard(shelf, partner)];
    here.mark('hashed-keys', { status: 'done' });
    there.mark('retry-after', { status: 'done' });
    here.refresh();
    expect(here.progress.done).toBe(2);
    here.undo();
    expect(Object.keys(readMarks(shelf))).toEqual(['retry-after']);
  });

  it('goes out as a link without notes, unless asked, and comes in beside one’s own ticks', () => {
    const shelf = shelfHolding();
    const board = new ChecklistBoard(shelf, partner);
    board.mark('hashed-keys', { status: 'done', note: 'Ann’s laptop', owner: 'Ann' });
    board.mark('csrf-defence', { status: 'done' });
    const open = (link: string | null, on: Shelf): ChecklistBoard => {
      return new ChecklistBoard(on, {}, ['shared'], readLink(link ?? ''));
    };
    const theirs = shelfHolding();
    new ChecklistBoard(theirs, {}).mark('retry-after', { status: 'done' });
    const shared = open(shareLink(board.shareable, false), theirs);
    expect(shared.source.from).toBe('shared');
    const item = shared.checklist.items.find(({ id }) => id === 'hashed-keys');
    expect(item).toMatchObject({ status: 'done', note: '', owner: '' });
    shared.mark('limit-per-credential', { status: 'done' });
    expect(Object.keys(readMarks(theirs))).toEqual(['retry-after']);
    expect(shared.addToMine()).toBe(true);
    expect(Object.keys(readMarks(theirs)).sort()).toEqual([
      'hashed-keys',
      'limit-per-credential',
      'retry-after',
    ]);
    const whole = open(shareLink(board.shareable, true), shelfHolding());
    expect(whole.checklist.items.find(({ id }) => id === 'hashed-keys')).toMatchObject({
      note: 'Ann’s laptop',
    });
    const [mine] = new ChecklistBoard(theirs, {}).source.decisions;
    expect(mine).toEqual({ name: 'our API', answers: partner });
  });

  it('goes out with what was found and what is to be found out, each in its own words', () => {
    const shelf = shelfHolding();
    saveCheck(shelf, {
      version: 3,
      at: null,
      inspected: [],
      said: { 'no-limits': 'no', 'endless-keys': 'unsure' },
    });
    const link = shareLink(new ChecklistBoard(shelf, {}).shareable, false) ?? '';
    const read = readLink(link);
    expect(read).toMatchObject({ findings: ['no-limits'], unsure: ['endless-keys'], suspected: [] });
  });

  it('says of a link of the first version neither that it found nor that somebody was not sure', () => {
    const first = { decisions: [], findings: ['exposed-credentials', 'no-limits'], marks: {} };
    const shared = readLink(`#/checklist/shared?l=1.${toBase64url(JSON.stringify(first))}`);
    const board = new ChecklistBoard(shelfHolding(), {}, ['shared'], shared);
    const reasons = board.checklist.items.flatMap(({ because }) => because);
    expect(board.checklist.items.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['redacted-logs', 'nothing-in-urls', 'limit-per-credential']),
    );
    expect(reasons.filter((reason) => !reason.startsWith('the check did not rule out that '))).toEqual([]);
    const again = readLink(shareLink(board.shareable, false) ?? '');
    expect(again).toEqual(shared);
  });

  it('brings decisions, findings and ticks into a fresh browser, each once', () => {
    const shelf = shelfHolding();
    savePlan(shelf, {
      version: 1,
      decisions: [
        { id: 'd1', name: 'Partners', answers: partner },
        { id: 'd2', name: 'Not begun', answers: {} },
      ],
      current: 'd1',
    });
    saveCheck(shelf, {
      version: 3,
      inspected: [],
      said: { 'no-limits': 'no', 'endless-keys': 'unsure' },
      at: null,
    });
    const list = new ChecklistBoard(shelf, {});
    list.mark('hashed-keys', { status: 'done' });
    const shared = readLink(shareLink(list.shareable, false) ?? '');

    const fresh = shelfHolding();
    for (let time = 0; time < 2; time += 1)
      expect(new ChecklistBoard(fresh, {}, ['shared'], shared).addToMine()).toBe(true);
    const mine = new ChecklistBoard(fresh, {});
    expect(mine.source.decisions).toEqual([{ name: 'Partners', answers: partner }]);
    expect([mine.source.findings, mine.source.unsure]).toEqual([['no-limits'], ['endless-keys']]);
    expect(mine.checklist).toEqual(list.checklist);
  });

  it('never answers a check that has an answer, nor a plan of before there were several', () => {
    const stored = new Map([
      ['key-or-token/checklist', JSON.stringify({ version: 1, answers: partner, marks: {} })],
    ]);
    const shelf = shelfHolding(stored);
    saveCheck(shelf, { version: 3, inspected: [], said: { 'no-limits': 'yes' }, at: null });
    const shared = { decisions: [{ name: 'People', answers: person }], problems: [], marks: {} };
    const board = new ChecklistBoard(shelf, {}, ['shared'], {
      ...shared,
      findings: ['no-limits'],
      unsure: [],
      suspected: [],
      inspected: [],
    });
    board.addToMine();
    const mine = new ChecklistBoard(shelf, {}).source;
    expect(mine.findings).toEqual([]);
    expect(mine.decisions.map(({ answers }) => answers)).toEqual([partner, person]);
  });

  it('offers the decisions of a file until they are among one’s own, and refuses where nothing is kept', () => {
    const shelf = shelfHolding();
    const board = new ChecklistBoard(shelf, {});
    const decisions = [{ name: 'Partners', answers: partner }];
    board.takeOver([{ ...untouched, id: 'hashed-keys', status: 'done' }], decisions);
    expect(board.fromFile).toEqual(decisions);
    expect(board.addToMine()).toBe(true);
    const mine = new ChecklistBoard(shelf, {});
    expect([mine.outcome, mine.progress.done]).toEqual(['api-key', 1]);
    mine.takeOver([], decisions);
    expect(mine.fromFile).toEqual([]);

    const closed = {
      load: () => ({ kind: 'blocked' as const }),
      save: () => false,
      watch: () => () => undefined,
    };
    const blocked = new ChecklistBoard(closed, {});
    blocked.takeOver([], decisions);
    expect(blocked.addToMine()).toBe(false);
  });

  it.each([
    ['1.nonsense', 'damaged'],
    ['', 'damaged'],
    ['2.e30', 'newer'],
    [`1.${toBase64url('{"decisions":7}')}`, 'damaged'],
  ])('refuses the list in a link that says %j as %s', (said, code) => {
    expect(readShared(said)).toEqual({ ok: false, code });
  });

  it('keeps ticks under the item through other answers and back', () => {
    const shelf = shelfHolding();
    new ChecklistBoard(shelf, partner).mark('hashed-keys', { status: 'done' });
    new ChecklistBoard(shelf, person).mark('limit-per-credential', { status: 'done' });
    const again = new ChecklistBoard(shelf, partner);
    const done = again.checklist.items.filter(({ status }) => status === 'done').map(({ id }) => id);
    expect(done).toEqual(['hashed-keys', 'limit-per-credential']);
  });

  it('counts what is on this list and applies', () => {
    const board = new ChecklistBoard(shelfHolding(), partner);
    const total = board.checklist.items.length;
    board.mark('hashed-keys', { status: 'done' });
    board.mark('retry-after', { status: 'not-applicable', reason: 'the gateway does it' });
    board.mark('csrf-defence', { status: 'done' });
    expect(board.progress).toEqual({ done: 1, total: total - 1, notApplicable: 1 });
  });

  it('drops the reason when an item applies again, and keeps its note', () => {
    const board = new ChecklistBoard(shelfHolding(), partner);
    board.mark('retry-after', { note: 'ask Ann' });
    board.mark('retry-after', { status: 'not-applicable', reason: 'the gateway does it' });
    board.mark('retry-after', { status: 'todo' });
    const item = board.checklist.items.find(({ id }) => id === 'retry-after');
    expect(item).toMatchObject({ status: 'todo', reason: '', note: 'ask Ann' });
  });

  it('keeps what another tab has ticked in the meantime', () => {
    const shelf = shelfHolding();
    const here = new ChecklistBoard(shelf, partner);
    const there = new ChecklistBoard(shelf, partner);
    here.mark('hashed-keys', { status: 'done' });
    there.mark('retry-after', { status: 'done' });
    expect(new ChecklistBoard(shelf, {}).progress.done).toBe(2);
  });

  it('hides what was finished, and nothing that is ticked after', () => {
    const board = new ChecklistBoard(shelfHolding(), partner);
    board.mark('hashed-keys', { status: 'done' });
    board.showOnlyLeft(true);
    board.mark('retry-after', { status: 'done' });
    expect([board.isHidden('hashed-keys'), board.isHidden('retry-after'), board.onlyLeft]).toEqual([
      true,
      false,
      true,
    ]);
    board.showOnlyLeft(false);
    expect([board.isHidden('hashed-keys'), board.onlyLeft]).toEqual([false, false]);
  });

  it('works in memory and says so where storage is blocked', () => {
    const board = new ChecklistBoard(
      openShelf(() => {
        throw new Error('denied');
      }),
      partner,
    );
    expect(board.trouble).toBe('blocked');
    board.mark('hashed-keys', { status: 'done' });
    expect([board.progress.done, board.trouble]).toEqual([1, 'blocked']);
  });

  it('works in memory and says so where storage is full', () => {
    const board = new ChecklistBoard(brokenShelf(), partner);
    board.mark('hashed-keys', { status: 'done' });
    board.mark('retry-after', { status: 'done' });
    expect([board.progress.done, board.trouble]).toEqual([2, 'full']);
  });

  it('leaves what it cannot read where it is until the person has it replaced', () => {
    const stored = new Map([['key-or-token/checklist', '{"version":9}']]);
    const board = new ChecklistBoard(shelfHolding(stored), partner);
    board.mark('hashed-keys', { status: 'done' });
    expect([board.trouble, board.progress.done]).toEqual(['newer', 1]);
    expect(stored.get('key-or-token/checklist')).toBe('{"version":9}');
    board.kept.replace();
    expect(board.trouble).toBeNull();
    expect(stored.get('key-or-token/checklist')).toContain('hashed-keys');
  });

  it('names what it is made from and cannot read', () => {
    const { source } = new ChecklistBoard(
      shelfHolding(new Map([['key-or-token/plan', '{"version":9}']])),
      {},
    );
    expect(source.reads.map(({ called, trouble }) => [called, trouble])).toEqual([
      ['your decisions', 'newer'],
      ['your answers to the check', null],
    ]);
  });

  it('reports what a link says that is not ours, and uses the rest', () => {
    const board = new ChecklistBoard(shelfHolding(), { ...partner, lunch: 'noon', stakes: 'huge' });
    expect(board.source.problems.map(({ name }) => name).toSorted()).toEqual(['huge', 'lunch']);
    expect(board.source.from).toBe('link');
  });
});

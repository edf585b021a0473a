import { describe, expect, it } from 'vitest';
import { ChecklistBoard } from '../../src/state/checklist.svelte.js';
import { openShelf } from '../../src/state/storage.js';
import { brokenShelf, partner, person, shelfHolding } from '../ui/checklistHelp.js';

describe('ChecklistBoard', () => {
  it('shows the whole list to somebody who has answered nothing', () => {
    const board = new ChecklistBoard(shelfHolding(), {});
    expect(board.from).toBe('nobody');
    expect(board.outcome).toBeNull();
    expect(board.checklist.items.length).toBeGreaterThanOrEqual(45);
  });

  it('shows fewer items for a link with answers, each with its reason', () => {
    const board = new ChecklistBoard(shelfHolding(), partner);
    expect(board.from).toBe('link');
    expect(board.checklist.items.length).toBeLessThan(60);
    expect(board.checklist.items.every(({ because }) => because.length > 0)).toBe(true);
  });

  it('keeps the last link’s answers for a visit without any, and lets a link win', () => {
    const shelf = shelfHolding();
    new ChecklistBoard(shelf, partner);
    const later = new ChecklistBoard(shelf, {});
    expect(later.from).toBe('kept');
    expect(later.answers).toEqual(partner);
    expect(new ChecklistBoard(shelf, person).answers).toEqual(person);
    expect(new ChecklistBoard(shelf, {}, true).from).toBe('nobody');
    expect(new ChecklistBoard(shelf, {}).answers).toEqual(person);
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
    expect([board.progress.done, board.trouble]).toEqual([2, 'unsaved']);
  });

  it('leaves what it cannot read where it is until the person changes something', () => {
    const stored = new Map([['key-or-token/checklist', '{"version":9}']]);
    const board = new ChecklistBoard(shelfHolding(stored), partner);
    expect(board.trouble).toBe('unreadable');
    expect(stored.get('key-or-token/checklist')).toBe('{"version":9}');
    board.mark('hashed-keys', { status: 'done' });
    expect(board.trouble).toBeNull();
    expect(stored.get('key-or-token/checklist')).toContain('hashed-keys');
  });

  it('reports what a link says that is not ours, and uses the rest', () => {
    const board = new ChecklistBoard(shelfHolding(), { ...partner, lunch: 'noon', stakes: 'huge' });
    expect(board.problems.map(({ name }) => name).toSorted()).toEqual(['huge', 'lunch']);
    expect(board.from).toBe('link');
  });
});

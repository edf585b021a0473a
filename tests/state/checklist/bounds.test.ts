import { describe, expect, test } from 'vitest';
import { findings, LONGEST, untouched, type Mark } from '../../../src/core/checklist/index.js';
import { ChecklistBoard } from '../../../src/state/checklist/checklist.svelte.js';
import { readChecklistFile, writeChecklist } from '../../../src/state/checklist/file.js';
import type { Shared } from '../../../src/state/checklist/share.js';
import { partner, person } from '../../answers.js';
import { shelfHolding } from '../../ui/shelves.js';

/** Three bytes a character, and as much of it as a clipboard holds. */
const PASTED = '漢'.repeat(2_000_000);
const everything: Partial<Mark> = {
  status: 'not-applicable',
  reason: PASTED,
  note: PASTED,
  owner: PASTED,
  due: '2026-12-31',
};

describe('what is said about an item', () => {
  test('is cut to the longest that is kept, whether it was typed or came with a file', () => {
    const board = new ChecklistBoard(shelfHolding(), {});
    const [first, second] = board.checklist.items;
    if (!first || !second) throw new Error('no items');
    board.mark(first.id, everything);
    board.takeOver([{ ...untouched, ...everything, id: second.id }]);
    for (const { reason, note, owner } of board.checklist.items.slice(0, 2))
      expect([reason.length, note.length, owner.length]).toEqual([
        LONGEST.reason,
        LONGEST.note,
        LONGEST.owner,
      ]);
  });

  test('never makes a list that its own file refuses: every item, every finding, twenty decisions', async () => {
    const decisions = Array.from({ length: 20 }, (_, at) => ({
      name: `Decision ${at}`,
      answers: at % 2 === 0 ? partner : person,
    }));
    const shared: Shared = {
      decisions,
      problems: [],
      findings,
      unsure: [],
      suspected: [],
      inspected: [],
      marks: {},
    };
    const board = new ChecklistBoard(shelfHolding(), {}, ['shared'], shared);
    for (const { id } of board.checklist.items) board.mark(id, everything);
    const text = writeChecklist(board.checklist, 'json');
    const read = await readChecklistFile(new Blob([text]));
    expect(read.ok && read.items.length).toBe(board.checklist.items.length);
  });
});

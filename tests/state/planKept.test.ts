import { describe, expect, it } from 'vitest';
import { findingsOf, loadCheck, saveCheck, type KeptCheck } from '../../src/state/checkKept.js';
import { loadPlan, savePlan, type Plan } from '../../src/state/planKept.js';
import { openShelf, type Shelf } from '../../src/state/storage.js';

function shelfHolding(entries: Record<string, unknown> = {}): Shelf {
  const texts = new Map(
    Object.entries(entries).map(([name, value]) => [`key-or-token/${name}`, JSON.stringify(value)]),
  );
  const storage = {
    getItem: (name: string) => texts.get(name) ?? null,
    setItem: (name: string, value: string) => void texts.set(name, value),
  };
  return openShelf(() => storage as unknown as Storage);
}

describe('the decisions that are kept', () => {
  const plan: Plan = {
    version: 1,
    decisions: [
      { id: 'd1', name: 'Partner API', answers: { direction: 'inbound', caller: 'partner' } },
      { id: 'd2', name: 'Phone', answers: {} },
    ],
    current: 'd2',
  };

  it('come back as they were saved', () => {
    const shelf = shelfHolding();
    expect(loadPlan(shelf)).toEqual({ kind: 'empty' });
    expect(savePlan(shelf, plan)).toBe(true);
    expect(loadPlan(shelf)).toEqual({ kind: 'found', value: plan });
  });

  it('lose only the answers that no longer fit', () => {
    const [first] = plan.decisions;
    const older = {
      ...plan,
      decisions: [{ ...first, answers: { ...first?.answers, shoe: '42', home: 'moon' } }],
    };
    const loaded = loadPlan(shelfHolding({ plan: older }));
    expect(loaded).toEqual({ kind: 'found', value: { ...plan, decisions: [first] } });
  });

  it.each([[{ ...plan, version: 2 }], [{ ...plan, decisions: [{ id: 7 }] }], ['nonsense'], [null]])(
    'are unreadable, and left alone, where another version wrote %j',
    (value) => {
      expect(loadPlan(shelfHolding({ plan: value }))).toEqual({ kind: 'unreadable' });
    },
  );
});

describe('the check that is kept', () => {
  const check: KeptCheck = {
    version: 1,
    said: { 'no-limits': 'yes', 'plain-http': 'no', 'one-key': 'unsure' },
  };

  it('comes back as it was saved, without statements that are not ours', () => {
    const shelf = shelfHolding({
      check: { ...check, said: { ...check.said, 'no-shoes': 'yes', 'never-revoked': 'perhaps' } },
    });
    expect(loadCheck(shelf)).toEqual({ kind: 'found', value: check });
    expect(saveCheck(shelf, { version: 1, said: {} })).toBe(true);
    expect(loadCheck(shelf)).toEqual({ kind: 'found', value: { version: 1, said: {} } });
  });

  it('finds what is wrong and what nobody could rule out', () => {
    expect(findingsOf(check)).toEqual(['no-limits', 'one-key']);
  });
});

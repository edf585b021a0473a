import { describe, expect, it } from 'vitest';
import { CHECK, findingsOf, unsureOf, type StoredCheck } from '../../../src/state/check/checkStorage.js';
import { PLAN, type Plan } from '../../../src/state/decide/planStorage.js';
import { openShelf, type Loaded, type Shelf } from '../../../src/state/shell/shelf.js';

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

const loadPlan = (shelf: Shelf): Loaded<Plan> => shelf.load(PLAN.name, PLAN.read);
const savePlan = (shelf: Shelf, plan: Plan): boolean => shelf.save(PLAN.name, plan);
const loadCheck = (shelf: Shelf): Loaded<StoredCheck> => shelf.load(CHECK.name, CHECK.read);
const saveCheck = (shelf: Shelf, check: StoredCheck): boolean => shelf.save(CHECK.name, check);

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
  const check: StoredCheck = {
    version: 3,
    inspected: [],
    at: 1_772_330_000_000,
    said: { 'plain-http': 'yes', 'one-key': 'unsure', 'no-limits': 'no', 'endless-keys': 'not-applicable' },
  };

  it('comes back as it was saved, without statements that are not ours', () => {
    const shelf = shelfHolding({
      check: { ...check, said: { ...check.said, 'no-shoes': 'yes', 'never-revoked': 'perhaps' } },
    });
    expect(loadCheck(shelf)).toEqual({ kind: 'found', value: check });
    expect(saveCheck(shelf, { version: 3, inspected: [], said: {}, at: null })).toBe(true);
    expect(loadCheck(shelf)).toEqual({
      kind: 'found',
      value: { version: 3, inspected: [], said: {}, at: null },
    });
  });

  it('tells what is wrong from what nobody could say, and from what does not apply', () => {
    expect(findingsOf(check)).toEqual(['no-limits']);
    expect(unsureOf(check)).toEqual(['one-key']);
  });

  const ofFirst = (said: Record<string, string>) => {
    const loaded = loadCheck(shelfHolding({ check: { version: 1, said } }));
    return loaded.kind === 'found' ? loaded.value : null;
  };

  it('turns what the first version kept, whose statements were about faults', () => {
    expect(ofFirst({ 'no-limits': 'yes', 'plain-http': 'no', 'never-revoked': 'unsure' })).toEqual({
      version: 3,
      inspected: [],
      said: { 'plain-http': 'yes', 'no-limits': 'no', 'never-revoked': 'unsure' },
      at: null,
    });
  });

  it('takes what the second version kept, which knew no time', () => {
    const { said } = check;
    const loaded = loadCheck(shelfHolding({ check: { version: 2, said } }));
    expect(loaded).toEqual({ kind: 'found', value: { version: 3, inspected: [], said, at: null } });
  });

  it('asks again which fault it was, where one yes stood for several', () => {
    expect(ofFirst({ 'no-rotation': 'yes' })?.said).toEqual({ 'no-rotation': 'no' });
  });

  it.each([
    ['no', 'yes'],
    ['unsure', 'unsure'],
    ['not-applicable', 'not-applicable'],
  ])('takes %s to several faults at once for %s to each', (was, is) => {
    expect(ofFirst({ 'exposed-credentials': was })?.said).toEqual({
      'exposed-credentials': is,
      'committed-secrets': is,
      'credentials-in-urls': is,
      'secrets-in-clients': is,
    });
  });

  it.each([[{ version: 4, said: {}, at: null }], [{ version: 1 }], ['nonsense'], [null]])(
    'is unreadable, and left alone, where another version wrote %j',
    (value) => {
      expect(loadCheck(shelfHolding({ check: value }))).toEqual({ kind: 'unreadable' });
    },
  );
});

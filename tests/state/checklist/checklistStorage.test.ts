import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { untouched } from '../../../src/core/checklist/index.js';
import {
  readStoredChecklist,
  withMark,
  type StoredChecklist,
} from '../../../src/state/checklist/checklistStorage.js';

const mark = fc.record({
  status: fc.constantFrom('todo' as const, 'done' as const, 'not-applicable' as const),
  reason: fc.string(),
  note: fc.string(),
  owner: fc.string(),
  due: fc.constantFrom('', '2026-12-31'),
});
const kept: fc.Arbitrary<StoredChecklist> = fc.record({
  version: fc.constant(1 as const),
  answers: fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true }),
  marks: fc.dictionary(fc.string(), mark, { noNullPrototype: true }),
});

describe('readStoredChecklist', () => {
  it('reads back whatever was kept', () => {
    fc.assert(
      fc.property(kept, (value) => {
        expect(readStoredChecklist(JSON.parse(JSON.stringify(value)))).toEqual(value);
      }),
    );
  });

  it('answers nothing or something of the right shape for any stored data, and never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const read = readStoredChecklist(value);
        expect(read === undefined || (read.version === 1 && typeof read.marks === 'object')).toBe(true);
      }),
    );
  });

  it.each([
    ['nothing', null],
    ['another version', { version: 2, answers: {}, marks: {} }],
    ['a list for marks', { version: 1, answers: {}, marks: [] }],
    [
      'a status that is not ours',
      { version: 1, answers: {}, marks: { a: { status: 'x', reason: '', note: '' } } },
    ],
    ['a number for an answer', { version: 1, answers: { caller: 1 }, marks: {} }],
    ['a missing note', { version: 1, answers: {}, marks: { a: { status: 'done', reason: '' } } }],
  ])('does not accept %s', (_, value) => {
    expect(readStoredChecklist(value)).toBeUndefined();
  });

  it('reads what was kept before items had owners and dates', () => {
    const marks = { a: { status: 'done', reason: '', note: 'x' } };
    expect(readStoredChecklist({ version: 1, answers: {}, marks })?.marks).toEqual({
      a: { ...untouched, status: 'done', note: 'x' },
    });
  });

  it('takes no prototype from stored data', () => {
    const value: unknown = JSON.parse('{"version":1,"answers":{"__proto__":"x"},"marks":{}}');
    const read = readStoredChecklist(value);
    expect(Object.getPrototypeOf(read?.answers)).toBe(Object.prototype);
  });
});

describe('withMark', () => {
  it('keeps every other mark and forgets an item with nothing said about it', () => {
    const done = { ...untouched, status: 'done' } as const;
    const marks = withMark(withMark({}, 'a', done), 'b', { ...done, note: 'x' });
    expect(Object.keys(marks)).toEqual(['a', 'b']);
    expect(withMark(marks, 'a', untouched)).toEqual({ b: marks['b'] });
    expect(withMark(marks, 'b', { ...untouched, status: 'todo', reason: '', note: 'x' })['b']?.note).toBe(
      'x',
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  list,
  matching,
  never,
  object,
  oneOf,
  optional,
  read,
  strictObject,
  table,
  text,
  whole,
  type Reader,
} from '../../../src/core/shared/index.js';

interface Shelf {
  label: string;
  books: { title: string; pages: number }[];
  lent: Record<string, 'out' | 'back'>;
  note: string;
}
const shelf: Reader<Shelf> = object<Shelf>({
  label: matching(/^[A-Z]\d$/, 'has to be a letter and a digit'),
  books: list(object({ title: text, pages: whole(1, 5000) })),
  lent: table(oneOf(['out', 'back'])),
  note: optional(text, ''),
});
const GOOD = { label: 'A1', books: [{ title: 'x', pages: 2 }], lent: { ann: 'out' } };

describe('a value that fits', () => {
  test('comes back with what may be left out, and without what nobody asked for', () => {
    expect(shelf({ ...GOOD, colour: 'red' })).toEqual({ ...GOOD, note: '' });
    expect(read(GOOD, shelf)).toEqual({ ok: true, value: { ...GOOD, note: '' } });
  });
});

describe('a value that does not fit', () => {
  const cases: [name: string, value: unknown, pointer: string, detail: string][] = [
    ['is no object', [], '#', 'must be an object'],
    ['lacks a member', { ...GOOD, label: undefined }, '#/label', 'has to be a letter and a digit'],
    ['has a member of another kind', { ...GOOD, books: {} }, '#/books', 'must be a list'],
    [
      'has an item at fault',
      { ...GOOD, books: [GOOD.books[0], { title: 1, pages: 2 }] },
      '#/books/1/title',
      'must be text',
    ],
    [
      'has a number out of range',
      { ...GOOD, books: [{ title: 'x', pages: 0.5 }] },
      '#/books/0/pages',
      'must be a whole number from 1 to 5000',
    ],
    ['has a row at fault', { ...GOOD, lent: { ann: 'lost' } }, '#/lent/ann', 'must be one of: out, back'],
    [
      'has a member that may be left out, but of another kind',
      { ...GOOD, note: 1 },
      '#/note',
      'must be text',
    ],
  ];

  test.each(cases)('%s, and is refused with the place', (_, value, pointer, detail) => {
    expect(read(value, shelf)).toEqual({ ok: false, code: 'unreadable', faults: [{ pointer, detail }] });
  });

  test.each(cases)('%s, and comes back as nothing where nobody asks why', (_, value) => {
    expect(shelf(value)).toBeUndefined();
  });

  test('has all its faults told at once, up to twenty', () => {
    const books = Array.from({ length: 50 }, () => ({ title: 1, pages: 0 }));
    const refused = read({ label: 'no', books, lent: {} }, shelf);
    expect(refused.ok ? [] : refused.faults).toHaveLength(20);
    const two = read({ ...GOOD, label: 'no', lent: null }, shelf);
    expect(two.ok ? [] : two.faults.map(({ pointer }) => pointer)).toEqual(['#/label', '#/lent']);
  });
});

test('a reader of somebody else that says nothing is believed, wherever it stands', () => {
  const silent: Reader<string> = () => undefined;
  for (const reader of [list(silent), object({ 0: silent }), table(silent)]) {
    expect(read(['x'], reader as Reader<unknown>).ok).toBe(false);
    expect(read({ 0: 'x' }, reader as Reader<unknown>).ok).toBe(false);
  }
});

test('nothing that JSON can hold makes a reader throw or pollute', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(() => read(value, shelf)).not.toThrow();
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    }),
  );
  const own = table(text)(JSON.parse('{"__proto__":"x"}'));
  expect(Object.keys(own ?? {})).toEqual(['__proto__']);
});

describe('an object that somebody sends', () => {
  const order = strictObject({ item: text, quantity: whole(1, 9), customer: never('is not for an order') }, [
    'item',
  ]);

  test('may leave out what is not needed, and null leaves out as well', () => {
    expect(read({ item: 'x', quantity: null }, order)).toEqual({ ok: true, value: { item: 'x' } });
  });

  test.each([
    [{}, '#/item', 'is missing'],
    [{ item: 'x', quantityy: 1 }, '#/quantityy', 'is unknown; allowed: item, quantity, customer'],
    [{ item: 'x', customer: 'y' }, '#/customer', 'is not for an order'],
  ])('%j is refused', (value, pointer, detail) => {
    expect(read(value, order)).toMatchObject({ ok: false, faults: [{ pointer, detail }] });
  });

  test('a name that could be a credential is not repeated', () => {
    const name = 'kot_demo_0123456789abcdefghij';
    expect(JSON.stringify(read({ item: 'x', [name]: 1 }, order))).not.toContain(name);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visible } from '../../../src/core/shared/index.js';
import { formatRoute, parseRoute } from '../../../src/state/shell/route.js';
import { openShelf } from '../../../src/state/shell/shelf.js';

test('any text is an address: a page, a heading of the guide, or unknown', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webFragments(),
        fc.string().map((text) => `#/${text}`),
      ),
      (text) => {
        expect(['guide', 'decide', 'lab', 'checklist', 'unknown']).toContain(parseRoute(text).page);
      },
    ),
  );
});

test('an address that was made here is read back as it was meant', () => {
  const name = fc.string({ minLength: 1, unit: 'grapheme' }).map(visible);
  fc.assert(
    fc.property(
      fc.constantFrom('decide', 'lab', 'checklist'),
      fc.array(name),
      fc.dictionary(name, name),
      (page, path, query) => {
        fc.pre(!Object.hasOwn(query, '__proto__'));
        expect(parseRoute(formatRoute([page, ...path], query))).toEqual({ page, path, query: { ...query } });
      },
    ),
  );
});

test('a truncated escape is kept as it was written', () => {
  expect(parseRoute('#/lab/%E0%A4%')).toMatchObject({ page: 'lab', path: ['%E0%A4%'] });
});

function shelfHolding(text: string | null): ReturnType<typeof openShelf> {
  return openShelf(() => ({ getItem: () => text, setItem: () => undefined }) as unknown as Storage);
}

test('whatever storage holds is found, empty or unreadable, never an exception', () => {
  const check = (value: unknown): string[] | null => (Array.isArray(value) ? value.map(String) : null);
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.constant(null)), (text) => {
      expect(['found', 'empty', 'unreadable']).toContain(shelfHolding(text).load('x', check).kind);
    }),
  );
});

test('storage that is blocked or full says so', () => {
  const blocked = openShelf(() => {
    throw new DOMException('blocked', 'SecurityError');
  });
  expect(blocked.load('x', () => 1)).toEqual({ kind: 'blocked' });
  expect(blocked.save('x', 1)).toBe(false);
});

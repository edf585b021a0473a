import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeBeside } from '../../src/ui/pages/lab/placeBeside.js';

const card = { width: 300, height: 180 };

test('a card stands beside what it explains, and inside the view', () => {
  const view = { width: 1440, height: 900 };
  expect(placeBeside({ left: 0, top: 100, right: 296, bottom: 700 }, card, view)).toEqual({
    left: 308,
    top: 100,
  });
  expect(placeBeside({ left: 1104, top: 100, right: 1440, bottom: 700 }, card, view)).toEqual({
    left: 792,
    top: 100,
  });
  expect(placeBeside({ left: 0, top: 780, right: 1440, bottom: 900 }, card, view)).toEqual({
    left: 12,
    top: 588,
  });
});

test('it never covers a part that leaves room for it, and never leaves the view, wherever the part is', () => {
  const view = { width: 1280, height: 800 };
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1200 }),
      fc.integer({ min: 0, max: 700 }),
      fc.integer({ min: 40, max: 600 }),
      fc.integer({ min: 40, max: 400 }),
      (left, top, width, height) => {
        const target = {
          left,
          top,
          right: Math.min(1280, left + width),
          bottom: Math.min(800, top + height),
        };
        const at = placeBeside(target, card, view);
        const inside = at.left >= 0 && at.top >= 0 && at.left + 300 <= 1280 && at.top + 180 <= 800;
        const apart =
          at.left >= target.right ||
          at.left + 300 <= target.left ||
          at.top >= target.bottom ||
          at.top + 180 <= target.top;
        expect({ inside, apart }).toEqual({ inside: true, apart: true });
      },
    ),
  );
});

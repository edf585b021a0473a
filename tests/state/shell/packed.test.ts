import fc from 'fast-check';
import { expect, test } from 'vitest';
import { table, text } from '../../../src/core/shared/index.js';
import { pack, unpack } from '../../../src/state/shell/packed.js';

const reader = table(text);

test('what was packed comes back as it was', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string(), { maxKeys: 8 }), (said) => {
      fc.pre(!Object.hasOwn(said, '__proto__'));
      expect(unpack(pack(said), reader)).toEqual({ ok: true, value: { ...said } });
    }),
  );
});

test('whatever was cut off is damaged, wherever the cut is', () => {
  const whole = pack({ caller: 'partner', name: 'Größe' });
  for (let length = 0; length < whole.length; length += 1)
    expect(unpack(whole.slice(0, length), reader)).toEqual({ ok: false, code: 'damaged' });
});

test('any text at all is read without an exception', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((rest) => `1.${rest}`),
      ),
      (said) => {
        const read = unpack(said, reader);
        if (!read.ok) expect(['damaged', 'newer']).toContain(read.code);
      },
    ),
  );
});

test.each([
  ['2.e30', 'newer'],
  ['999999999.', 'newer'],
  ['0.e30', 'damaged'],
  ['1.W10', 'damaged'],
  [`1.${'A'.repeat(9000)}`, 'damaged'],
])('%s is %s', (said, code) => {
  expect(unpack(said, reader)).toEqual({ ok: false, code });
});

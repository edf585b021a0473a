import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  encodeBase64url,
  fromBase64url,
  isCanonicalBase64url,
  toBase64url,
} from '../../../src/core/shared/index.js';

test('bytes are encoded as Node does it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      expect(encodeBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
    }),
  );
});

test('a text comes back as it was, in any script', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fromBase64url(toBase64url(text))).toBe(text);
    }),
  );
});

test.each(['a+b/', 'YQ==', 'a b', 'ä', 'a', '_w'])('%s is no text in base64url', (text) => {
  expect(() => fromBase64url(text)).toThrow();
});

test('what is encoded is canonical, and any other spelling of the same bytes is not', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat({ max: 63 }), (bytes, letter) => {
      const text = encodeBase64url(bytes);
      expect(isCanonicalBase64url(text)).toBe(true);
      const other =
        text.slice(0, -1) + 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.charAt(letter);
      fc.pre(other !== text && Buffer.from(other, 'base64url').equals(Buffer.from(bytes)));
      expect(isCanonicalBase64url(other)).toBe(false);
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { signAccessToken, verifyAccessToken } from '../../../src/core/credentials/index.js';
import { CLAIMS, edited, IAT, newKey, rulesFor, segment, verdict } from './forge.js';

const key = await newKey('HS256');
const rules = rulesFor(key);
const token = await signAccessToken(CLAIMS, key);
const segments = [0, 1, 2] as const;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The same bytes with an unused last bit set: 43 characters of an HMAC leave two bits over. */
function otherSpelling(text: string): string {
  const last = ALPHABET.indexOf(text.slice(-1));
  return text.slice(0, -1) + ALPHABET.charAt(last ^ 1);
}

describe('a token has one spelling, so a list of tokens cannot be slipped past', () => {
  test('padding is refused in every segment', async () => {
    for (const index of segments) {
      expect(
        await verdict(
          edited(token, index, (text) => `${text}=`),
          rules,
        ),
      ).toBe('token_malformed');
    }
  });

  test('unused bits that are not zero are refused', async () => {
    expect(token.split('.')[2]).toHaveLength(43);
    expect(await verdict(edited(token, 2, otherSpelling), rules)).toBe('token_malformed');
  });

  test('white space is refused anywhere', async () => {
    for (const space of [' ', '\n', '\t', '\u00a0']) {
      expect(await verdict(space + token, rules)).toBe('token_malformed');
      expect(await verdict(token + space, rules)).toBe('token_malformed');
      for (const index of segments) {
        const spaced = edited(token, index, (text) => `${text.slice(0, 4)}${space}${text.slice(4)}`);
        expect(await verdict(spaced, rules)).toBe('token_malformed');
      }
    }
  });

  test('the plain base64 alphabet, a length of 4n + 1 and missing or extra segments are refused', async () => {
    expect(
      await verdict(
        edited(token, 2, (text) => `+/${text.slice(2)}`),
        rules,
      ),
    ).toBe('token_malformed');
    expect(
      await verdict(
        edited(token, 2, (text) => text.slice(0, 41)),
        rules,
      ),
    ).toBe('token_malformed');
    for (const text of [
      '',
      '.',
      '..',
      '...',
      `${token}.`,
      `${token}.AAAA`,
      token.slice(0, token.lastIndexOf('.')),
    ]) {
      expect(await verdict(text, rules)).toBe('token_malformed');
    }
  });

  test.each(['null', '[]', '7', '"text"', '{', ''])('a header of %s is refused', async (header) => {
    const text = btoa(header).replaceAll('=', '');
    expect(
      await verdict(
        edited(token, 0, () => text),
        rules,
      ),
    ).toBe('token_malformed');
  });

  test('a payload that is not an object is refused, though it is signed', async () => {
    const { CompactSign } = await import('jose');
    const signed = await new CompactSign(new TextEncoder().encode('[]'))
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: 'sig-1' })
      .sign(key.signWith);
    expect(await verdict(signed, rules)).toBe('token_malformed');
  });
});

describe('any text at all', () => {
  test('is refused, and never throws', async () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary-ascii' }),
      fc.stringMatching(/^[\w-]*$/),
      fc.json().map((json) => segment(JSON.parse(json))),
      fc.constantFrom(...token.split('.')),
    );
    const text = fc.array(part, { maxLength: 5 }).map((parts) => parts.join('.'));
    await fc.assert(
      fc.asyncProperty(text, async (guess) => {
        fc.pre(guess !== token);
        expect((await verifyAccessToken(guess, rules, IAT * 1000)).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('with one character of a good token replaced, dropped or added, is refused', async () => {
    const places = fc.nat({ max: token.length - 1 });
    const insert = fc.string({ unit: 'binary-ascii', maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(places, fc.nat({ max: 1 }), insert, async (at, drop, text) => {
        const mutated = token.slice(0, at) + text + token.slice(at + drop);
        fc.pre(mutated !== token);
        expect((await verifyAccessToken(mutated, rules, IAT * 1000)).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

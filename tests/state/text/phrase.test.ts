import { expect, test } from 'vitest';
import { filled } from '../../../src/state/text/phrase.js';

test('names in braces are replaced by what they stand for, wherever and however often they stand', () => {
  expect(filled('{user} and {user} of {place}', { user: 'user-ana', place: 'acme' })).toBe(
    'user-ana and user-ana of acme',
  );
});

test('a value is taken as it is, and a name that stands for nothing stays', () => {
  expect(filled('{part} down, {other}', { part: '$& {other}' })).toBe('$& {other} down, {other}');
});

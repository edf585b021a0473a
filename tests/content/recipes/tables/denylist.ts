import type { Case, Language } from '../languages/alike.js';

/** Milliseconds since 1970. */
export const NOW = Date.UTC(2026, 0, 1);
export const EXP = NOW / 1000 + 300;

export interface Answer {
  /** Whether the first token went on the list, was refused there, or would be refused by then anyway. */
  listed: string;
  revoked: boolean | 'error';
  /** What the store was told: a name, and for how long. */
  name?: string | null;
  forS?: number | null;
}

export interface Input extends Case<Answer> {
  /** Claims of a token that is to be revoked, then those of one that comes. */
  revoke: object;
  ask: object;
  now: number;
  isDown?: boolean;
}

const TOKEN = { iss: 'https://issuer.example', jti: 'token-1', exp: EXP };

function given(name: string, revoke: object, ask: object, answer: Answer, more: Partial<Input> = {}): Input {
  return { name, revoke, ask, answer, now: NOW, ...more };
}

const LISTED = { listed: 'listed' } as const;
const store: { notIn: Language[] } = { notIn: ['TypeScript'] };

/** What can be no name. A number or a list may look like one when it is joined into a text. */
const NO_NAMES: readonly unknown[] = [
  undefined,
  null,
  '',
  0,
  1,
  true,
  [],
  ['token-1'],
  {},
  { jti: 'token-1' },
];
const NO_TIMES: readonly unknown[] = [null, '', String(EXP), true, [EXP], {}, 0, -1, EXP * 1000, 1e300];

/** JSON, which Go reads, has no NaN. */
const NOT_JSON: readonly unknown[] = [NaN, Infinity, -Infinity];

function spelled(value: unknown): string {
  return typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'undefined');
}

export const cases: readonly Input[] = [
  given('a token that was revoked is', TOKEN, TOKEN, { ...LISTED, revoked: true }),
  given('a token that was not is not', TOKEN, { ...TOKEN, jti: 'token-2' }, { ...LISTED, revoked: false }),
  given('another case is another token', TOKEN, { ...TOKEN, jti: 'Token-1' }, { ...LISTED, revoked: false }),
  given(
    'the same id of another issuer is another token',
    TOKEN,
    { ...TOKEN, iss: 'https://other.example' },
    {
      ...LISTED,
      revoked: false,
    },
  ),
  given(
    'an issuer with a slash at its end is another',
    TOKEN,
    { ...TOKEN, iss: `${TOKEN.iss}/` },
    {
      ...LISTED,
      revoked: false,
    },
  ),
  given(
    'another expiry makes no other token',
    TOKEN,
    { ...TOKEN, exp: EXP + 1 },
    { ...LISTED, revoked: true },
  ),
  given('an expiry with a fraction is one', { ...TOKEN, exp: EXP + 0.5 }, TOKEN, {
    ...LISTED,
    revoked: true,
  }),

  // A separator within a name must not move the border between the two.
  ...[':', '.', '","', '\u0000', '|', '/', '%3A', '\\'].map((separator) =>
    given(
      `no two pairs share a name: ${JSON.stringify(separator)}`,
      { ...TOKEN, iss: `a${separator}b`, jti: 'c' },
      { ...TOKEN, iss: 'a', jti: `b${separator}c` },
      { ...LISTED, revoked: false },
    ),
  ),
  given(
    'letters of any alphabet are a name',
    { ...TOKEN, jti: 'жетон-é-🔑' },
    { ...TOKEN, jti: 'жетон-é-🔑' },
    {
      ...LISTED,
      revoked: true,
    },
  ),
  given(
    'a letter written in two ways is two names',
    { ...TOKEN, jti: 'é' },
    { ...TOKEN, jti: 'e\u0301' },
    {
      ...LISTED,
      revoked: false,
    },
  ),
  given(
    'a name of an object is a name',
    { ...TOKEN, jti: '__proto__' },
    { ...TOKEN, jti: 'constructor' },
    {
      ...LISTED,
      revoked: false,
    },
  ),

  // What cannot be put on the list is not let in.
  ...['iss', 'jti'].flatMap((claim) =>
    NO_NAMES.map((value) =>
      given(
        `${claim} of ${spelled(value)} is never let in`,
        { ...TOKEN, [claim]: value },
        { ...TOKEN, [claim]: value },
        {
          listed: 'refused',
          revoked: true,
        },
      ),
    ),
  ),
  ...[...NO_TIMES, ...NOT_JSON].map((exp) =>
    given(
      `exp of ${spelled(exp)} is never let in`,
      { ...TOKEN, exp },
      { ...TOKEN, exp },
      { listed: 'refused', revoked: true },
      NOT_JSON.includes(exp) ? { notIn: ['Go'] } : {},
    ),
  ),
  given(
    'a token without exp cannot be listed, and is looked for by its name',
    { iss: TOKEN.iss, jti: TOKEN.jti },
    { iss: TOKEN.iss, jti: TOKEN.jti },
    { listed: 'refused', revoked: false },
  ),
  given(
    'iss and jti are enough to find a token on the list',
    TOKEN,
    { iss: TOKEN.iss, jti: TOKEN.jti },
    { ...LISTED, revoked: true },
  ),
  given(
    'half a surrogate pair is never let in',
    { ...TOKEN, jti: '\ud800' },
    { ...TOKEN, jti: '\ud800' },
    { listed: 'refused', revoked: true },
    // encoding/json has put another letter in its place.
    { notIn: ['Go'] },
  ),
  given('no claims at all are never let in', {}, {}, { listed: 'refused', revoked: true }),

  // The leeway of a minute.
  given(
    'a token within the leeway is listed',
    TOKEN,
    TOKEN,
    { ...LISTED, revoked: true },
    { now: (EXP + 59) * 1000 },
  ),
  given(
    'a token past the leeway is refused anyway',
    TOKEN,
    TOKEN,
    { listed: 'over', revoked: false },
    { now: (EXP + 61) * 1000 },
  ),
  given('a token that expired long ago', TOKEN, TOKEN, { listed: 'over', revoked: false }, { now: NOW * 2 }),

  // Where it is a store's: services in all languages can share one.
  given(
    'a store is told a name, and to forget it in time',
    TOKEN,
    TOKEN,
    { ...LISTED, revoked: true, name: 'revoked:aHR0cHM6Ly9pc3N1ZXIuZXhhbXBsZQ:dG9rZW4tMQ', forS: 360 },
    store,
  ),
  given(
    'a name in another alphabet is the same in each language',
    { ...TOKEN, iss: '🔑<é>?~', jti: '~~~???' },
    TOKEN,
    { ...LISTED, revoked: false, name: 'revoked:8J-UkTzDqT4_fg:fn5-Pz8_', forS: 360 },
    store,
  ),
  given(
    'a second that has begun counts whole',
    TOKEN,
    TOKEN,
    { ...LISTED, revoked: true, forS: 1 },
    { ...store, now: (EXP + 60) * 1000 - 1 },
  ),
  given(
    'a store out of reach is an error',
    TOKEN,
    TOKEN,
    { ...LISTED, revoked: 'error' },
    { ...store, isDown: true },
  ),
  given(
    'a token without a name needs no store to be refused',
    TOKEN,
    {},
    { ...LISTED, revoked: true },
    { ...store, isDown: true },
  ),
];

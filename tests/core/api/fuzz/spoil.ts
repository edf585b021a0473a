import type { Dice } from './dice.js';
import type { Draft } from './draft.js';

type Spoil = (draft: Draft, dice: Dice) => Draft;

/** Makes one to three things of a request wrong: a byte of its credential, its method, path, headers or body. */
export function spoil(draft: Draft, dice: Dice): Draft {
  let spoilt = draft;
  for (let times = 1 + dice.below(3); times > 0; times -= 1) spoilt = dice.pick(WAYS)(spoilt, dice);
  return spoilt;
}

const TOKEN_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const ANY_LETTERS = `${TOKEN_LETTERS} .=,;:/\\"'%+*&?#<>{}[]()|~\`!@$^\t\u0080\u00e9\u00ff`;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'get', 'X'] as const;
const NUMBERS = ['-1', '0', '1e9', '99999999999999999999', 'NaN', 'null', '"1"', '1.5', '[]', '{}'] as const;

const WAYS: readonly [Spoil, ...Spoil[]] = [
  spoilCredential,
  spoilCredential,
  spoilCredential,
  spoilCredential,
  (draft, dice) => ({ ...draft, method: dice.pick(METHODS) }),
  (draft, dice) => ({ ...draft, url: edited(draft.url, dice, draft.url.indexOf('/', 9), ANY_LETTERS) }),
  (draft, dice) => ({
    ...draft,
    url: draft.url + dice.pick(['/', '//', '/..', '?x', '?access_token=y', '%2f']),
  }),
  (draft) => ({ ...draft, url: draft.url.replace(/^https:/, 'http:') }),
  (draft, dice) => ({ ...draft, headers: draft.headers.filter(() => dice.chance(50)) }),
  addHeader,
  (draft, dice) => ({
    ...draft,
    headers: [...draft.headers, ...draft.headers.filter(() => dice.chance(50))],
  }),
  (draft, dice) => ({ ...draft, body: edited(draft.body ?? '', dice, 0, ANY_LETTERS) }),
  (draft, dice) => ({
    ...draft,
    body: (draft.body ?? '').slice(0, dice.below((draft.body ?? '').length + 1)),
  }),
  (draft, dice) => ({ ...draft, body: draft.body?.replace(/\b\d+\b/, dice.pick(NUMBERS)) ?? null }),
  (draft, dice) => ({ ...draft, body: `${draft.body ?? ''}&${dice.pick((draft.body ?? 'x').split('&'))}` }),
  (draft, dice) => ({ ...draft, body: dice.text(ANY_LETTERS, dice.below(200)) }),
  (draft, dice) => ({ ...draft, body: dice.pick(['[]', 'null', '"x"', '{"__proto__":{}}', '1', '{']) }),
];

/** The credential, wherever it is: one byte changed, added or taken away, or two parts of it swapped. */
function spoilCredential(draft: Draft, dice: Dice): Draft {
  const inHeader = draft.headers.some(([name]) => /^(authorization|x-api-key)$/i.test(name));
  if (!inHeader) return { ...draft, body: spoilParameter(draft.body ?? '', dice) };
  return {
    ...draft,
    headers: draft.headers.map(([name, value]) => {
      if (!/^(authorization|x-api-key)$/i.test(name)) return [name, value];
      const from = value.includes(' ') ? value.indexOf(' ') + 1 : 0;
      return [name, value.slice(0, from) + spoiltCredential(value.slice(from), dice)];
    }),
  };
}

/** In a form, the longest value is the credential. */
function spoilParameter(body: string, dice: Dice): string {
  const form = new URLSearchParams(body);
  const [name, value] = [...form].sort(([, left], [, right]) => right.length - left.length)[0] ?? [
    'token',
    '',
  ];
  form.set(name, spoiltCredential(value, dice));
  return String(form);
}

function spoiltCredential(credential: string, dice: Dice): string {
  switch (dice.below(8)) {
    case 0:
      return credential.split('.').reverse().join('.');
    case 1:
      return `${credential}${dice.pick(['=', '==', '.', '.x', '\t', ' x', ',', ', x'])}`;
    case 2:
      return credential.replace(/[a-z]/i, (letter) =>
        letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
      );
    default:
      return edited(credential, dice, 0, dice.chance(80) ? TOKEN_LETTERS : ANY_LETTERS);
  }
}

/** One character from `start` on changed, added or taken away. */
function edited(text: string, dice: Dice, start: number, letters: string): string {
  const at = start + dice.below(text.length - start + 1);
  const put = dice.text(letters, dice.below(3));
  return text.slice(0, at) + put + text.slice(at + dice.below(2));
}

function addHeader(draft: Draft, dice: Dice): Draft {
  const header = dice.pick<[string, string]>([
    ['Content-Type', dice.pick(['text/plain', 'application/json', 'application/x-www-form-urlencoded; x'])],
    ['X-Filler', 'x'.repeat(dice.pick([100, 8000, 8185, 9000, 17_000]))],
    ['X-API-Key', dice.text(TOKEN_LETTERS, 30)],
    ['Authorization', dice.pick(['', 'Bearer', 'Bearer ', 'Basic', 'Basic !', 'Negotiate x', 'Bearer a b'])],
    ['Cookie', 'access_token=x'],
    ['Demo-Region', dice.text(ANY_LETTERS, 3)],
    ['Content-Length', '0'],
  ]);
  return { ...draft, headers: [...draft.headers, header] };
}

import type { Accept } from './types.js';

interface Answered {
  accept: Accept;
  status: number | null;
}

/** Answers that are all of one kind: they tell of the set-up more than of any check. */
export const PATTERNS = [
  'no-answer',
  'redirected',
  'not-found',
  'wrong-method',
  'throttled',
  'broken',
  'refuses-all',
  'forbids-all',
  'takes-all',
] as const;
export type Pattern = (typeof PATTERNS)[number];

const KINDS: readonly [Pattern, (status: number) => boolean][] = [
  ['no-answer', (status) => status === 0],
  ['redirected', (status) => status >= 300 && status < 400],
  ['not-found', (status) => status === 404],
  ['wrong-method', (status) => status === 405],
  ['throttled', (status) => status === 429],
  ['broken', (status) => status >= 500],
  ['refuses-all', (status) => status === 401 || status === 400],
  ['forbids-all', (status) => status === 403],
  ['takes-all', (status) => status >= 200 && status < 300],
];

/** The one kind that all answers are of; null where they differ, or where good or bad tokens have none. */
export function patternOf(rows: readonly Answered[]): Pattern | null {
  const answered = rows.filter((row) => row.status !== null);
  if (![true, false].every((accept) => answered.some((row) => row.accept === accept))) return null;
  return KINDS.find(([, is]) => answered.every(({ status }) => is(status ?? -1)))?.[0] ?? null;
}

const ADVICE: Readonly<Record<Pattern, string>> = {
  'no-answer':
    'No answer came to any token: the address was not reached. Check the URL, that the API is running, and that this machine can connect to it and trusts its certificate.',
  redirected:
    'Every answer was a redirect. The address leads elsewhere, perhaps to a sign-in page: send the tokens to an address of the API itself.',
  'not-found': 'Every answer was 404: the API has nothing at this address. Check the path.',
  'wrong-method': 'Every answer was 405: the address does not accept this method. Use one that only reads.',
  throttled: 'Every answer was 429: the API limits how often it is called. Send fewer tokens per second.',
  broken:
    'Every answer was an error of the server. Read its log: a verifier that cannot fetch the key set often fails like this.',
  'refuses-all':
    'Every token was refused, the good ones too. Most often the API trusts another issuer, expects another audience or algorithm, or does not have the key of this kit: compare what it is set up with, and read in its log why it refuses the token “minimal”.',
  'forbids-all':
    'Every answer was 403, for tokens without a signature too. Something in front of the verifier refuses the call, such as a gateway or a firewall, or authorization refuses everybody. Nothing can be said of the verifier.',
  'takes-all':
    'Every token was accepted, good or bad, signed or not: nothing is checked. Either the address needs no token, which a call without one shows, or what is there reads tokens and never verifies them.',
};

/** What to do about answers that are all the same; null where they are not. */
export function adviceOn({ rows }: { rows: readonly Answered[] }): string | null {
  const pattern = patternOf(rows);
  return pattern && ADVICE[pattern];
}

import type { Accept } from './types.js';

interface Answered {
  accept: Accept;
  status: number | null;
}

/** Answers that are of one kind: they tell of the set-up more than of any check. All are, but for `forbids-bad`. */
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
  'forbids-bad',
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

/** What the answers say together; null where they differ, or where good or bad tokens have none. */
export function patternOf(rows: readonly Answered[]): Pattern | null {
  const answered = rows.filter((row) => row.status !== null);
  const [good, bad] = [true, false].map((accept) => answered.filter((row) => row.accept === accept));
  if (!good?.length || !bad?.length) return null;
  const kind = KINDS.find(([, is]) => answered.every(({ status }) => is(status ?? -1)));
  if (kind) return kind[0];
  const forbidden = bad.filter(({ status }) => status === 403).length;
  return forbidden >= MOSTLY * bad.length && good.every(({ status }) => status !== 403) && good.some(isTaken)
    ? 'forbids-bad'
    : null;
}

/** The rest may be holes, or answers of something else that reads the call before. */
const MOSTLY = 0.8;

function isTaken({ status }: Answered): boolean {
  return status !== null && status >= 200 && status < 300;
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
  'forbids-bad':
    'Good tokens were accepted, and nearly all bad ones answered 403, which counts as accepted by the verifier and refused by authorization. But all carry the same scopes: more likely, something refuses bad tokens with 403, where RFC 6750, section 3.1, asks for 401. One such answer tells, in `WWW-Authenticate` or its body: `invalid_token` means refused, `insufficient_scope` accepted. If refused, change 403 to 401 in the results and judge them again.',
};

/** What to do about answers that say something together; null where they do not. */
export function adviceOn({ rows }: { rows: readonly Answered[] }): string | null {
  const pattern = patternOf(rows);
  return pattern && ADVICE[pattern];
}

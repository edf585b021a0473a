import { createHash } from 'node:crypto';
import { mintApiKey } from '../../../../src/content/recipes/apiKeyMint.js';
import type { Case } from '../languages/alike.js';

export const NOW = Date.UTC(2026, 0, 1);
export const { key: KEY, row: MINTED } = mintApiKey('acme', ['orders:read', 'orders'], NOW - 1000);

export interface Answer {
  status: number;
  challenge: string | null;
  /** Whether the row now says that it was used. */
  used: boolean;
  /** Look-ups by hash. */
  reads: number;
}

export interface Input extends Case<Answer> {
  authorization: string | null;
  scope: string;
  now: number;
  isDown?: boolean;
  /** What the index finds it by. */
  hash: string;
  row: { hash: string; scopes: unknown; expiresAt: unknown; revokedAt: unknown };
}

const MISSING: Answer = { status: 401, challenge: 'Bearer realm="api"', used: false, reads: 0 };
const MALFORMED: Answer = {
  ...MISSING,
  status: 400,
  challenge: 'Bearer realm="api", error="invalid_request"',
};
const INVALID: Answer = { ...MISSING, challenge: 'Bearer realm="api", error="invalid_token"' };
const ENDED: Answer = { ...INVALID, reads: 1 };
const LET_IN: Answer = { status: 200, challenge: null, used: true, reads: 1 };

function short(scope: string): Answer {
  return {
    status: 403,
    challenge: `Bearer error="insufficient_scope", scope="${scope}"`,
    used: true,
    reads: 1,
  };
}

function given(
  name: string,
  answer: Answer,
  change: Partial<Omit<Input, 'row'>> & { row?: object } = {},
): Input {
  const { row, ...rest } = change;
  return {
    name,
    answer,
    authorization: `Bearer ${KEY}`,
    scope: 'orders:read',
    now: NOW,
    hash: MINTED.hash,
    ...rest,
    row: { hash: MINTED.hash, scopes: MINTED.scopes, expiresAt: null, revokedAt: null, ...row },
  };
}

function header(name: string, answer: Answer, authorization: string | null): Input {
  return given(`a header with ${name}: ${answer.status}`, answer, { authorization });
}

const untyped = { notIn: ['Go'] } as const;
const swapped =
  KEY.replace(/(.)(.)(.{6})$/, '$2$1$3') === KEY
    ? KEY.replace(/.{7}$/, '!')
    : KEY.replace(/(.)(.)(.{6})$/, '$2$1$3');
const unknown = mintApiKey('globex', [], NOW).key;

export const cases: readonly Input[] = [
  given('a key that is alive is let in', LET_IN),
  header('the scheme in lower case', LET_IN, `bearer ${KEY}`),
  header('the scheme in capitals', LET_IN, `BEARER ${KEY}`),
  header('several spaces', LET_IN, `Bearer    ${KEY}`),
  header('spaces around', LET_IN, `  Bearer ${KEY}  `),

  // No credential of a kind that is taken here (RFC 6750 section 3.1): a challenge, and no error code.
  header('nothing', MISSING, null),
  header('an empty text', MISSING, ''),
  header('spaces alone', MISSING, '   '),
  header('Basic', MISSING, `Basic ${btoa('user:pass')}`),
  header('Basic and our key', MISSING, `Basic ${KEY}`),
  header('another scheme', MISSING, `ApiKey ${KEY}`),
  header('a very long one of another scheme', MISSING, `Negotiate ${'A'.repeat(100_000)}`),
  header('no scheme', MISSING, KEY),
  header('a scheme that begins like ours', MISSING, `Bearertoken ${KEY}`),
  header('a scheme that ends like ours', MISSING, `XBearer ${KEY}`),
  header('a tab after the scheme, which is no space (RFC 9110 section 11.4)', MISSING, `Bearer\t${KEY}`),
  header('a scheme in look-alike letters', MISSING, `Веаrer ${KEY}`),
  header('a line break before the scheme', MISSING, `\nBearer ${KEY}`),

  // Not exactly one token.
  header('the scheme alone', MALFORMED, 'Bearer'),
  header('the scheme and spaces', MALFORMED, 'Bearer   '),
  header('two tokens', MALFORMED, `Bearer ${KEY} ${KEY}`),
  header('a list', MALFORMED, `Bearer ${KEY},${KEY}`),
  header('two headers in one', MALFORMED, `Bearer ${KEY}, Bearer ${KEY}`),
  header('a parameter', MALFORMED, `Bearer ${KEY} realm="api"`),
  header('a tab in the token', MALFORMED, `Bearer ${KEY}\tx`),
  header('100,000 tokens', MALFORMED, `Bearer ${'x '.repeat(100_000)}`),

  // A token that is none of our keys: no look-up.
  header('a longer key', INVALID, `Bearer ${KEY}x`),
  header('a shorter key', INVALID, `Bearer ${KEY.slice(0, -1)}`),
  header('two letters swapped', INVALID, `Bearer ${swapped}`),
  header('a wrong checksum', INVALID, `Bearer ${KEY.slice(0, -6)}!!!!!!`),
  header('a checksum of zeros', INVALID, `Bearer kot_demo_${'a'.repeat(30)}000000`),
  header('the prefix in capitals', INVALID, `Bearer ${KEY.toUpperCase()}`),
  header('no prefix', INVALID, `Bearer ${KEY.slice('kot_demo_'.length)}`),
  header('a JWT', INVALID, 'Bearer e30.e30.c2ln'),
  header('quotes around', INVALID, `Bearer "${KEY}"`),
  header('padding', INVALID, `Bearer ${KEY}=`),
  header('a NUL at the end', INVALID, `Bearer ${KEY}\0`),
  header('a NUL within', INVALID, `Bearer ${KEY.slice(0, 20)}\0${KEY.slice(20)}`),
  header('a line break at the end', INVALID, `Bearer ${KEY}\n`),
  header('a letter of another alphabet', INVALID, `Bearer ${KEY.slice(0, -1)}é`),
  header('a digit of another alphabet', INVALID, `Bearer kot_demo_${'٣'.repeat(36)}`),
  header('a megabyte', INVALID, `Bearer ${'a'.repeat(1_000_000)}`),
  header('a megabyte after the prefix', INVALID, `Bearer kot_demo_${'a'.repeat(1_000_000)}`),

  // A key that is well formed, and not good.
  header('a key that nobody has', ENDED, `Bearer ${unknown}`),
  given('a row that the index found for another hash is not trusted', ENDED, {
    row: { hash: createHash('sha256').update('another').digest('hex') },
  }),
  given('a row with a hash that is none is not trusted', ENDED, { row: { hash: '' } }),
  given('a row with half a hash is not trusted', ENDED, { row: { hash: MINTED.hash.slice(0, 32) } }),
  given('a row with its hash in capitals is not trusted', ENDED, {
    row: { hash: MINTED.hash.toUpperCase() },
  }),
  given(
    'a table out of reach lets nobody in',
    { ...ENDED, status: 503, challenge: null },
    {
      isDown: true,
      // There the table's own error goes on to the caller.
      notIn: ['TypeScript', 'Python'],
    },
  ),
  given('a revoked key is refused', ENDED, { row: { revokedAt: NOW - 1 } }),
  given('a key revoked at this moment is refused', ENDED, { row: { revokedAt: NOW } }),
  given('a key revoked at 0 is refused', ENDED, { row: { revokedAt: 0 } }),
  given('a key revoked at what is no time is refused', ENDED, { ...untyped, row: { revokedAt: NaN } }),
  given('a key revoked with a text is refused', ENDED, { ...untyped, row: { revokedAt: '' } }),
  given('a key revoked with false is refused', ENDED, { ...untyped, row: { revokedAt: false } }),
  given('a key works before its expiry', LET_IN, { row: { expiresAt: NOW + 1000 } }),
  given('a key does not work from its expiry on', ENDED, { row: { expiresAt: NOW } }),
  given('a key does not work after its expiry', ENDED, { row: { expiresAt: NOW - 1000 } }),
  given('an expiry of 0 has passed', ENDED, { row: { expiresAt: 0 } }),
  given('a negative expiry has passed', ENDED, { row: { expiresAt: -1 } }),
  ...[NaN, Infinity, -Infinity, '', '9999999999999', 'never', false, true, [], {}].map((expiresAt) =>
    given(`an expiry of ${typeof expiresAt} ${String(expiresAt)} is not "never"`, ENDED, {
      ...untyped,
      row: { expiresAt },
    }),
  ),

  // Scopes, letter for letter.
  given('a scope that it lacks is refused, and the use noted', short('orders:write'), {
    scope: 'orders:write',
  }),
  given('part of a scope is no scope', short('orders:rea'), { scope: 'orders:rea' }),
  given('more than a scope is no scope', short('orders:read:all'), { scope: 'orders:read:all' }),
  given('another case is another scope', short('Orders:read'), { scope: 'Orders:read' }),
  given('two scopes are not one', short('orders:read orders'), { scope: 'orders:read orders' }),
  given('no scope is no scope', short(''), { scope: '' }),
  given('a key without scopes may do nothing', short('orders:read'), { row: { scopes: [] } }),
  given('a star is a scope like another', short('orders:read'), { row: { scopes: ['*'] } }),
  given('a revoked key without the scope is refused as revoked', ENDED, {
    scope: 'orders:write',
    row: { revokedAt: 1 },
  }),
];

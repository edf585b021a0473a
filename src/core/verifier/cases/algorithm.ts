import { segment, pairOf } from '../forge/forge.js';
import { EMPTY_HMAC_KEY, hmacSigner, pemOf, signerOf } from '../forge/keys.js';
import { utf8 } from '../../shared/index.js';
import { forEd25519, forHmac, forPairs, forRsa, type CaseRule } from './rule.js';

const ANYONE = 'Anyone can write a token for any user, without a key.';

/** A blocklist for `none` knows one spelling, and a careless parser takes them all (rfc8725bis section 2.11). */
const unsecured = ['none', 'None', 'NONE', 'nOnE', 'noNe', 'NonE'].map((alg, index): CaseRule => ({
  id: index === 0 ? 'alg-none' : `alg-none-${index + 1}`,
  title: `Algorithm \`${alg}\`, and no signature`,
  accept: false,
  severity: 'harm',
  why:
    index === 0
      ? 'A token without a signature proves nothing, and is accepted only where an application asks for that.'
      : '`alg` is case-sensitive, and only the names on the verifier’s own list are allowed.',
  ifWrong: ANYONE,
  source: 'rfc8725bis',
  section: index === 0 ? '3.2' : '3.1',
  make: ({ header, tampered }) => `${segment({ ...header, alg })}.${tampered()}.`,
}));

/** What anybody has who has the public key, as a secret for HMAC (rfc8725bis section 2.1). */
const confused = (
  [
    ['hmac-pem', 'the PEM of the public key', (pair) => utf8(pemOf(pair))],
    [
      'hmac-pem-trimmed',
      'the PEM of the public key, without its last line break,',
      (pair) => utf8(pemOf(pair).trim()),
    ],
    ['hmac-spki', 'the bytes of the public key', (pair) => pair.spki],
    ['hmac-jwk', 'the JWK of the public key', (pair) => utf8(JSON.stringify(pair.jwk))],
  ] as const satisfies readonly [
    string,
    string,
    (pair: ReturnType<typeof pairOf>) => Uint8Array<ArrayBuffer>,
  ][]
).map(([id, what, keyOf]): CaseRule => ({
  id,
  title: `HS256 with ${what} as the secret`,
  accept: false,
  severity: 'harm',
  why: 'The verifier, not the token, sets the algorithm that goes with a key.',
  ifWrong: 'Anyone who has the public key can sign as the issuer.',
  source: 'rfc8725bis',
  section: '3.1',
  offered: forPairs,
  make: async ({ own, withHeader }) => withHeader({ alg: 'HS256' }, await hmacSigner(keyOf(pairOf(own)))),
}));

export const algorithm: readonly CaseRule[] = [
  ...unsecured,
  {
    id: 'alg-none-signed',
    title: 'Algorithm `none`, with a signature that nobody checks',
    accept: false,
    severity: 'harm',
    why: 'An unsecured JWS has an empty signature, and `none` is not among the allowed algorithms.',
    ifWrong: ANYONE,
    source: 'rfc7518',
    section: '3.6',
    make: ({ foreign, withHeader }) => withHeader({ alg: 'none' }, foreign.sign),
  },
  {
    id: 'alg-missing',
    title: 'No algorithm in the header',
    accept: false,
    severity: 'risk',
    why: '`alg` must be there, and must be understood.',
    ifWrong: 'The verifier guesses the algorithm.',
    source: 'rfc7515',
    section: '4.1.1',
    make: ({ withHeader }) => withHeader({ alg: undefined }),
  },
  {
    id: 'alg-empty',
    title: 'An empty algorithm, and no signature',
    accept: false,
    severity: 'harm',
    why: 'The empty string names no algorithm.',
    ifWrong: ANYONE,
    source: 'rfc7515',
    section: '4.1.1',
    make: ({ header, tampered }) => `${segment({ ...header, alg: '' })}.${tampered()}.`,
  },
  {
    id: 'alg-list',
    title: 'A list of algorithms',
    accept: false,
    severity: 'risk',
    why: '`alg` is a string.',
    ifWrong: 'The check of the algorithm reads one value, and the check of the signature another.',
    source: 'rfc7515',
    section: '4.1.1',
    make: ({ alg, withHeader }) => withHeader({ alg: [alg] }),
  },
  {
    id: 'alg-other-case',
    title: 'Our algorithm in another case',
    accept: false,
    severity: 'risk',
    why: '`alg` is case-sensitive.',
    ifWrong: 'The verifier compares names loosely: that is how `noNe` passes for an allowed name.',
    source: 'rfc7515',
    section: '4.1.1',
    make: ({ alg, withHeader }) => withHeader({ alg: alg === 'Ed25519' ? 'ED25519' : alg.toLowerCase() }),
  },
  ...confused,
  {
    id: 'hmac-empty-key',
    title: 'HS256 with an empty secret',
    accept: false,
    severity: 'harm',
    why: 'The key is that of the issuer, and it is not empty.',
    ifWrong: 'A key that is not found is used as an empty one, and anyone can sign with that.',
    source: 'rfc7518',
    section: '3.2',
    make: async ({ withHeader }) => withHeader({ alg: 'HS256' }, await hmacSigner(EMPTY_HMAC_KEY)),
  },
  {
    id: 'hmac-default-secret',
    title: 'HS256 with `secret` as the secret',
    accept: false,
    severity: 'harm',
    why: 'A key that people can remember must not be used.',
    ifWrong: 'The secret from an example is in use: it is the first that a thief tries.',
    source: 'rfc8725bis',
    section: '3.5',
    offered: forHmac,
    make: async ({ withHeader }) => withHeader({}, await hmacSigner(utf8('secret'))),
  },
  {
    id: 'hmac-other-hash',
    title: 'HS512 with our secret',
    accept: false,
    severity: 'note',
    why: 'Each key is used with exactly one algorithm.',
    ifWrong: 'The token chooses among the algorithms of the library.',
    source: 'rfc8725bis',
    section: '3.1',
    offered: forHmac,
    make: async ({ own, withHeader }) =>
      withHeader({ alg: 'HS512' }, await hmacSigner(utf8(own.secret ?? ''), 'SHA-512')),
  },
  {
    id: 'rsa-other-alg',
    title: 'Another RSA algorithm with our key',
    accept: false,
    severity: 'note',
    why: 'Each key is used with exactly one algorithm.',
    ifWrong: 'The token chooses among the algorithms of the library.',
    source: 'rfc8725bis',
    section: '3.1',
    offered: forRsa,
    make: async ({ alg, own, withHeader }) => {
      const other = alg === 'RS256' ? 'PS256' : 'RS256';
      return withHeader({ alg: other }, await signerOf(pairOf(own).privateJwk, other));
    },
  },
  {
    id: 'rsa-longer-hash',
    title: 'The same RSA scheme with SHA-512, as the header says',
    accept: false,
    severity: 'note',
    why: 'Each key is used with exactly one algorithm.',
    ifWrong: 'The token chooses among the algorithms of the library.',
    source: 'rfc8725bis',
    section: '3.1',
    offered: forRsa,
    make: async ({ alg, own, withHeader }) => {
      const other = alg === 'RS256' ? 'RS512' : 'PS512';
      return withHeader({ alg: other }, await signerOf(pairOf(own).privateJwk, other));
    },
  },
  {
    id: 'alg-eddsa',
    title: '`EdDSA` in place of `Ed25519`, signed by the issuer',
    accept: 'either',
    severity: 'note',
    why: '`EdDSA` is the older name, which RFC 9864 deprecates: it does not say which curve.',
    ifWrong: 'Nothing: both answers are honest.',
    source: 'rfc8725bis',
    section: '3.2',
    offered: forEd25519,
    make: ({ withHeader }) => withHeader({ alg: 'EdDSA' }),
  },
];

import type { Ending, Kind, Severity, Wrapping } from '../../core/inspector/index.js';

/** What each kind is called. */
export const kindWords: Readonly<Record<Kind, string>> = {
  jwt: 'JWT',
  jws: 'Signed object (JWS)',
  'jws-json': 'Signed object in JSON (JWS)',
  jwe: 'Encrypted token (JWE)',
  'sd-jwt': 'SD-JWT',
  jwk: 'JSON Web Key',
  jwks: 'JSON Web Key Set',
  pem: 'PEM block',
  'api-key': 'API key',
  'demo-key': 'Demo API key of this site',
  basic: 'User name and password',
  paseto: 'PASETO',
  macaroon: 'Macaroon',
  uuid: 'UUID',
  opaque: 'String without a known form',
  metadata: 'Server metadata',
  'token-response': 'Token response',
  introspection: 'Introspection response',
};

/** Where it was, as words after a comma: the outermost first. */
export const wrappingWords: Readonly<Record<Wrapping, string>> = {
  curl: 'in a curl command',
  header: 'in a header',
  cookie: 'in a cookie',
  scheme: 'after a scheme such as Bearer',
  json: 'in JSON',
  query: 'in the query of a URL',
  fragment: 'in the fragment of a URL',
  path: 'in the path of a URL',
  form: 'in a form body',
  quotes: 'in quotes',
  base64: 'in base64',
  percent: 'percent-encoded',
  'quoted-printable': 'in quoted-printable',
  lines: 'over several lines',
  'zero-width': 'with invisible characters',
  elided: 'with a part left out',
  userinfo: 'in front of the host of a URL',
};

/** What can end a credential before its time. */
export const endingWords: Readonly<Record<Ending, string>> = {
  expiry: 'Its own expiry, on every verifier that checks it.',
  jti: 'A denylist that names its `jti`, on every verifier that reads the list.',
  sid: 'The end of its session, where verifiers look its `sid` up.',
  status: 'Its entry on a status list, on every verifier that reads the list.',
  bound: 'It is bound to a key (`cnf`): without that key a copy is of no use where the binding is checked.',
  refresh:
    'Revoking the refresh token in it: no new access tokens follow, and servers should end the old ones.',
  'signing-key': 'Removing its signing key: that ends every token the key has signed.',
  'decryption-key':
    'Removing the key of its receiver: that ends every token encrypted for it. Its own expiry cannot be read here.',
  password: 'Changing the password, wherever it is used.',
  vendor: 'Its vendor, as described above.',
  issuer: 'Its issuer, which looks it up: it can be refused from the next look-up on.',
  'replace-key': 'A new key everywhere its public half is trusted.',
};

/** How bad a finding is. The sign stands before the word: colour never speaks alone. */
export const severityWords: Readonly<Record<Severity, { sign: string; word: string; means: string }>> = {
  harm: { sign: '✕', word: 'Harm', means: 'somebody can use it against its owner' },
  risk: { sign: '◆', word: 'Risk', means: 'it makes harm easier' },
  note: { sign: '○', word: 'Note', means: 'worth knowing' },
};

/** Things to try on Inspect, in their order, by what each is. `state/inspect/examples.ts` makes them when one is asked for. */
export const exampleTitles = {
  curl: 'A curl command with a token and a key',
  answer: 'A token response',
  'id-token': 'A cookie with an expired ID token',
  unsigned: 'A URL with an unsigned token',
  'private-key': 'A private key',
} as const;

export type ExampleId = keyof typeof exampleTitles;
export const EXAMPLE_IDS = Object.keys(exampleTitles) as ExampleId[];

/** Words in ids of the checklist that are written otherwise in a sentence. */
export const spellings: Readonly<Record<string, string>> = { csrf: 'CSRF', urls: 'URLs' };

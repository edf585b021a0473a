import type { Alg } from '../../core/credentials/index.js';
import type { Accept, GroupId, Profile, Severity } from '../../core/verifier/index.js';
import type { LibraryUse } from './libraryTable.js';

export const VERIFIER = {
  title: 'Test your verifier',
  lead: 'Would your API refuse a bad token? Make good and bad ones here, each with the answer it deserves and the RFC section that says so, send them to your API, and read what got in.',
  search:
    'Good and bad JWTs for the API you run, each with the answer that its RFC asks for: a kit of tokens and a key set, as a curl script, Vitest, pytest or Go. Paste the results and read what got in. How common JWT libraries fare.',
} as const;

/** What there is to do, before there is a kit. */
export const STEPS: readonly { title: string; text: string }[] = [
  {
    title: 'Make the kit.',
    text: 'Enter what your API expects. You get a key and tokens signed with it, good and bad.',
  },
  {
    title: 'Let a test environment trust its key, and send the tokens.',
    text: 'As a curl script, or as a test for Vitest, pytest or Go that you keep.',
  },
  {
    title: 'Paste what came back.',
    text: 'You read which bad tokens got in, what that lets a thief do, and the RFC section that says no.',
  },
];

/** The cases of a kit by what they are about. */
export const GROUP_WORDS: Readonly<Record<GroupId, string>> = {
  taken: 'Good tokens',
  algorithm: 'Algorithm',
  signature: 'Signature',
  'foreign-key': 'Whose key',
  header: 'Header',
  form: 'Form',
  json: 'JSON',
  type: 'Type of token',
  time: 'Time',
  claims: 'Issuer and audience',
};

/** Of a wrong answer. */
export const SEVERITY_WORDS: Readonly<Record<Severity, { title: string; means: string }>> = {
  harm: { title: 'Harm', means: 'a forged or foreign token works, or an expired one' },
  risk: { title: 'Risk', means: 'a check is missing, or honest callers are turned away' },
  note: { title: 'Worth knowing', means: 'two programs read the same token differently' },
};

const DESERVES = new Map<Accept, string>([
  [true, 'Must be accepted'],
  [false, 'Must be refused'],
  ['either', 'Either is right'],
]);

/** What a case deserves. */
export const deserves = (accept: Accept): string => DESERVES.get(accept) ?? '';

/** Each algorithm that a kit can be made for, and what to know of it. */
export const ALG_WORDS: Readonly<Record<Alg, string>> = {
  RS256: 'An RSA key pair, with the padding of PKCS #1 v1.5.',
  PS256: 'An RSA key pair, with PSS padding.',
  ES256: 'A key pair on the curve P-256.',
  Ed25519: 'A key pair on Curve25519. Libraries that know it under its older name say EdDSA.',
  HS256: 'A shared secret and no key set: whoever can check such a token can also make one.',
};

export const PROFILE_WORDS: Readonly<Record<Profile, { label: string; hint: string }>> = {
  'at+jwt': {
    label: 'RFC 9068 access token',
    hint: 'The API asks for the type at+jwt, an expiry and an audience. An ID token must be refused.',
  },
  jwt: {
    label: 'Plain JWT',
    hint: 'The API asks for no type. What RFC 7519 leaves open, such as a missing expiry, is right either way.',
  },
};

/** How a library is used, as it was measured. */
export const USE_WORDS: Readonly<Record<LibraryUse['use'], string>> = {
  default: 'As its README begins.',
  advised: 'With issuer, audience and algorithms given.',
  strict: 'As for an RFC 9068 access token.',
};

export const LIBRARIES = {
  title: 'How common libraries fare',
  lead: 'The same tokens, given to JWT libraries. Much of what gets in by default is what nobody asked the library to check: issuer and audience. Options close most of it.',
  limits:
    'A figure counts answers other than those that the RFCs ask for, however little harm each does. Packages of Debian may be years behind what their authors offer today.',
} as const;

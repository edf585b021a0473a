import type { Citation } from '../../core/decision/index.js';
import type { ActionId, Exposure, LeakedCredential, LoggedOut } from '../../core/incident/index.js';

export const credentialWords: Readonly<
  Record<LeakedCredential, { name: string; hint: string; scenario: string }>
> = {
  'api-key': {
    name: 'An API key',
    hint: 'Looked up in a table, as it comes',
    scenario: 'cached-key',
  },
  'access-token': {
    name: 'An access token (JWT)',
    hint: 'Signed, with an expiry in it',
    scenario: 'leaked-credential',
  },
  'refresh-token': {
    name: 'A refresh token',
    hint: 'Brings new access tokens from the issuer',
    scenario: 'stolen-refresh',
  },
  'session-cookie': {
    name: 'A session cookie',
    hint: 'An id of a session on your server',
    scenario: 'sacked-admin',
  },
  'client-secret': {
    name: 'A client secret',
    hint: 'A service gets its tokens with it',
    scenario: 'key-to-jwt',
  },
  'signing-key': {
    name: 'A signing key',
    hint: 'Whoever has it makes tokens of your own',
    scenario: 'signing-key',
  },
};

interface ActionWords {
  does: string;
  why: string;
  citations: readonly Citation[];
}

export const actionWords: Readonly<Record<ActionId, ActionWords>> = {
  revoke: {
    does: 'Revoke it now, before there is a new one',
    why: 'An overlap is for routine rotation. Here it keeps the thief in.',
    citations: [{ source: 'S52' }],
  },
  'end-session': {
    does: 'End the session on the server',
    why: 'Deleting the cookie in one browser leaves the copy alone.',
    citations: [{ source: 'asvs-5', section: '7.4.1' }],
  },
  'end-family': {
    does: 'Revoke the refresh token and every token of its family',
    why: 'Otherwise the copy, or its successor, brings new access tokens.',
    citations: [{ source: 'rfc7009' }, { source: 'rfc9700', section: '4.14.2' }],
  },
  'list-token': {
    does: 'Put iss and jti of the token on the denylist, or mark it inactive',
    why: 'By id, never by the token or its hash: one token has several spellings.',
    citations: [{ source: 'owasp-jwt' }],
  },
  'list-descendants': {
    does: 'End the access tokens that were issued from it as well',
    why: 'They verify by themselves and do not know where they come from.',
    citations: [{ source: 'rfc7009', section: '2.1' }],
  },
  'wait-out': {
    does: 'Nothing ends the tokens early: limit what they may do, and wait',
    why: 'Switch a denylist on if you can deploy one sooner than they expire. Removing the signing key ends everybody’s tokens.',
    citations: [{ source: 'S34' }, { source: 'S29' }],
  },
  'remove-signing-key': {
    does: 'Take the key out of the JWKS and sign with a new one at once',
    why: 'A new key beside the old one stops nothing: tokens of the old one still verify.',
    citations: [{ source: 'S34' }],
  },
  'renew-key-sets': {
    does: 'Have every verifier fetch the JWKS again',
    why: 'Each one trusts its copy until that is too old.',
    citations: [{ source: 'S34' }],
  },
  'purge-cache': {
    does: 'Purge the gateway’s cache, in every region',
    why: 'It answers with yesterday’s verdict until the entry runs out.',
    citations: [{ source: 'S53' }],
  },
  replace: {
    does: 'Give the honest owner a new credential, on a new way',
    why: 'Where the old one leaked, the new one would leak too.',
    citations: [{ source: 'owasp-secrets' }],
  },
  'take-down': {
    does: 'Take it out of where it leaked: log, repository, bundle, ticket',
    why: 'After the revocation, since copies exist already and this stops none of them.',
    citations: [{ source: 'owasp-secrets' }],
  },
  'read-log': {
    does: 'Read what the credential did between the leak and its end',
    why: 'By its id or hash: new networks, new paths, bursts of 401, 403 and 429.',
    citations: [{ source: 'S53' }],
  },
  tell: {
    does: 'Tell its owner, and whoever your rules name',
    why: 'Some secrets only the customer can replace. With personal data, ask your data protection officer today.',
    citations: [{ source: 'owasp-secrets' }],
  },
  'write-down': {
    does: 'Write down when it leaked, was noticed, was revoked and stopped working',
    why: 'The gap between the last two is your real delay.',
    citations: [{ source: 'S53' }],
  },
};

/** How the figure comes about, as a sentence after it. */
export const exposureWords: Readonly<Record<Exposure['by'], string>> = {
  lookup: 'It is looked up on each call: the very next one is refused.',
  cache: 'A remembered verdict answers until it is this old.',
  expiry: 'Lifetime plus leeway, for a token issued a moment ago.',
  list: 'The verifier’s copy of the answer may be this old.',
  'key-set':
    'Each verifier’s copy of the JWKS may be this old. Until then the thief can also make new tokens.',
};

export const loggedOutWords: Readonly<Record<LoggedOut, string>> = {
  caller: 'The one caller that uses it, until it has the new one.',
  session: 'The one person, in that browser or app: they sign in again.',
  person: 'The one person, everywhere.',
  nobody: 'Nobody who can renew: the next refresh brings another token.',
  everybody: 'Everybody: every token signed with that key is refused.',
};

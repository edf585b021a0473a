import type { ActionWords } from './types.js';

/** What ends keys, tokens and sessions, or limits what can be done with them. */
export const ending = {
  'refuse-value': {
    does: 'Refuse this exact value at the edge, wherever a credential may appear',
    why: 'In Authorization, X-API-Key, cookies and the query. If you know how to revoke it, do that now instead. Or suspend the account, cut its rights, close the dangerous route. Watch whether the rule is hit, and note the time.',
    citations: [{ source: 'owasp-secrets' }],
  },
  revoke: {
    does: 'Revoke it now, before there is a new one',
    why: 'An overlap is for routine rotation. Here it keeps the thief in. Keep the row: its id is what you search the logs for.',
    citations: [{ source: 'S52' }],
  },
  'purge-cache': {
    does: 'Purge every cached verdict on it, in every region',
    why: 'A cache answers with yesterday’s verdict until the entry runs out. Purge once the revocation has arrived there: any earlier, and it fills up with a yes again.',
    citations: [{ source: 'S53' }, { source: 'aws-authorizer' }],
  },
  'refuse-meanwhile': {
    does: 'Refuse it at the edge in every region until the copies are gone',
    why: 'A region that has not heard yet gives a fresh yes, and remembers it for its full time.',
    citations: [{ source: 'S53' }],
  },
  'refuse-token': {
    does: 'Refuse this one token at the edge, by iss and jti',
    why: 'Or by sub and iat where it has no jti. Never by the token or its hash: one token has several spellings.',
    citations: [{ source: 'owasp-jwt' }],
  },
  'refuse-tokens-of-it': {
    does: 'Refuse the tokens issued from it: by client or user and “issued before now”',
    why: 'They verify on their own and do not say where they came from. Set “now” again when no more can be issued. If there is no place for such a rule, take that client’s or user’s rights away at the server.',
    citations: [{ source: 'rfc7009', section: '2.1' }, { source: 'S34' }],
  },
  'list-token': {
    does: 'Put iss and jti of the token on the denylist',
    why: 'By id, never by the token or its hash. Keep the entry until exp plus leeway. List the user, “issued before now”, where more than one token may be out.',
    citations: [{ source: 'owasp-jwt' }],
  },
  'list-descendants': {
    does: 'End the access tokens that were issued from it as well',
    why: 'Put each on the denylist, or mark it inactive. List again when no more can be issued: until then new ones come.',
    citations: [{ source: 'rfc7009', section: '2.1' }],
  },
  'list-client': {
    does: 'Put the client’s id on the denylist, for tokens old and new',
    why: 'A list of single tokens lags behind those still being issued. It stops the owner too, and whoever signs in through it: take it off once the last old token has passed exp plus the largest leeway.',
    citations: [{ source: 'rfc7009', section: '2.1' }],
  },
  'revoke-token': {
    does: 'Revoke the token at the authorization server',
    why: 'A 200 also comes for a token it does not know: ask the introspection endpoint whether it is inactive.',
    citations: [
      { source: 'rfc7009', section: '2.2' },
      { source: 'rfc7662', section: '4' },
    ],
  },
  'suspend-account': {
    does: 'If the account can do harm, suspend it until exp plus the largest leeway has passed',
    why: 'Minutes for a short token. It stops the owner too, and it works where requests look the account up.',
    citations: [{ source: 'S34' }],
  },
  'cut-rights': {
    does: 'Cut the account’s dangerous rights at the server',
    why: 'What the server decides from its own tables, no token can override.',
    citations: [{ source: 'S34' }],
  },
  'weigh-signing-key': {
    does: 'Consider removing the signing key: this token lives for a day or more',
    why: 'It ends every access token signed with the key. Holders of opaque refresh tokens renew without signing in. The plan for a signing key says how.',
    citations: [{ source: 'S34' }, { source: 'S29' }],
  },
  'note-end': {
    does: 'Note the moment when exp plus leeway has passed, and check then',
    why: 'The most generous clock among your verifiers decides.',
    citations: [{ source: 'rfc7519', section: '4.1.4' }],
  },
  'end-family': {
    does: 'Revoke the refresh token and every token of its family',
    why: 'The copy, or its successor, brings new access tokens otherwise. Do not wait for reuse to be noticed: it is noticed only when the owner comes back.',
    citations: [{ source: 'rfc7009' }, { source: 'rfc9700', section: '4.14.2' }],
  },
  'check-client-proof': {
    does: 'Check that a refresh without the client’s credential is refused',
    why: 'Try it with another refresh token of that client, one that still works: it must get invalid_client. And the credential must not have lain in the same place. Then there is no hurry for the others: spread their sign-ins over a day.',
    citations: [{ source: 'rfc6749', section: '10.4' }],
  },
  'end-session': {
    does: 'End the session on the server, and every other one that was in the same place',
    why: 'Deleting the cookie in one browser leaves the copy working. Mark the session as ended and keep its row.',
    citations: [{ source: 'asvs-5', section: '7.4.1' }],
  },
  'disable-account': {
    does: 'Disable the account, or raise its session version',
    why: 'There is no session to delete. Each request looks the person up, so this reaches the copy.',
    citations: [{ source: 'asvs-5', section: '7.4.1' }],
  },
  'ship-check': {
    does: 'Ship a check of a version per person, if you can within the hour',
    why: 'It ends this one cookie. There is no session to delete, a sign-out ends nothing, and a new password does not reach the cookie.',
    citations: [{ source: 'asvs-5', section: '7.4.1' }],
  },
  'change-cookie-key': {
    does: 'Otherwise change the key that signs the cookies, on every node, with no old key left as a fallback',
    why: 'It signs everybody out, and ends links that are signed with the same key.',
    citations: [{ source: 'owasp-session' }],
  },
} as const satisfies Record<string, ActionWords>;

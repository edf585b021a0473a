import type { Words } from './types.js';

/** What it claims. */
export const claimWords: Words<
  | 'exp-missing'
  | 'exp-past'
  | 'exp-long'
  | 'exp-milliseconds'
  | 'time-not-number'
  | 'nbf-ahead'
  | 'iat-ahead'
  | 'exp-before-iat'
  | 'iss-missing'
  | 'iss-not-https'
  | 'aud-missing'
  | 'aud-broad'
  | 'sub-is-client'
  | 'jti-missing'
  | 'id-token-as-access'
  | 'id-token'
  | 'bearer'
  | 'status-unchecked'
  | 'powerful-scope'
  | 'personal-data'
  | 'larger-than-4k'
  | 'larger-than-8k'
  | 'sd-undisclosed'
  | 'sd-foreign-disclosure'
> = {
  'exp-missing': {
    title: 'It never expires',
    fact: 'Without `exp` a token opens the door until its signing key goes. Access tokens must carry one, but many libraries do not insist.',
    fix: 'Issue every token with an expiry, and demand the claim when you verify.',
    source: 'rfc9068',
    section: '2.2',
    scenario: 'day-long-token',
    items: ['required-expiry'],
  },
  'exp-past': {
    title: 'It has expired',
    fact: 'From its expiry on it must not be accepted, beyond a small leeway, usually a few minutes at most.',
    fix: 'Nothing, if your verifiers check. Test one with this token.',
    source: 'rfc7519',
    section: '4.1.4',
    items: ['small-leeway'],
  },
  'exp-long': {
    title: 'It lives for more than an hour',
    fact: 'A stolen bearer token works until it expires. An hour or less is recommended.',
    fix: 'Shorten the lifetime, and renew with a refresh token.',
    source: 'rfc6750',
    section: '5.3',
    scenario: 'day-long-token',
    items: ['short-access-tokens'],
  },
  'exp-milliseconds': {
    title: 'Its times are in milliseconds',
    fact: 'A NumericDate counts seconds. Read as such, this expiry is tens of thousands of years away, and a verifier accepts the token for ever.',
    fix: 'Divide by 1000 where the token is issued, and limit how long a token may live where it is verified.',
    source: 'rfc7519',
    section: '2',
    scenario: 'day-long-token',
    items: ['required-expiry', 'short-access-tokens'],
  },
  'time-not-number': {
    title: 'A time that is no number',
    fact: '`exp`, `nbf` and `iat` must be numbers. A text in their place is refused by some libraries and skipped by others.',
    fix: 'Issue numbers. Test that your verifier refuses a text.',
    source: 'rfc7519',
    section: '4.1.4, 4.1.5, 4.1.6',
    items: ['required-expiry'],
  },
  'nbf-ahead': {
    title: 'It is not valid yet',
    fact: 'Before `nbf` it must not be accepted. If it was issued a moment ago, two clocks disagree.',
    fix: 'Set the clocks by NTP and allow a leeway of seconds.',
    source: 'rfc7519',
    section: '4.1.5',
    scenario: 'short-and-refresh',
    items: ['small-leeway'],
  },
  'iat-ahead': {
    title: 'It comes from the future',
    fact: 'It says that it was issued after the moment you compare with. Either a clock is wrong, or somebody made it up.',
    fix: 'Check the clocks. Where age decides, refuse such a token.',
    source: 'rfc7519',
    section: '4.1.6',
    items: ['small-leeway'],
  },
  'exp-before-iat': {
    title: 'It expired before it was issued',
    fact: 'Its times contradict each other, so whoever issued it counts them wrongly.',
    fix: 'Correct the issuer: both are seconds since 1970, UTC.',
    source: 'rfc7519',
    section: '4.1.4, 4.1.6',
  },
  'iss-missing': {
    title: 'It does not say who issued it',
    fact: 'Access tokens must name their issuer. Without it a verifier cannot tell whose keys to use.',
    fix: 'Issue `iss`, and compare it exactly.',
    source: 'rfc9068',
    section: '2.2',
    items: ['checked-claims', 'access-token-claims'],
  },
  'iss-not-https': {
    title: 'The issuer is no https address',
    fact: 'An issuer is an https address without query or fragment, under which its keys are found. Anything else cannot be looked up safely.',
    fix: 'Use the address of the authorization server, the same in tokens and metadata, slash for slash.',
    source: 'rfc8414',
    section: '2',
    items: ['checked-claims'],
  },
  'aud-missing': {
    title: 'It does not say for whom it is',
    fact: 'Any service of this issuer can pass the token on to another one, which has no reason to refuse it.',
    fix: 'Issue `aud` for one API, and refuse tokens that do not name yours.',
    source: 'rfc8725bis',
    section: '3.9',
    scenario: 'pass-it-on',
    items: ['audience-per-service', 'checked-claims'],
  },
  'aud-broad': {
    title: 'It is good for many doors',
    fact: 'A token should be for one API, or for few. Each of these can use it at all the others.',
    fix: 'Issue a token for each API.',
    source: 'rfc9700',
    section: '2.3',
    scenario: 'pass-it-on',
    items: ['audience-per-service'],
  },
  'sub-is-client': {
    title: 'A client with a person’s claims',
    fact: '`sub` is the id of the client, but the token also has claims about a person. If clients can choose their ids, one can pass for a user.',
    fix: 'Keep ids of clients and of users apart, and check which of them a token is about.',
    source: 'rfc9700',
    section: '4.15',
    items: ['checked-claims'],
  },
  'jti-missing': {
    title: 'It has no id of its own',
    fact: 'A denylist names tokens by `jti`. Without one, this token can only expire, or go with its signing key.',
    fix: 'Issue a `jti` with each token.',
    source: 'rfc7519',
    section: '4.1.7',
    scenario: 'denylist',
    items: ['denylist-by-id', 'access-token-claims'],
  },
  'id-token-as-access': {
    title: 'An ID token in the place of an access token',
    fact: 'It tells a client who signed in. It was not made for an API, and its audience is the client.',
    fix: 'Send the access token that came with it. On the API, refuse a token whose audience is not the API.',
    source: 'rfc8725bis',
    section: '2.8',
    scenario: 'pass-it-on',
    items: ['checked-claims'],
  },
  'id-token': {
    title: 'For the client, and for no API',
    fact: 'An ID token tells its client who signed in. An API that checks the audience refuses it; whoever reads it learns who the person is.',
    fix: 'Keep it at the client. To call an API, send the access token that came with it.',
    source: 'rfc8725bis',
    section: '2.8',
    scenario: 'pass-it-on',
    items: ['checked-claims'],
  },
  bearer: {
    title: 'Anyone who has it can use it',
    fact: 'It is not bound to a key of its owner (`cnf`), so a copy is as good as the original.',
    fix: 'Where it is worth the work, bind tokens with DPoP or mutual TLS.',
    source: 'rfc9700',
    section: '2.2.1',
    scenario: 'leaked-credential-attacker',
    items: ['sender-constraint'],
  },
  'status-unchecked': {
    title: 'Its status is kept elsewhere',
    fact: '`status` points to a list that says whether it was revoked. Nothing is fetched here, so that is not known.',
    fix: 'Have the verifier read the list, and keep it no longer than its `ttl`.',
    source: 'status-list',
    section: '6',
    scenario: 'denylist',
    items: ['timed-revocation'],
  },
  'powerful-scope': {
    title: 'It can do a great deal',
    fact: 'Among its scopes or roles is one that administers, or that covers everything. A token should carry the least that its task needs.',
    fix: 'Ask for the scopes of the task at hand, and for the strong ones only while they are used.',
    source: 'rfc9700',
    section: '2.3',
    scenario: 'sacked-admin',
    items: ['smallest-scope'],
  },
  'personal-data': {
    title: 'Personal data anybody can read',
    fact: 'A payload is encoded, not encrypted: browsers, proxies and logs on its way can read it.',
    fix: 'Carry an id, and look the rest up behind the API.',
    source: 'rfc7519',
    section: '12',
    scenario: 'fat-token',
    items: ['readable-payload'],
  },
  'larger-than-4k': {
    title: 'Too large for a cookie',
    fact: 'Browsers need to keep 4,096 bytes of a cookie, its name and attributes included. A larger one may be dropped without a word.',
    fix: 'Take lists of groups out of the token.',
    source: 'rfc6265',
    section: '6.1',
    scenario: 'fat-token',
    items: ['small-tokens'],
  },
  'larger-than-8k': {
    title: 'Too large for many servers',
    fact: 'A server may refuse a header that is too large, with 431 or 400. nginx stops at 8 KB a line unless told otherwise.',
    fix: 'Take lists of groups out of the token.',
    source: 'rfc6585',
    section: '5',
    scenario: 'fat-token',
    items: ['small-tokens'],
  },
  'sd-undisclosed': {
    title: 'There is more than it discloses',
    fact: 'It has digests without a disclosure: claims that its holder keeps, or decoys. A verifier ignores them.',
    fix: 'Make sure that what you decide by is disclosed, expiry and audience first of all.',
    source: 'rfc9901',
    section: '7.1',
  },
  'sd-foreign-disclosure': {
    title: 'A disclosure that nobody signed',
    fact: 'Its digest is not in the token. Such an SD-JWT must be refused as a whole.',
    fix: 'Refuse it: somebody made the disclosure up.',
    source: 'rfc9901',
    section: '7.1',
  },
};

import type { Words } from './types.js';

/** What the header asks of whoever verifies. */
export const headerWords: Words<
  | 'header-jku'
  | 'header-x5u'
  | 'header-jwk'
  | 'header-x5c'
  | 'kid-path'
  | 'kid-sql'
  | 'kid-url'
  | 'crit-unknown'
  | 'b64-false'
  | 'zip'
  | 'encrypted'
  | 'p2c-large'
  | 'nested'
  | 'typ-missing'
  | 'typ-generic'
  | 'typ-other'
> = {
  'header-jku': {
    title: 'It names an address for its keys',
    fact: 'A verifier that follows `jku` fetches keys from wherever the sender likes, and can be made to call hosts inside your network.',
    fix: 'Ignore it, or compare it with a list of addresses. Keys come from the issuer you configured.',
    source: 'rfc8725bis',
    section: '3.10',
    items: ['distrusted-header'],
  },
  'header-x5u': {
    title: 'It names an address for its certificate',
    fact: 'A verifier that follows `x5u` fetches a certificate from wherever the sender likes, and can be made to call hosts inside your network.',
    fix: 'Ignore it, or compare it with a list of addresses.',
    source: 'rfc8725bis',
    section: '3.10',
    items: ['distrusted-header'],
  },
  'header-jwk': {
    title: 'It brings its own key',
    fact: 'A token verified with the key it carries proves that somebody signed it, and not who.',
    fix: 'Ignore `jwk`, except in a proof of possession (DPoP), where the access token names the key.',
    source: 'owasp-jwt',
    section: 'Trusting key material named in the token header',
    items: ['distrusted-header'],
  },
  'header-x5c': {
    title: 'It brings its own certificate',
    fact: 'A certificate in the header proves nothing unless it is validated up to an authority that you trust.',
    fix: 'Ignore `x5c`, or validate the whole chain against your own list of authorities.',
    source: 'rfc7515',
    section: '4.1.6',
    items: ['distrusted-header'],
  },
  'kid-path': {
    title: 'The key id is a path',
    fact: 'Where a verifier opens the file that `kid` names, the sender chooses the file, one with known content included.',
    fix: 'Look the id up in the keys you hold, and nowhere else.',
    source: 'rfc8725bis',
    section: '3.10',
    items: ['distrusted-header'],
  },
  'kid-sql': {
    title: 'The key id looks like SQL',
    fact: 'Where `kid` reaches a query as text, the sender writes the query, and chooses the key it answers with.',
    fix: 'Look the id up by parameter, and refuse ids that you never issued.',
    source: 'rfc8725bis',
    section: '3.10',
    items: ['distrusted-header'],
  },
  'kid-url': {
    title: 'The key id is an address',
    fact: 'Where a verifier fetches what `kid` names, the sender chooses the key, and whom your server calls.',
    fix: 'Treat the id as a name to compare. Never fetch it.',
    source: 'rfc8725bis',
    section: '3.10',
    items: ['distrusted-header'],
  },
  'crit-unknown': {
    title: 'It demands an extension',
    fact: 'A verifier that does not understand each name in `crit` must refuse the token.',
    fix: 'Test that your verifier refuses an unknown name in `crit`.',
    source: 'rfc7515',
    section: '4.1.11',
  },
  'b64-false': {
    title: 'The payload claims not to be encoded',
    fact: 'With `b64` set to false the payload is signed as it is. That is not allowed in a JWT, and verifiers that overlook it check other bytes than they read.',
    fix: 'Refuse tokens with `b64`.',
    source: 'rfc7797',
    section: '7',
  },
  zip: {
    title: 'It is compressed',
    fact: 'How long compressed data is tells about its content, and a small token can unpack to gigabytes.',
    fix: 'Do not compress. If you must accept it, limit the unpacked size, to 250 KB for example.',
    source: 'rfc8725bis',
    section: '3.15',
  },
  encrypted: {
    title: 'Most of it cannot be told here',
    fact: 'Only the header can be read. The claims are encrypted, its expiry among them, and a copy can be sent again until its receiver refuses it.',
    fix: 'Ask its receiver, which alone can decrypt it. If somebody else has seen it, have it refused there.',
    source: 'rfc7516',
    section: '3',
    items: ['revoke-first'],
  },
  'p2c-large': {
    title: 'It asks for a great many rounds of hashing',
    fact: '`p2c` says how often the password is hashed before anything is known about the sender. A large count keeps a server busy.',
    fix: 'Refuse more than twice the recommended number: more than 1,200,000.',
    source: 'rfc8725bis',
    section: '3.13',
  },
  nested: {
    title: 'There is a token inside',
    fact: 'With `cty: JWT` the payload is a token of its own. Both layers must be verified, each with its own key and algorithm.',
    fix: 'Check that the inner signature is verified as well, and that an unsigned inner token is refused.',
    source: 'rfc8725bis',
    section: '3.3',
  },
  'typ-missing': {
    title: 'It does not say what kind of token it is',
    fact: 'Without `typ` an ID token, an access token and a logout token of one issuer can be taken for each other.',
    fix: 'Issue access tokens with `typ: at+jwt`, and demand it.',
    source: 'rfc9068',
    section: '2.1',
    scenario: 'pass-it-on',
    items: ['checked-claims', 'access-token-claims'],
  },
  'typ-generic': {
    title: '`typ: JWT` says nothing',
    fact: 'RFC 7519 recommended it, but every JWT is one: it does not keep the kinds of tokens of one issuer apart.',
    fix: 'Issue access tokens with `typ: at+jwt`, and demand it.',
    source: 'rfc8725bis',
    section: '3.11',
    scenario: 'pass-it-on',
    items: ['checked-claims', 'access-token-claims'],
  },
  'typ-other': {
    title: 'Another kind of token than expected',
    fact: 'Its `typ` is not the one that this door takes. An access token’s verifier must refuse any other kind.',
    fix: 'Send the right token. On the verifying side, compare `typ` first.',
    source: 'rfc9068',
    section: '4',
    scenario: 'pass-it-on',
    items: ['checked-claims'],
  },
};

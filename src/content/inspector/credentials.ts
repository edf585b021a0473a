import type { Words } from './types.js';

/** Where it was seen, and what else opens a door. */
export const credentialWords: Words<
  | 'in-url'
  | 'cookie-insecure'
  | 'cookie-readable'
  | 'cookie-cross-site'
  | 'checksum-holds'
  | 'checksum-fails'
  | 'publishable'
  | 'secret-key'
  | 'key-id'
  | 'live-key'
  | 'test-key'
  | 'vendor-ends-it'
  | 'demo-key'
  | 'basic-credentials'
  | 'url-password'
  | 'refresh-token'
  | 'response-differs'
  | 'opaque-guessable'
  | 'uuid-guessable'
  | 'paseto-unrevoked'
  | 'metadata-none'
> = {
  'in-url': {
    title: 'It was in a URL',
    fact: 'URLs end up in logs, histories and `Referer` headers. Tokens should not be passed in them.',
    fix: 'Treat it as seen by others: revoke it, and send it in the `Authorization` header from now on.',
    source: 'rfc6750',
    section: '5.3',
    scenario: 'logged-credential',
    items: ['nothing-in-urls', 'redacted-logs', 'revoke-first'],
  },
  'cookie-insecure': {
    title: 'The cookie goes over plain HTTP as well',
    fact: 'Without `Secure` a browser sends it over unencrypted connections too, where anybody on the way can read it and send it again.',
    fix: 'Set `Secure`, and give it a name that begins with `__Host-`.',
    source: 'rfc6265bis',
    section: '8.3',
    items: ['cookie-attributes'],
  },
  'cookie-readable': {
    title: 'Scripts on the page can read the cookie',
    fact: 'Without `HttpOnly`, `document.cookie` shows it to every script of the page, and to one that somebody has smuggled in.',
    fix: 'Set `HttpOnly`. A page does not need to read the cookie that signs it in.',
    source: 'rfc6265bis',
    section: '4.1.2.6',
    items: ['cookie-attributes'],
  },
  'cookie-cross-site': {
    title: 'Requests from other sites may carry the cookie',
    fact: 'With `SameSite=None` they do. Without `SameSite` it depends on the browser, and old ones send it from everywhere.',
    fix: 'Set `SameSite=Lax` or `Strict`, and defend against forged requests on the server as well.',
    source: 'rfc6265bis',
    section: '4.1.2.7',
    items: ['cookie-attributes', 'csrf-defence'],
  },
  'checksum-holds': {
    title: 'The checksum is right',
    fact: 'The last characters follow from the others, so it was not mistyped and is not made up at random. Whether it still works, only its issuer knows.',
    fix: 'Treat it as a real key.',
    source: 'github-checksum',
    items: ['prefix-and-checksum'],
  },
  'checksum-fails': {
    title: 'The checksum is wrong',
    fact: 'The last characters do not follow from the others: it is mistyped, cut off or made up. A checksum is no protection, since anybody can compute it.',
    fix: 'Copy it again. If a character was lost on the way, the real key may still be live: if others have seen it, revoke that one.',
    source: 'github-checksum',
    items: ['prefix-and-checksum'],
  },
  publishable: {
    title: 'Made to be seen',
    fact: 'A publishable key names an account to a browser or an app. It is no secret, and it should open nothing that matters.',
    fix: 'Check its restrictions. Nothing needs to be revoked because it was seen.',
    source: 'stripe-keys',
    scenario: 'key-in-the-bundle',
  },
  'secret-key': {
    title: 'A secret key',
    fact: 'Anyone who has it can do what its owner may do, until somebody revokes it.',
    fix: 'If anybody else has seen it, revoke it first and ask later.',
    source: 'owasp-secrets',
    section: '2.7.3 Revocation',
    scenario: 'leaked-credential',
    items: ['revoke-first', 'no-secret-in-clients', 'secrets-out-of-code'],
  },
  'key-id': {
    title: 'The name of a key, and not the key',
    fact: 'It identifies a key, as a user name does. By itself it signs nothing, but its secret is often not far away.',
    fix: 'Look for the secret that goes with it, in the same file first.',
    source: 'aws-access-keys',
  },
  'live-key': {
    title: 'For live data',
    fact: 'By its prefix it works on real accounts and real money, and not in a sandbox.',
    fix: 'Revoke it if it was seen. Keep live keys out of every test.',
    source: 'stripe-keys',
    items: ['test-and-live-apart', 'revoke-first'],
  },
  'test-key': {
    title: 'For tests',
    fact: 'By its prefix it works in a sandbox alone. It still tells whose account it is, and it still can be abused there.',
    fix: 'Replace it when convenient.',
    source: 'stripe-keys',
    items: ['test-and-live-apart'],
  },
  'vendor-ends-it': {
    title: 'Its vendor can end it',
    fact: 'A key has no expiry that can be read from it. Who issued it can revoke it, and says how below.',
    fix: 'That is where to revoke it. Then look for its use in the vendor’s log.',
    source: 'owasp-secrets',
    section: '2.7.3 Revocation',
    scenario: 'leaked-credential',
    items: ['revoke-first'],
  },
  'demo-key': {
    title: 'A key of this site’s demos',
    fact: 'Its prefix is ours, so that no scanner takes it for anybody’s key. It opens the mock API and nothing else.',
    fix: 'None is needed.',
    source: 'rfc8959',
    section: '1',
  },
  'basic-credentials': {
    title: 'A user and a password, in the clear',
    fact: 'Base64 encodes them and hides nothing: anybody who sees this has both, and they do not expire.',
    fix: 'Change the password if it was seen, and use tokens that expire.',
    source: 'rfc7617',
    section: '4',
    items: ['revoke-first', 'redacted-logs'],
  },
  'url-password': {
    title: 'A password in a URL',
    fact: 'Anybody who sees the address can read it. Addresses end up in logs, shell histories and repositories, and a password does not expire.',
    fix: 'Change the password. Keep it in a secret store, and hand it over apart from the address.',
    source: 'rfc3986',
    section: '3.2.1',
    items: ['revoke-first', 'secrets-out-of-code', 'redacted-logs'],
  },
  'refresh-token': {
    title: 'A refresh token',
    fact: 'It fetches new access tokens for days or months. It is worth more than any access token that it fetches.',
    fix: 'Revoke it at the revocation endpoint: that should end the access tokens of the same grant as well.',
    source: 'rfc9700',
    section: '4.14',
    scenario: 'stolen-refresh',
    items: ['refresh-rotation', 'revocation-endpoint'],
  },
  'response-differs': {
    title: 'The answer and its token do not agree',
    fact: '`expires_in` or `scope` in the token response says something else than the claims of the token. The API goes by the claims, whatever the client was told.',
    fix: 'Write both from the same grant, and trust the claims until then.',
    source: 'rfc6749',
    section: '5.1',
  },
  'opaque-guessable': {
    title: 'It may be guessed',
    fact: 'Its length and alphabet hold fewer than 128 bits even if every character was drawn at random. A token that attackers cannot guess needs as many.',
    fix: 'Draw at least 128 random bits for each token, better 160.',
    source: 'rfc6749',
    section: '10.10',
    items: ['random-keys'],
  },
  'uuid-guessable': {
    title: 'A UUID is a name, not a secret',
    fact: 'UUIDs are not meant to be hard to guess, and should not open anything by being known.',
    fix: 'Use a random key of 128 bits or more where knowing it is enough to get in.',
    source: 'rfc9562',
    section: '8',
    items: ['random-keys'],
  },
  'paseto-unrevoked': {
    title: 'PASETO does not revoke either',
    fact: 'It leaves no algorithm to choose, which rules some attacks out. A copy still works until it expires, as with a JWT.',
    fix: 'Keep it short, and have a denylist for emergencies.',
    source: 'paseto',
    items: ['short-access-tokens', 'denylist-by-id'],
  },
  'metadata-none': {
    title: 'The server offers `none`',
    fact: 'Its metadata lists `none` among its algorithms. Clients that take the list at its word accept tokens without a signature.',
    fix: 'Take `none` out of the metadata, and name your algorithms in each client.',
    source: 'rfc8725bis',
    section: '3.2',
    items: ['pinned-algorithms'],
  },
};

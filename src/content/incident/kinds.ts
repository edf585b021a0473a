import type { LeakedCredential } from '../../core/incident/index.js';

/** What a kind is called, and why nothing is left of it where nothing remembers it. */
export const credentialWords: Readonly<
  Record<LeakedCredential, { name: string; hint: string; atOnce: string }>
> = {
  'api-key': {
    name: 'An API key',
    hint: 'One of yours, looked up in a table',
    atOnce: 'It is looked up on each call: the very next one is refused.',
  },
  'access-token': {
    name: 'An access token (JWT)',
    hint: 'Signed, with an expiry in it',
    atOnce: 'It is checked on each call: the very next one is refused.',
  },
  'refresh-token': {
    name: 'A refresh token',
    hint: 'Brings new access tokens from the issuer',
    atOnce: 'Only its issuer accepts it, and checks its own table.',
  },
  'session-cookie': {
    name: 'A session cookie',
    hint: 'An id of a session on your server',
    atOnce: 'The session is looked up on each call: the very next one is refused.',
  },
  'stateless-cookie': {
    name: 'A stateless session cookie',
    hint: 'Signed, and the server keeps no record of it',
    atOnce: 'Each request looks the person up: the very next one is refused.',
  },
  'client-secret': {
    name: 'A client secret',
    hint: 'A service or a web app gets its tokens with it',
    atOnce: 'Only the authorization server accepts it, and checks its own table.',
  },
  'client-key': {
    name: 'A private key of a client or certificate',
    hint: 'private_key_jwt, mTLS, or a server’s own',
    atOnce: 'Once every server has loaded the new list, the next handshake is refused.',
  },
  'signing-key': {
    name: 'A signing key',
    hint: 'Of a key pair, or an HS256 secret: whoever has it can make your tokens',
    atOnce: 'No verifier keeps a copy: the next call is refused.',
  },
  'webhook-secret': {
    name: 'A webhook secret',
    hint: 'Events are signed with it',
    atOnce: 'No receiver accepts the old one any more.',
  },
  'third-party-key': {
    name: 'A key to somebody else’s API',
    hint: 'AWS, Google, Stripe, a GitHub token: you are the customer',
    atOnce: 'The vendor refuses it at once.',
  },
  unknown: {
    name: 'Something else, or not sure',
    hint: 'A long string, and nobody knows what it opens',
    atOnce: '',
  },
};

import type { LeakedCredential } from '../../core/incident/index.js';

/** How a kind is called, where to see it in the Lab, and why nothing is left of it where nothing remembers it. */
export const credentialWords: Readonly<
  Record<LeakedCredential, { name: string; hint: string; scenario: string; atOnce: string }>
> = {
  'api-key': {
    name: 'An API key',
    hint: 'One of yours, looked up in a table, as it comes',
    scenario: 'cached-key',
    atOnce: 'It is looked up on each call: the very next one is refused.',
  },
  'access-token': {
    name: 'An access token (JWT)',
    hint: 'Signed, with an expiry in it',
    scenario: 'leaked-credential',
    atOnce: 'It is asked about on each call: the very next one is refused.',
  },
  'refresh-token': {
    name: 'A refresh token',
    hint: 'Brings new access tokens from the issuer',
    scenario: 'stolen-refresh',
    atOnce: 'Its issuer alone takes it, and asks its own table.',
  },
  'session-cookie': {
    name: 'A session cookie',
    hint: 'An id of a session on your server',
    scenario: 'sacked-admin',
    atOnce: 'The session is looked up on each call: the very next one is refused.',
  },
  'stateless-cookie': {
    name: 'A session cookie without a session',
    hint: 'Signed, and the server keeps no record of it',
    scenario: 'sacked-admin',
    atOnce: 'Each request looks the person up: the very next one is refused.',
  },
  'client-secret': {
    name: 'A client secret',
    hint: 'A service or a web app gets its tokens with it',
    scenario: 'key-to-jwt',
    atOnce: 'The authorization server alone takes it, and asks its own table.',
  },
  'client-key': {
    name: 'A private key of a client or certificate',
    hint: 'private_key_jwt, mTLS, or a server’s own',
    scenario: 'key-to-jwt',
    atOnce: 'Off the list, and every server has loaded it: the next handshake is refused.',
  },
  'signing-key': {
    name: 'A signing key',
    hint: 'Of a key pair, or an HS256 secret: whoever has it makes tokens of your own',
    scenario: 'signing-key',
    atOnce: 'No verifier keeps a copy: the next call is refused.',
  },
  'webhook-secret': {
    name: 'A webhook secret',
    hint: 'Events are signed with it',
    scenario: 'signing-key',
    atOnce: 'No receiver takes the old one any more.',
  },
  'third-party-key': {
    name: 'Somebody else’s key in your hands',
    hint: 'AWS, Google, Stripe, a token of GitHub: you are the customer',
    scenario: 'cached-key',
    atOnce: 'The vendor refuses it at once.',
  },
  unknown: {
    name: 'Something else, or not sure',
    hint: 'A long string, and nobody knows what it opens',
    scenario: 'leaked-credential',
    atOnce: '',
  },
};

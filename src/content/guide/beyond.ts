import type { Entry, Section } from './entry.js';

export const beyondSection: Section = {
  id: 'beyond-the-two',
  title: 'Beyond the two',
  lead: [{ text: 'Often the better answer is neither, or a mixture.' }],
  tryIt: { path: ['decide'], label: 'See which one fits your case' },
};

export const beyond: readonly Entry[] = [
  {
    id: 'session-cookies',
    title: 'A session cookie',
    claims: [
      {
        text: 'People who sign in to one web app. The server ends the session at will, and scripts in the page cannot read it. OWASP suggests it where a JWT would need a denylist.',
        quoted: { source: 'owasp-jwt', label: 'OWASP JWT' },
      },
    ],
  },
  {
    id: 'opaque-tokens',
    title: 'An opaque token and introspection',
    claims: [
      {
        text: 'A random string; the API asks the issuer what it stands for. Revoked at once, for a request to the issuer on each call.',
        quoted: { source: 'rfc7662', label: 'RFC 7662' },
      },
    ],
  },
  {
    id: 'key-outside-token-inside',
    title: 'A key outside, a token inside',
    claims: [
      {
        text: 'The gateway checks the key and hands a short JWT to the services behind it. The key ends with the gateway’s lookup, and no service needs the table.',
        quoted: { source: 'S31', label: 'Curity' },
      },
      {
        text: 'Swapped by the client instead, a token made from a key outlives that key.',
        quoted: { source: 'tari-2113', label: 'tari-ootle' },
      },
    ],
    tryIt: { path: ['lab', 'key-to-jwt'], label: 'Try both' },
  },
  {
    id: 'client-credentials',
    title: 'OAuth client credentials',
    claims: [
      {
        text: 'A machine’s secret goes only to the token endpoint; APIs see short tokens with scopes. The secret lives as long as a key.',
        quoted: { source: 'rfc6749', label: 'RFC 6749, 4.4' },
      },
    ],
  },
  {
    id: 'mtls-and-spiffe',
    title: 'Mutual TLS, SPIFFE, workload identity',
    claims: [
      {
        text: 'The platform vouches for each service with a certificate or token that it renews itself, so nobody stores a secret. A copied token works until it expires; a copied certificate is useless without its private key.',
        quoted: { source: 'spiffe-jwt-svid', label: 'SPIFFE' },
      },
      {
        text: 'A CI job needs no stored cloud key: its platform signs which repository is running, and the cloud returns short-lived credentials.',
        quoted: { source: 'S24', label: 'GitHub' },
      },
    ],
  },
  {
    id: 'dpop',
    title: 'DPoP and certificate-bound tokens',
    claims: [
      {
        text: 'The token is bound to a key of the caller’s, who proves on each call that it has it. A stolen token alone is useless.',
        quoted: { source: 'rfc9449', label: 'RFC 9449' },
        also: [{ source: 'rfc8705', label: 'RFC 8705, 3' }],
      },
      {
        text: 'A hostile script in your page can still use the key in place, or get new tokens for a key of its own. A backend as the OAuth client (BFF) stops only the latter.',
        quoted: { source: 'oauth-browser-apps', label: 'RFC 10017, 5.1.3' },
        also: [{ source: 'oauth-browser-apps', label: 'RFC 10017, 6.1.4' }],
      },
    ],
  },
  {
    id: 'request-signing',
    title: 'Request signing',
    claims: [
      {
        text: 'The secret never travels: it signs the method, the address and some headers, and the body only through its hash, `Content-Digest`, which the receiver must check. AWS uses HMAC; HTTP Message Signatures are the standard.',
        quoted: { source: 'rfc9421', label: 'RFC 9421, 7.2.8' },
        also: [{ source: 'rfc9530', label: 'RFC 9530' }],
      },
      {
        text: 'Webhooks are the reverse: you sign, the receiver checks.',
        quoted: { source: 'S48', label: 'Adyen' },
      },
    ],
  },
  {
    id: 'paseto',
    title: 'PASETO',
    claims: [
      {
        text: 'Its version fixes the algorithm, so there is none to choose. A library can still be fed a key of the wrong kind, against its Algorithm Lucidity rule.',
        quoted: { source: 'paseto-lucidity', label: 'Algorithm Lucidity' },
      },
      {
        text: 'It can be replayed, and is as hard to revoke as a JWT.',
        quoted: { source: 'paseto-spec', label: 'PASETO' },
      },
    ],
  },
  {
    id: 'macaroons-and-biscuit',
    title: 'Macaroons and Biscuit',
    claims: [
      {
        text: 'Whoever holds one can narrow it offline: less scope, less time. A macaroon is checked with the root secret, a Biscuit with a public key.',
        quoted: { source: 'biscuit', label: 'Biscuit' },
      },
    ],
  },
];

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
        text: 'People who sign in to one web app. The server keeps the session, ends it at will, and scripts in the page cannot read it. OWASP advises it over a JWT with a denylist.',
        quoted: { source: 'owasp-jwt', label: 'OWASP JWT' },
      },
    ],
  },
  {
    id: 'opaque-tokens',
    title: 'An opaque token and introspection',
    claims: [
      {
        text: 'A random string that means nothing outside the issuer; the API asks what it stands for. Revoked at once, for a request to the issuer on each call.',
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
        text: 'A machine’s secret goes to one place only, the token endpoint; the APIs see short tokens with scopes. The secret is as long-lived as a key.',
        quoted: { source: 'rfc6749', label: 'RFC 6749, 4.4' },
      },
    ],
  },
  {
    id: 'mtls-and-spiffe',
    title: 'Mutual TLS, SPIFFE, workload identity',
    claims: [
      {
        text: 'The platform vouches for its workloads and renews what they show, so no secret is stored. SPIFFE has its tokens name an audience and expire; a certificate cannot be replayed at all.',
        quoted: { source: 'spiffe-jwt-svid', label: 'SPIFFE' },
      },
      {
        text: 'A CI job trades its run’s identity for short cloud credentials.',
        quoted: { source: 'S24', label: 'GitHub' },
      },
    ],
  },
  {
    id: 'dpop',
    title: 'DPoP and certificate-bound tokens',
    claims: [
      {
        text: 'The token is bound to a key of the caller’s, who proves on each call that it has it. A stolen token alone is useless; a script in the same page can still use it in place.',
        quoted: { source: 'rfc9449', label: 'RFC 9449' },
      },
    ],
  },
  {
    id: 'request-signing',
    title: 'Request signing',
    claims: [
      {
        text: 'The secret never travels: it signs the method, the address and the headers. AWS does so with HMAC; HTTP Message Signatures are the standard for it.',
        quoted: { source: 'rfc9421', label: 'RFC 9421' },
      },
      {
        text: 'Webhooks are the same the other way round: you sign the body, the receiver checks.',
        quoted: { source: 'S48', label: 'Adyen' },
      },
    ],
  },
  {
    id: 'paseto',
    title: 'PASETO',
    claims: [
      {
        text: 'No algorithm to choose, so none to confuse. It is a bearer token all the same, with the revocation problem of a JWT.',
        quoted: { source: 'paseto-spec', label: 'PASETO' },
      },
    ],
  },
  {
    id: 'macaroons-and-biscuit',
    title: 'Macaroons and Biscuit',
    claims: [
      {
        text: 'Whoever holds one can narrow it down offline before passing it on: less scope, less time. A macaroon’s verifier needs the root secret, Biscuit’s a public key.',
        quoted: { source: 'biscuit', label: 'Biscuit' },
      },
    ],
  },
];

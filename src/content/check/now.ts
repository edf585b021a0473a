import { incidentSources } from '../sources/incidents.js';
import type { Statement } from './types.js';

/** What can be used against the system today. */
export const now: readonly Statement[] = [
  {
    id: 'exposed-credentials',
    says: 'Our logs are free of credentials.',
    severity: 'now',
    harm: 'Whoever reads a log can call as the owner, and nothing tells the two apart.',
    fix: 'Revoke what is there, then redact at every hop that writes a line.',
    findOut: 'Make one call with a marked test key, then search every log and error tracker for the mark.',
    citations: [
      { source: 'asvs-5', section: '16.2.5' },
      { source: 'owasp-secrets', section: '9.2' },
    ],
    scenario: 'logged-credential',
  },
  {
    id: 'committed-secrets',
    says: 'Our repositories are free of credentials.',
    severity: 'now',
    harm: 'What was committed once stays in the history and in every clone.',
    fix: 'Revoke what was committed, then take secrets from a secret store when the service starts.',
    findOut: 'Run a secret scanner over the whole history, not only the latest state.',
    citations: [
      { source: 'asvs-5', section: '13.3.1' },
      { source: 'owasp-secrets', section: '8.1' },
    ],
    scenario: 'leaked-credential',
    incident: {
      what: 'Toyota, 2022: an access key lay in a public repository for about five years.',
      source: incidentSources['toyota-2022'],
    },
  },
  {
    id: 'credentials-in-urls',
    says: 'Our addresses (URLs) are free of credentials.',
    severity: 'now',
    harm: 'Addresses end up in histories, proxies, logs and links that people pass on.',
    fix: 'Take credentials in headers only, and revoke those that came in an address.',
    findOut: 'Search a day of access logs for your key prefix and for parameters such as access_token.',
    citations: [
      { source: 'rfc6750', section: '2.3, 5.3' },
      { source: 'asvs-5', section: '14.2.1' },
    ],
    scenario: 'logged-credential',
  },
  {
    id: 'secrets-in-clients',
    says: 'What users download from us is free of secrets.',
    severity: 'now',
    harm: 'Anybody can open a page or an app and read the secret that all its users share.',
    fix: 'Revoke the secret, and let a server of yours make the call instead.',
    findOut: 'Search the bundle and the app package that you ship for key prefixes and client_secret.',
    citations: [
      { source: 'oauth-browser-apps', section: '6.3.3.1' },
      { source: 'rfc8252', section: '8.5' },
    ],
    scenario: 'key-in-the-bundle',
  },
  {
    id: 'unchecked-claims',
    says: 'Every service refuses tokens that were made for another.',
    severity: 'now',
    harm: 'A token made for something else is signed by the same issuer, and is let in.',
    fix: 'Compare audience, issuer and type exactly, in every service.',
    findOut: 'Send each service a valid token for another one: it must answer 401.',
    citations: [
      { source: 'rfc9068', section: '4' },
      { source: 'asvs-5', section: '9.2.3' },
    ],
    scenario: 'pass-it-on',
    isInKit: true,
    incident: {
      what: 'Storm-0558, 2023: a stolen consumer signing key was accepted for enterprise mail.',
      source: incidentSources['msrc-storm-0558'],
    },
  },
  {
    id: 'token-picks-algorithm',
    says: 'Every service sets the signature algorithm itself.',
    severity: 'now',
    harm: 'A token that picks its own check can pick none, or turn a public key into a shared secret.',
    fix: 'Name the one allowed algorithm for each key where the token is verified.',
    findOut:
      'Send each service a token with alg none, one with HS256 over your public key, and one signed by your key under another algorithm (RS512 where you sign RS256): each must get 401.',
    citations: [
      { source: 'rfc8725', section: '2.1, 3.1' },
      { source: 'asvs-5', section: '9.1.2' },
    ],
    scenario: 'sandbox',
    isInKit: true,
  },
  {
    id: 'plain-http',
    says: 'Every endpoint that takes credentials refuses plain http.',
    severity: 'now',
    harm: 'Every credential sent there can be read on the way, and counts as leaked.',
    fix: 'Refuse plain http for API calls instead of redirecting it, and revoke what came over it; pages may redirect, with HSTS.',
    findOut: 'Call each host on port 80 with a made-up key: no connection, or 403.',
    citations: [
      { source: 'httpapi-privacy', section: 'Disclosure Response' },
      { source: 'asvs-5', section: '4.1.2' },
    ],
    scenario: 'leaked-credential',
  },
  {
    id: 'readable-keys',
    says: 'Keys are stored as hashes only.',
    severity: 'now',
    harm: 'A copy of the database is a copy of everybody’s credentials.',
    fix: 'Store SHA-256 of each long random key, and show the key once.',
    findOut: 'Make a key, then look for it in a dump of the database.',
    citations: [{ source: 'S52' }],
    scenario: 'leaked-credential',
  },
];

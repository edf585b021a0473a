import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

/** What OWASP ASVS 5.0.0 asks under each number that we cite, read in its text; a new citation adds its line here. */
const ASVS: Readonly<Record<string, string>> = {
  '1.3.6': 'SSRF: allowlist of protocols, domains, paths and ports before calling another service',
  '3.3.1': 'cookies are Secure, with the __Secure- prefix where not __Host-',
  '3.3.3': 'cookies have the __Host- prefix unless meant to be shared with other hosts',
  '3.3.4': 'session cookies are HttpOnly, and only ever travel in Set-Cookie',
  '3.4.1': 'Strict-Transport-Security on all responses, at least a year, subdomains from level 2',
  '3.4.2': 'Access-Control-Allow-Origin is fixed or checked against an allowlist',
  '3.5.1': 'sensitive calls prove their origin: anti-forgery token or an extra header',
  '3.5.2': 'nothing sensitive can be called by a request that triggers no preflight',
  '4.1.2': 'only endpoints for people redirect from http to https',
  '6.3.4': 'several ways to authenticate: none undocumented, all equally strong',
  '6.3.7': 'users are told after a change of their authentication details',
  '7.2.2': 'session tokens are made dynamically, not static API secrets and keys',
  '7.2.4': 'a new session token at authentication, the current one ended',
  '7.3.1': 'an inactivity timeout',
  '7.3.2': 'an absolute maximum session lifetime',
  '7.4.1': 'a terminated session is of no further use, for self-contained tokens too',
  '7.4.2': 'all sessions end when an account is disabled or deleted',
  '7.4.3': 'the option to end all other sessions after a factor has changed',
  '7.5.1': 'full re-authentication before sensitive account attributes change',
  '7.5.3': 'further authentication before highly sensitive operations',
  '8.2.1': 'function-level access only with explicit permissions',
  '8.2.2': 'data-specific access only with explicit permissions (BOLA)',
  '8.3.2': 'changed authorization values apply at once, or misuse is alerted and reverted',
  '8.3.3': 'access follows the originating subject, not the service that acts for it',
  '8.4.1': 'cross-tenant controls',
  '9.1.2': 'only algorithms on an allowlist, never None',
  '9.1.3': 'key material from trusted pre-configured sources; jku, x5u, jwk checked',
  '9.2.1': 'nbf and exp are verified',
  '9.2.2': 'the token is of the right type and purpose',
  '9.2.3': 'the token is intended for this service (audience)',
  '9.2.4': 'one issuer key for several audiences: tokens name the audience',
  '10.1.1': 'tokens go only to components that need them; in a BFF to the back end alone',
  '10.3.1': 'the resource server takes only access tokens intended for it',
  '10.3.5': 'sender-constrained access tokens: mutual TLS or DPoP',
  '10.4.4': 'only the grants a client needs; implicit and password no longer',
  '10.4.5': 'refresh token replay by public clients: sender constraint, or rotation for L1 and L2',
  '10.4.6': 'PKCE is required with the code grant',
  '10.4.8': 'refresh tokens expire absolutely',
  '10.4.9': 'users can revoke refresh and reference tokens',
  '10.4.11': 'clients are assigned the required scopes only',
  '10.4.16': 'strong client authentication: mutual TLS or private_key_jwt',
  '10.7.3': 'users can review, modify and revoke consents',
  '12.2.1': 'TLS for all external connections, no fallback',
  '13.1.4': 'the critical secrets and a schedule for rotating them are documented',
  '13.2.1':
    'back-end components authenticate with individual accounts, short-term tokens or certificates, not unchanging credentials',
  '13.3.1': 'a secrets management solution holds back-end secrets; none in source code or build artifacts',
  '13.3.2': 'access to secrets by least privilege',
  '13.3.4': 'secrets expire and are rotated as documented',
  '14.1.1': 'sensitive data is identified, the readable payload of a JWT included',
  '14.2.1': 'no API key or session token in URL or query string',
  '14.2.2': 'sensitive data is not cached in load balancers and application caches',
  '14.3.2': 'anti-caching headers keep sensitive data out of browser caches',
  '16.1.1': 'a log inventory says what is logged, where it is kept, and for how long',
  '16.2.1': 'log entries say when, where, who and what',
  '16.2.5': 'credentials are not logged; session tokens only hashed or masked',
  '16.3.1': 'all authentication operations are logged',
  '16.3.2': 'failed authorization attempts are logged',
  '16.4.2': 'logs are protected from access and change',
  '16.4.3': 'logs go to a separate system for analysis, detection and alerting',
};

const text = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(`src/${name}`, 'utf8'))
  .join('\n');
const cited = [
  ...text.matchAll(/source: 'asvs-5',\s+section: '([^']{1,80})'/g),
  ...text.matchAll(/'asvs-5#([^']{1,80})'/g),
  ...text.matchAll(/source: 'asvs-5', label: 'ASVS 5, ([^']{1,80})'/g),
].flatMap(([, sections = '']) => sections.split(', '));

test('every requirement of ASVS 5 that we cite exists, and was read', () => {
  expect(cited.length).toBeGreaterThan(50);
  expect(cited.filter((id) => !(id in ASVS))).toEqual([]);
});

test('ASVS is never cited without the number of a requirement', () => {
  const after = [...text.matchAll(/source: 'asvs-5'(.{0,40})/gs)].map(([, rest = '']) => rest);
  expect(after.filter((rest) => !/^,\s+(section: '|label: 'ASVS 5, )\d/.test(rest))).toEqual([]);
});

import type { Claim, Section, TryIt } from './entry.js';

export const correctionsSection: Section = {
  id: 'what-guides-get-wrong',
  title: 'What common guides get wrong',
  lead: [{ text: 'Popular articles say these things. Beside each is what is true.' }],
  tryIt: { path: ['decide', 'rules'], label: 'See the rules we go by' },
};

export interface Correction extends Claim {
  id: string;
  /** As guides have it. */
  wrong: string;
  tryIt?: TryIt;
}

/** Inspect says it of a token that somebody pastes. */
const inspect: TryIt = { path: ['inspect'], label: 'Inspect a token' };

export const corrections: readonly Correction[] = [
  {
    id: 'wrong-jwts-cannot-be-revoked',
    wrong: 'JWTs can’t be revoked.',
    text: 'They can, in several ways, for some state or a request. But revoking at the issuer does not reach an API that verifies locally.',
    quoted: { source: 'rfc7009', label: 'RFC 7009, 3' },
  },
  {
    id: 'wrong-keys-end-instantly',
    wrong: 'API keys are revoked instantly.',
    text: 'At the store. Copies of it lag behind: 5 s, 30 s, 300 s, up to an hour.',
    quoted: { source: 'aws-authorizer', label: 'AWS' },
    also: [
      { source: 'kong-db-update', label: 'Kong' },
      { source: 'S52', label: 'Unkey' },
      { source: 'npm-revocation', label: 'npm' },
    ],
  },
  {
    id: 'wrong-stateless-or-stateful',
    wrong: 'A JWT is stateless, a key is stateful.',
    text: 'A JWT with a denylist has state; a cached key is a copy. GitHub’s `ghs_` tokens, which look like keys, have carried a JWT since 2026.',
    quoted: { source: 'github-installation-token', label: 'GitHub' },
  },
  {
    id: 'wrong-hash-on-the-denylist',
    wrong: 'Put the SHA-256 of the token on the denylist.',
    text: 'The same token can be written in other bytes that still verify, and slips past the list. Use `iss` and `jti`.',
    quoted: { source: 'owasp-jwt', label: 'OWASP JWT' },
    tryIt: inspect,
  },
  {
    id: 'wrong-bcrypt-for-keys',
    wrong: 'Hash API keys with bcrypt.',
    text: 'Slow hashes are for what people can guess. From 112 random bits on, a slow one only stalls your own servers.',
    quoted: { source: 'nist-800-63b', label: 'NIST SP 800-63B' },
  },
  {
    id: 'wrong-401-and-403',
    wrong: '`403` means not signed in.',
    text: '`401` asks who you are, and must carry `WWW-Authenticate`. `403` knows, and says no. A missing credential gets no error code. Where cookies alone are taken there is no scheme to name, and `403` says both.',
    quoted: { source: 'rfc9110', label: 'RFC 9110, 15.5' },
    also: [{ source: 'rfc6750', label: 'RFC 6750, 3.1' }],
  },
  {
    id: 'wrong-dead-refresh-token',
    wrong: 'A dead refresh token answers `401`.',
    text: '`400`, `invalid_grant`. In a token exchange: `400`, `invalid_request`. An unknown token at `/revoke`: `200`. A dead one at `/introspect`: `200`, `"active": false`.',
    quoted: { source: 'rfc6749', label: 'RFC 6749, 5.2' },
    also: [
      { source: 'rfc8693', label: 'RFC 8693, 2.2.2' },
      { source: 'rfc7009', label: 'RFC 7009, 2.2' },
      { source: 'rfc7662', label: 'RFC 7662, 2.2' },
    ],
  },
  {
    id: 'wrong-expires-at-exp',
    wrong: 'A JWT expires at `exp`.',
    text: 'At `exp` plus the verifier’s leeway: 300 s more in .NET unless you set it.',
    quoted: { source: 'dotnet-clock-skew', label: 'Microsoft' },
    tryIt: inspect,
  },
  {
    id: 'wrong-library-checks-it',
    wrong: 'The library checks `exp` and `aud`.',
    text: 'If you ask it to. jose accepts a token without `exp`, and any `aud`, unless told.',
    quoted: { source: 'rfc8725', label: 'RFC 8725, 3' },
  },
  {
    id: 'wrong-weak-secret-is-refused',
    wrong: 'The library refuses a weak HS256 secret.',
    text: 'RFC 7518 requires 256 bits. Two common Node.js libraries signed with six bytes when we tried.',
    quoted: { source: 'rfc7518', label: 'RFC 7518, 3.2' },
    tryIt: inspect,
  },
  {
    id: 'wrong-fastest-algorithm',
    wrong: 'HS256 is fast and RSA is slow.',
    text: 'RSA signs slowly and is the quickest signature to check. And whoever can check HS256 can forge it.',
    quoted: { source: 'rfc7515', label: 'RFC 7515, 10.5' },
  },
  {
    id: 'wrong-rotate-to-log-out',
    wrong: 'Rotate the signing key to log everyone out now.',
    text: 'Verifiers keep their copy: 10 minutes by default in jose, 12 hours in .NET. Just after a fetch, jose refuses tokens of a newer key.',
    quoted: { source: 'jose-remote-jwks', label: 'jose' },
    also: [{ source: 'dotnet-key-refresh', label: '.NET' }],
  },
  {
    id: 'wrong-use-eddsa',
    wrong: 'Set `alg` to `EdDSA`.',
    text: 'RFC 9864 deprecates the name, as it does not say which curve. Say `Ed25519` or `Ed448`.',
    quoted: { source: 'rfc9864', label: 'RFC 9864' },
    tryIt: inspect,
  },
  {
    id: 'wrong-typ-jwt',
    wrong: '`typ: JWT` is explicit typing.',
    text: 'Any token may have it. An RFC 9068 access token says `at+jwt`.',
    quoted: { source: 'rfc9068', label: 'RFC 9068, 2.1' },
    also: [{ source: 'rfc8725bis', label: 'rfc8725bis, 3.11' }],
    tryIt: inspect,
  },
  {
    id: 'wrong-x-api-key',
    wrong: '`X-API-Key` is the standard header.',
    text: 'A convention. Shared caches may not reuse answers to `Authorization` unless told; `X-API-Key` has no such rule.',
    quoted: { source: 'rfc9111', label: 'RFC 9111, 3.5' },
    also: [{ source: 'rfc6648', label: 'RFC 6648' }],
  },
  {
    id: 'wrong-redirect-to-https',
    wrong: 'Redirect http to https.',
    text: 'For an API the credential has leaked by then. Refuse, and revoke what came.',
    quoted: { source: 'httpapi-privacy', label: 'Credentials with HTTP APIs' },
  },
  {
    id: 'wrong-ratelimit-trio',
    wrong: '`X-RateLimit-*` is the standard.',
    text: '`RateLimit` and `RateLimit-Policy` are a draft. `Retry-After` is a standard today.',
    quoted: { source: 'httpapi-ratelimit', label: 'RateLimit draft' },
    also: [{ source: 'rfc9110', label: 'RFC 9110, 10.2.3' }],
  },
  {
    id: 'wrong-keys-for-users',
    wrong: 'API keys authenticate users.',
    text: 'Clients only, says OWASP; projects, says Google. A personal access token is for its owner’s scripts.',
    quoted: { source: 'owasp-api2-2023', label: 'OWASP API2:2023' },
    also: [{ source: 'S08', label: 'Google' }],
  },
  {
    id: 'wrong-httponly-stops-xss',
    wrong: '`HttpOnly` or DPoP stops cross-site scripting.',
    text: 'They stop theft, not use. A script in the page acts in place, and with DPoP gets new tokens for a key of its own, unless a backend is the client (BFF).',
    quoted: { source: 'oauth-browser-apps', label: 'RFC 10017, 5.1.3' },
  },
  {
    id: 'wrong-reuse-detection',
    wrong: 'Reuse detection stops the thief.',
    text: 'It ends the sign-in, the honest user’s too. Access tokens already made live on.',
    quoted: { source: 'rfc9700', label: 'RFC 9700, 4.14.2' },
  },
  {
    id: 'wrong-crash-dump',
    wrong: 'The Storm-0558 key came from a crash dump.',
    text: 'A hypothesis. Microsoft wrote in March 2024 that it found no dump with the key.',
    quoted: { source: 'msrc-storm-0558', label: 'Microsoft' },
  },
];

export const disputesTitle = 'Where good sources disagree';
export const disputes: readonly Claim[] = [
  {
    text: 'A key alone for partner APIs: Zuplo says yes; AWS and Azure say no, OWASP not for sensitive data.',
    quoted: { source: 'S01', label: 'Zuplo' },
    also: [
      { source: 'S28', label: 'AWS' },
      { source: 'S27', label: 'Azure' },
      { source: 'owasp-rest', label: 'OWASP REST' },
    ],
  },
  {
    text: 'Show a key once, or let its owner see it again: Unkey hashes by default; Zuplo keeps it readable.',
    quoted: { source: 'S53', label: 'Zuplo' },
    also: [{ source: 'S52', label: 'Unkey' }],
  },
  {
    text: 'A JWT as a web session: the default of Auth.js without a database; OWASP suggests a plain session.',
    quoted: { source: 'S36', label: 'Auth.js' },
    also: [{ source: 'owasp-jwt', label: 'OWASP JWT' }],
  },
  {
    text: 'Who called, in a header that the gateway sets: Unkey trusts it; OWASP wants it signed.',
    quoted: { source: 'owasp-microservices', label: 'OWASP' },
    also: [{ source: 'S52', label: 'Unkey' }],
  },
];

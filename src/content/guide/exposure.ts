import type { Quoted } from './quoted.js';

/** How long a credential is still let in after it was revoked, at most, by what the API asks on each call. */
export interface Exposure {
  lane: 'key' | 'jwt';
  credential: string;
  check: string;
  seconds: number;
  /** The same length in words. */
  length: string;
  why: string;
  quoted?: Quoted;
}

/** Shortest first. Leeway, which comes on top of a JWT’s lifetime, is left out and said beside the chart. */
export const exposures: readonly Exposure[] = [
  {
    lane: 'key',
    credential: 'API key',
    check: 'looked up on every call',
    seconds: 0,
    length: '0 s',
    why: 'One read per call.',
  },
  {
    lane: 'jwt',
    credential: 'JWT',
    check: 'introspected on every call',
    seconds: 0,
    length: '0 s',
    why: 'One request to the issuer per call.',
    quoted: { source: 'rfc7662', label: 'RFC 7662, 2.2' },
  },
  {
    lane: 'jwt',
    credential: 'JWT',
    check: 'and a denylist, polled every 5 s',
    seconds: 5,
    length: '5 s',
    why: 'A list of revoked `iss` and `jti`, kept until `exp` and leeway.',
    quoted: { source: 'owasp-jwt', label: 'OWASP JWT' },
  },
  {
    lane: 'key',
    credential: 'API key',
    check: 'behind a gateway cache of 300 s',
    seconds: 300,
    length: '5 min',
    why: 'The default of an AWS REST API authorizer.',
    quoted: { source: 'aws-authorizer', label: 'AWS' },
  },
  {
    lane: 'jwt',
    credential: 'JWT of 15 min',
    check: 'checked by signature only',
    seconds: 900,
    length: '15 min',
    why: 'Nobody is asked: it lives until it expires.',
    quoted: { source: 'rfc7009', label: 'RFC 7009, 3' },
  },
  {
    lane: 'jwt',
    credential: 'JWT of 24 h',
    check: 'checked by signature only',
    seconds: 86_400,
    length: '24 h',
    why: 'Auth0’s default for an API of your own.',
    quoted: { source: 'auth0-lifetime', label: 'Auth0' },
  },
];

/** The marks of the chart’s axis. */
export const axis: readonly { seconds: number; label: string }[] = [
  { seconds: 1, label: '≤ 1 s' },
  { seconds: 10, label: '10 s' },
  { seconds: 60, label: '1 min' },
  { seconds: 600, label: '10 min' },
  { seconds: 3600, label: '1 h' },
  { seconds: 86_400, label: '24 h' },
];

export const leeway: { text: string; quoted?: Quoted } = {
  text: 'A verifier’s leeway comes on top: 300 s in .NET unless you set it.',
  quoted: { source: 'dotnet-clock-skew', label: 'Microsoft' },
};

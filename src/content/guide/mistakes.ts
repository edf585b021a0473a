import type { Entry, Section } from './entry.js';

export const mistakesSection: Section = {
  id: 'common-mistakes',
  title: 'Common mistakes',
  lead: [],
  tryIt: { path: ['check'], label: 'Find yours in 60 seconds' },
};

export const mistakes: readonly Entry[] = [
  {
    id: 'mistake-long-expiry',
    title: 'A token that lives for a day',
    claims: [
      {
        text: 'Revoking it takes effect tomorrow. Keep it to an hour or less, and refresh.',
        quoted: { source: 'rfc6750', label: 'RFC 6750, 5.3' },
      },
    ],
    tryIt: { path: ['lab', 'day-long-token'], label: 'Live through the day' },
  },
  {
    id: 'mistake-key-in-frontend',
    title: 'A key in the frontend',
    claims: [
      {
        text: 'A build variable is not a secret: it is in the bundle. Call your own server, which has the key.',
        quoted: { source: 'oauth-browser-apps', label: 'RFC 10017, 6.3.3.1' },
      },
    ],
    tryIt: { path: ['lab', 'key-in-the-bundle'], label: 'Find it, then add the proxy' },
  },
  {
    id: 'mistake-no-limit',
    title: 'No limit per key or token',
    claims: [
      {
        text: 'One caller, or one thief, uses up everybody’s share. Answer `429` with `Retry-After`.',
        quoted: { source: 'owasp-rest', label: 'OWASP REST' },
      },
    ],
    tryIt: { path: ['lab', 'noisy-neighbour'], label: 'Meet the noisy neighbour' },
  },
  {
    id: 'mistake-logging',
    title: 'Credentials in logs and addresses',
    claims: [
      {
        text: 'HTTPS hides an address on the wire, not in logs, proxies and history. Send credentials in headers only, and redact them in logs.',
        quoted: { source: 'rfc6750', label: 'RFC 6750, 5.3' },
      },
    ],
    tryIt: { path: ['lab', 'logged-credential'], label: 'Read the log as a thief' },
  },
  {
    id: 'mistake-unchecked-claims',
    title: 'A signature checked, and nothing else',
    claims: [
      {
        text: 'Fix the algorithm yourself, compare issuer and audience exactly, demand `exp`. jose takes a token without `exp`, and any `aud`, unless told.',
        quoted: { source: 'rfc8725', label: 'RFC 8725, 3.1' },
      },
    ],
    tryIt: { path: ['lab', 'pass-it-on'], label: 'Pass a token on' },
  },
  {
    id: 'mistake-roles-in-token',
    title: 'Every role in the token',
    claims: [
      {
        text: 'An RS256 token with 145 group ids outgrew the 8 KB that nginx allows a header line. And a role taken away stays in it.',
        quoted: { source: 'nginx-headers', label: 'nginx' },
      },
    ],
    tryIt: { path: ['lab', 'fat-token'], label: 'Grow one until it is refused' },
  },
  {
    id: 'mistake-rotation-without-reuse',
    title: 'Refresh tokens without reuse detection',
    claims: [
      {
        text: 'Rotation alone lets whoever comes first go on. When a used token returns, end that sign-in, with a grace of seconds for two tabs.',
        quoted: { source: 'rfc9700', label: 'RFC 9700, 4.14.2' },
      },
    ],
    tryIt: { path: ['lab', 'stolen-refresh'], label: 'Steal one' },
  },
  {
    id: 'mistake-overlap-after-leak',
    title: 'An overlap for an exposed key',
    claims: [
      {
        text: 'Overlap is for routine rotation. After a leak, revoke first and replace second.',
        quoted: { source: 'owasp-secrets', label: 'OWASP Secrets, 9.2' },
      },
    ],
    tryIt: { path: ['leaked'], label: 'Get the order for your case' },
  },
];

import { asvsSections } from '../asvs.js';
import { sources, type Source } from '../index.js';
import { cheatSheet, rfc } from '../source.js';
import { asvs, owaspMcp, owaspSecrets } from '../standards.js';

const apiTop10 = (file: string, name: string): Source => ({
  title: `OWASP API Security Top 10, ${name}`,
  url: `https://owasp.org/API-Security/editions/2023/en/${file}/`,
});

const more: Record<string, Source> = {
  rfc6797: rfc(6797, 'HTTP Strict Transport Security (HSTS)'),
  rfc8252: rfc(8252, 'OAuth 2.0 for Native Apps'),
  rfc9470: rfc(9470, 'OAuth 2.0 Step Up Authentication Challenge Protocol'),

  'owasp-api1-2023': apiTop10(
    '0xa1-broken-object-level-authorization',
    'API1:2023 Broken Object Level Authorization',
  ),
  'owasp-api5-2023': apiTop10(
    '0xa5-broken-function-level-authorization',
    'API5:2023 Broken Function Level Authorization',
  ),
  'owasp-api7-2023': apiTop10('0xa7-server-side-request-forgery', 'API7:2023 Server Side Request Forgery'),
  'owasp-ssrf': cheatSheet(
    'Server_Side_Request_Forgery_Prevention',
    'Server-Side Request Forgery Prevention',
    { 'Case 2': 'Case 2 - Application can send requests to ANY external IP address or domain name' },
  ),
  'owasp-html5': cheatSheet('HTML5_Security', 'HTML5 Security'),
  'owasp-mobile': cheatSheet('Mobile_Application_Security', 'Mobile Application Security', {
    'Token Storage': '6. Token Storage',
  }),
  'masvs-storage': {
    title: 'OWASP Mobile Application Security Verification Standard, MASVS-STORAGE-1',
    url: 'https://mas.owasp.org/MASVS/controls/MASVS-STORAGE-1/',
  },

  'standard-webhooks': {
    title: 'Standard Webhooks specification',
    url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
  },
  'crates-io-expiry-mail': {
    title: 'crates.io issue 8154: mails that warn before an API token expires',
    url: 'https://github.com/rust-lang/crates.io/issues/8154',
  },
};

/** The same sources as elsewhere, with the addresses of the many sections that are cited here. */
export const withHeadings = {
  'asvs-5': { ...asvs, parts: asvsSections },
  'owasp-mcp': {
    ...owaspMcp,
    headings: {
      'Authentication, Authorization & Transport Security':
        '6. Authentication, Authorization & Transport Security',
    },
  },
  'owasp-secrets': {
    ...owaspSecrets,
    headings: {
      '2.3': '2.3 Access Control',
      '2.6': '2.6 Auditing',
      '2.7.1': '2.7.1 Creation',
      '2.7.2': '2.7.2 Rotation',
      '2.7.3': '2.7.3 Revocation',
      '2.7.4': '2.7.4 Expiration',
      '2.11': '2.11 Metadata: prepare to move the secret',
      '3.5': '3.5 Rotation vs Dynamic Creation',
      '8.1': '8.1 General detection approaches',
      '9.2': '9.2 Remediation',
    },
  },
} as const satisfies Record<string, Source>;

/** What the checklist and the 60-second check cite. Apart from the rest, so that no other page loads it. */
export const sourcesOfChecklist: Readonly<Record<string, Source>> = {
  ...sources,
  ...more,
  ...withHeadings,
};

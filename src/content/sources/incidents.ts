import type { Source } from './index.js';

/** Reports of what happened on the day, by whom it happened to where they have published one. */
export const incidentSources = {
  'codecov-2021': {
    title: 'Codecov post-mortem',
    url: 'https://about.codecov.io/apr-2021-post-mortem/',
  },
  'sophos-github-2022': {
    title: 'Sophos on GitHub’s final report on the stolen OAuth tokens',
    url: 'https://nakedsecurity.sophos.com/2022/04/29/github-issues-final-report-on-supply-chain-source-code-intrusions/',
  },
  'toyota-2022': {
    title: 'The National, quoting Toyota',
    url: 'https://www.thenationalnews.com/world/asia/2022/10/07/toyota-issues-apology-as-300000-customer-e-mail-addresses-are-leaked/',
  },
  'circleci-2023': {
    title: 'CircleCI incident report',
    url: 'https://circleci.com/blog/jan-4-2023-incident-report',
  },
  'msrc-storm-0558': {
    title: 'Microsoft Security Response Center, with its update of March 2024',
    url: 'https://msrc.microsoft.com/blog/2023/09/results-of-major-technical-investigations-for-storm-0558-key-acquisition/',
  },
  'okta-2023': {
    title: 'A summary of Okta’s report on its support system',
    url: 'https://nogosee.com/?p=255',
  },
  'dropbox-sign-2024': {
    title: 'Dropbox Sign on its security incident',
    url: 'https://sign.dropbox.com/blog/a-recent-security-incident-involving-dropbox-sign',
  },
  'drift-2025': {
    title: 'A summary of the Salesloft Drift incident',
    url: 'https://provide.ai/the-silicon-protocol-the-identity-crisis-when-machine-accounts-become-your-real-super-users',
  },
  'gitguardian-sprawl': {
    title: 'GitGuardian, State of Secrets Sprawl 2025',
    url: 'https://www.gitguardian.com/state-of-secrets-sprawl-report-2025',
  },
} as const satisfies Record<string, Source>;

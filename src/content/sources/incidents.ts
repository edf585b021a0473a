import type { Source } from './index.js';

/** Reports of what happened on the day, by whom it happened to where they have published one. */
export const incidentSources = {
  'codecov-2021': {
    title: 'Codecov post-mortem',
    url: 'https://about.codecov.io/apr-2021-post-mortem/',
  },
  'github-oauth-2022': {
    title: 'GitHub, stolen OAuth user tokens issued to two third-party integrators',
    url: 'https://github.blog/news-insights/company-news/security-alert-stolen-oauth-user-tokens/',
  },
  'toyota-2022': {
    title: 'Toyota, notice of 7 October 2022 on a possible leak (in Japanese)',
    url: 'https://global.toyota/jp/newsroom/corporate/38095972.html',
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
    title: 'Okta, root cause of the access to its support case management system',
    url: 'https://sec.okta.com/articles/2023/11/unauthorized-access-oktas-support-case-management-system-root-cause',
  },
  'dropbox-sign-2024': {
    title: 'Dropbox Sign on its security incident',
    url: 'https://sign.dropbox.com/blog/a-recent-security-incident-involving-dropbox-sign',
  },
  'drift-2025': {
    title: 'Google Threat Intelligence on the data theft through Salesloft Drift',
    url: 'https://cloud.google.com/blog/topics/threat-intelligence/data-theft-salesforce-instances-via-salesloft-drift',
  },
  'drift-cloudflare-2025': {
    title: 'Cloudflare, one of the victims, on the Salesloft Drift breach',
    url: 'https://blog.cloudflare.com/response-to-salesloft-drift-incident/',
  },
  'gitguardian-sprawl': {
    title: 'GitGuardian, State of Secrets Sprawl 2025',
    url: 'https://www.gitguardian.com/state-of-secrets-sprawl-report-2025',
  },
} as const satisfies Record<string, Source>;

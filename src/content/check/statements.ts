import type { FindingId } from '../../core/checklist/index.js';
import type { Citation } from '../../core/decision/index.js';
import { incidentSources } from '../sources/incidents.js';

/** How soon it can do harm, the worst first. */
export const severities = ['now', 'soon', 'later'] as const;
export type Severity = (typeof severities)[number];

export interface Incident {
  what: string;
  source: { title: string; url: string };
}

/** A fault that a running system may have. */
export interface Statement {
  id: FindingId;
  /** True where the fault is there. */
  says: string;
  severity: Severity;
  /** What can happen, in one sentence. */
  harm: string;
  /** What to do first, in one sentence. */
  fix: string;
  citations: readonly Citation[];
  /** The story of the Lab that shows it. */
  scenario: string;
  incident?: Incident;
}

/** In the order they are asked. */
export const statements: readonly Statement[] = [
  {
    id: 'exposed-credentials',
    says: 'Credentials turn up in logs, addresses, repositories, or in what a browser downloads.',
    severity: 'now',
    harm: 'Whoever reads them can call as their owner, and nothing tells the two apart.',
    fix: 'Revoke what was exposed, then keep it out: headers only, redacted logs, no secret in a bundle.',
    citations: [
      { source: 'rfc6750', section: '5.3' },
      { source: 'oauth-browser-apps', section: '6.3.3.1' },
    ],
    scenario: 'logged-credential',
    incident: {
      what: 'Toyota, 2022: an access key lay in a public repository for about five years.',
      source: incidentSources['toyota-2022'],
    },
  },
  {
    id: 'unchecked-claims',
    says: 'Some service takes the algorithm from the token, or does not check its issuer and audience.',
    severity: 'now',
    harm: 'A token made for something else, or by somebody else, is let in.',
    fix: 'Pin the algorithm for each key, and compare issuer, audience and type exactly.',
    citations: [
      { source: 'rfc8725', section: '3.1' },
      { source: 'rfc9068', section: '4' },
    ],
    scenario: 'pass-it-on',
    incident: {
      what: 'Storm-0558, 2023: a stolen consumer signing key was accepted for enterprise mail.',
      source: incidentSources['msrc-storm-0558'],
    },
  },
  {
    id: 'plain-http',
    says: 'Some endpoint that takes credentials still answers over plain http.',
    severity: 'now',
    harm: 'Every credential sent there can be read on the way, and counts as leaked.',
    fix: 'Refuse plain http instead of redirecting it, and revoke what came over it.',
    citations: [
      { source: 'rfc6750', section: '5.3' },
      { source: 'owasp-rest', section: 'HTTPS' },
    ],
    scenario: 'leaked-credential',
  },
  {
    id: 'readable-keys',
    says: 'Keys or refresh tokens are stored so that somebody can read them back.',
    severity: 'now',
    harm: 'One copy of the database is everybody’s credentials.',
    fix: 'Store SHA-256 of each long random key, and show the key once.',
    citations: [{ source: 'S52' }, { source: 'S63' }],
    scenario: 'leaked-credential',
  },
  {
    id: 'long-lifetime',
    says: 'Some token lives longer than an hour, and nothing ends it early.',
    severity: 'soon',
    harm: 'After a leak, a dismissal or a logout it works on until it expires.',
    fix: 'Shorten it to minutes with a refresh token, or ask a denylist on each call.',
    citations: [{ source: 'owasp-jwt' }, { source: 'asvs-5', section: '7.4.1' }],
    scenario: 'day-long-token',
  },
  {
    id: 'no-rotation',
    says: 'A refresh token in a browser or an app may be used again and again, or keys have never been replaced.',
    severity: 'soon',
    harm: 'A stolen copy lasts as long as the original, and its use looks like its owner’s.',
    fix: 'Replace the refresh token at each use and end the family on reuse; rotate keys with an overlap.',
    citations: [{ source: 'rfc9700', section: '2.2.2, 4.14.2' }],
    scenario: 'stolen-refresh',
  },
  {
    id: 'one-key',
    says: 'Several callers, services or environments share one key.',
    severity: 'soon',
    harm: 'Revoking it stops all of them, so nobody dares to, and no log says who it was.',
    fix: 'Give each caller a key of its own, with the scopes it needs.',
    citations: [{ source: 'S64' }, { source: 'S44' }],
    scenario: 'rotate-a-key',
  },
  {
    id: 'no-limits',
    says: 'One credential may call as often as it likes.',
    severity: 'soon',
    harm: 'A loop, or a thief, uses up what was meant for everybody.',
    fix: 'Count for each customer, and answer 429 with Retry-After.',
    citations: [
      { source: 'owasp-rest', section: 'API Keys' },
      { source: 'rfc6585', section: '4' },
    ],
    scenario: 'noisy-neighbour',
  },
  {
    id: 'never-revoked',
    says: 'Nobody has ever revoked a credential on purpose, and timed how long it still worked.',
    severity: 'later',
    harm: 'On the day it matters you learn about the caches in front of the check.',
    fix: 'Revoke one on purpose, time it, and write the figure down.',
    citations: [{ source: 'S52' }, { source: 'S53' }],
    scenario: 'cached-key',
    incident: {
      what: 'CircleCI, January 2023: replacing customers’ GitHub OAuth tokens took from 31 December to 7 January.',
      source: incidentSources['circleci-2023'],
    },
  },
  {
    id: 'unnoticed-leak',
    says: 'If somebody else used one of your credentials today, nobody would notice.',
    severity: 'later',
    harm: 'What is not noticed is not revoked: in the known incidents this was the slow part.',
    fix: 'Log the credential’s id with each call, show its last use, and alert on new networks.',
    citations: [{ source: 'owasp-secrets' }, { source: 'S53' }],
    scenario: 'logged-credential',
    incident: {
      what: 'Codecov, 2021: a changed upload script went unnoticed from 31 January to 1 April; a customer’s checksum found it.',
      source: incidentSources['codecov-2021'],
    },
  },
];

export const severityWords: Readonly<Record<Severity, { title: string; means: string }>> = {
  now: { title: 'Mend now', means: 'it can be used against you today' },
  soon: { title: 'Mend soon', means: 'it makes the next leak worse' },
  later: { title: 'Mend next', means: 'it decides how long a leak lasts' },
};

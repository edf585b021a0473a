import { incidentSources } from '../sources/incidents.js';
import type { Statement } from './types.js';

/** What decides how long a leak lasts. */
export const later: readonly Statement[] = [
  {
    id: 'never-revoked',
    says: 'We have timed how long a revoked credential still works.',
    severity: 'later',
    harm: 'On the day it matters you find out about the caches in front of the check.',
    fix: 'Revoke one on purpose, time it, and write the figure down.',
    findOut: 'Ask who did it last, and what the figure was.',
    citations: [{ source: 'S52' }, { source: 'S53' }],
    scenario: 'cached-key',
    incident: {
      what: 'CircleCI, January 2023: replacing customers’ GitHub OAuth tokens took from 31 December to 7 January.',
      source: incidentSources['circleci-2023'],
    },
  },
  {
    id: 'unnoticed-leak',
    says: 'We would notice a stranger who uses one of our credentials.',
    severity: 'later',
    harm: 'What is not noticed is not revoked: in the known incidents this was the slow part.',
    fix: 'Log the credential’s id with each call, show its last use, and alert on new networks.',
    findOut:
      'Call with a test key from a network that you never use, and wait for somebody to ask you about it.',
    citations: [{ source: 'owasp-secrets', section: '2.6' }, { source: 'S53' }],
    scenario: 'logged-credential',
    incident: {
      what: 'Codecov, 2021: a changed upload script went unnoticed from 31 January to 1 April; a customer’s checksum found it.',
      source: incidentSources['codecov-2021'],
    },
  },
];

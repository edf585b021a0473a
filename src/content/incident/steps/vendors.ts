import type { ActionWords } from './types.js';

/** What ends a key of somebody else's API that is yours to use. */
export const vendors = {
  'deny-principal': {
    does: 'Deny everything to this user from above: a service control policy, or else a deny-all policy',
    why: 'A thief with the right to do so can remove a policy from the user, but not one of the organization. Leave the quarantine policy of AWS in place: it blocks some actions, and does not switch the key off.',
    citations: [{ source: 'aws-delay' }],
  },
  'disable-vendor-key': {
    does: 'Switch the key off at the vendor: expire it now, with no grace',
    why: 'Inactive rather than deleted where you have the choice, so that its id can be searched for. Deleted is not refused: see how long it still works.',
    citations: [{ source: 'google-delay' }, { source: 'aws-delay' }],
  },
  'deny-sessions': {
    does: 'Deny sessions that were made before now, for the user and each role it could take',
    why: 'Switching the key off ends none of them: temporary credentials live for up to 36 hours. A policy is read on each call, and may take some minutes to arrive.',
    citations: [{ source: 'aws-temporary' }],
  },
  'restrict-vendor-key': {
    does: 'Switch off the costly API in the project, and restrict the key to what your site needs',
    why: 'Both act on the leaked key, and the first stops your own servers there too. Referrers prove nothing: outside a browser anybody can set them.',
    citations: [{ source: 'google-key-restrictions' }],
  },
  'cap-spending': {
    does: 'Set caps on quota and spending, where there are any',
    why: 'An alert about the budget stops nothing.',
    citations: [{ source: 'owasp-secrets' }],
  },
  'disable-service-account': {
    does: 'Disable the service account, not its key alone',
    why: 'Its access tokens are then rejected. Deleting the key leaves those it has already brought.',
    citations: [{ source: 'google-disable' }, { source: 'google-key-delete' }],
  },
  'stop-publishing': {
    does: 'Stop workflows and releases, and cancel running jobs',
    why: 'A changed workflow can read every secret that it is given: each of those counts as leaked.',
    citations: [{ source: 'owasp-secrets' }],
  },
} as const satisfies Record<string, ActionWords>;

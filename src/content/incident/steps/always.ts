import type { ActionWords } from './types.js';

/** What every plan has once access has ended or is limited: in the words of its kind where those differ. */
export const always = {
  'ask-kind': {
    does: 'Answer question 1: the plan depends on what it is',
    why: 'Its prefix, length and owner tell you; so does decoding it as a JWT or PEM, on your own machine.',
    citations: [{ source: 'owasp-secrets' }],
  },
  identify: {
    does: 'Find out what it is: two people, 15 minutes',
    why: 'Prefix, length, alphabet; does it decode as a JWT or PEM? Search the key table, session store, secret manager, settings and code history for the value or its hash. Never paste it into a search engine, a chat or a decoder page. If two things are possible, take the plan for the worse: a signing secret before a key, a key before a session. Not found within an hour: replace what it could be, owner by owner, the worst first.',
    citations: [{ source: 'owasp-secrets' }],
  },
  'stop-leaking': {
    does: 'Stop the leak itself: the log line, the script, the open bucket',
    why: 'Otherwise the new one leaks the same way. Close it without deleting anything yet.',
    citations: [{ source: 'owasp-secrets' }],
  },
  'close-open': {
    does: 'Close what is open already: streams, sockets, long polls, sessions',
    why: 'They were let in once, and few of them check again.',
    citations: [{ source: 'owasp-session' }],
  },
  prove: {
    does: 'Prove the refusal from outside, in every region and at every verifier: now, and when the window is over',
    why: 'One call that is let in restarts the clock. “Revoked” on a screen proves nothing.',
    citations: [{ source: 'S53' }, { source: 'google-delay' }],
  },
  'keep-evidence': {
    does: 'Keep the evidence before anything is deleted, restarted or replaced',
    why: 'The place with its author and time, who could read it, the access and audit logs of all regions: some are kept for only days. A second person can do this meanwhile. In the ticket, put a hash of the value, never the value.',
    citations: [{ source: 'nist-800-61', section: '3.3.1, 3.3.2' }],
  },
  'what-else': {
    does: 'Look for what else was there: the same commit, file, image layer, log line, machine',
    why: 'Each find is a leak with its own plan: a signing secret or a cloud administrator first.',
    citations: [{ source: 'owasp-secrets' }],
  },
  'read-log': {
    does: 'Read what it did since it leaked, not only since you noticed',
    why: 'By its id or hash: new networks, new paths, bursts of 401, 403 and 429.',
    citations: [{ source: 'S53' }],
  },
  'search-forged': {
    does: 'Search for forged tokens: ids that were never issued, odd exp, aud or roles',
    why: 'A forged token is in no record of issued tokens. Compare jti, or sub and iat, in every verifier’s log with what the issuer wrote down.',
    citations: [{ source: 'rfc7515', section: '10.5' }],
  },
  'compare-events': {
    does: 'Compare every event since then with the sender’s own list',
    why: 'A forger calls the receiver: the sender’s log does not show it. Ids the sender does not know are forged, and so may be duplicates.',
    citations: [{ source: 'S48' }],
  },
  'read-vendor-log': {
    does: 'Read the vendor’s audit log and bill, for all regions',
    why: 'There, the thief looks like you. A secret that was read with the key counts as leaked too.',
    citations: [{ source: 'owasp-secrets' }],
  },
  'what-made': {
    does: 'Look for what the thief made: keys, users, webhooks, grants, changed addresses',
    why: 'They outlive the credential.',
    citations: [{ source: 'aws-delay' }],
  },
  'end-what-was-got': {
    does: 'End what was got with forged tokens: sessions, refresh tokens, exchanged tokens',
    why: 'They are real, and the new key does not end them.',
    citations: [{ source: 'rfc9700', section: '4.14.2' }],
  },
  'undo-events': {
    does: 'Undo what forged events set off: orders, credits, shipments',
    why: 'They outlive the secret.',
    citations: [{ source: 'S48' }],
  },
  'tell-verifiers': {
    does: 'Tell everybody who verifies your tokens',
    why: 'Partners keep copies of the key set that you cannot purge.',
    citations: [{ source: 'rfc7517' }],
  },
  tell: {
    does: 'Tell its owner and whom it hits: what stops, since when, what still works',
    why: 'Use another channel than the one that leaked. With personal data, ask your data protection officer today.',
    citations: [{ source: 'owasp-secrets' }],
  },
  'tell-vendor': {
    does: 'Report whatever was there and is not yours to its vendor; GitHub tokens at POST /credentials/revoke',
    why: 'It takes up to 1,000 tokens per request without a sign-in, whoever owns them. Their owners are told, and it cannot be undone.',
    citations: [{ source: 'github-revoke' }, { source: 'github-revoke-kinds' }],
  },
  replace: {
    does: 'Give the rightful owner a new credential, by a different route, with the fewest rights and an expiry',
    why: 'Where the old one leaked, the new one would leak too.',
    citations: [{ source: 'owasp-secrets' }],
  },
  'take-down': {
    does: 'Only now remove it from where it leaked: log, repository, bundle, ticket',
    why: 'Copies already exist, and this stops none of them.',
    citations: [{ source: 'owasp-secrets' }],
  },
  'write-down': {
    does: 'Write down when it leaked, was noticed, was revoked and stopped working',
    why: 'The gap between the last two is your real delay.',
    citations: [{ source: 'S53' }],
  },
} as const satisfies Record<string, ActionWords>;

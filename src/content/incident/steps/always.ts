import type { ActionWords } from './types.js';

/** What every plan has once access has ended or is limited: in the words of its kind where those differ. */
export const always = {
  'ask-kind': {
    does: 'Answer question 1, what it is: the plan follows',
    why: 'Prefix, length and owner tell; so does decoding it as a JWT or PEM, on your own machine.',
    citations: [{ source: 'owasp-secrets' }],
  },
  identify: {
    does: 'Find out what it is: two people, 15 minutes',
    why: 'Prefix, length, alphabet; does it decode as a JWT or PEM? Search key table, session store, secret manager, settings and code history for the value or its hash. Never in a search engine, a chat or a page that decodes. If two things are possible, take the plan of the worse: a signing secret before a key, a key before a session. Not found within an hour: replace what it could be, owner by owner, the worst first.',
    citations: [{ source: 'owasp-secrets' }],
  },
  'stop-leaking': {
    does: 'Stop the leak itself: the log line, the script, the open bucket',
    why: 'Else the new one goes the same way. Close it without deleting anything yet.',
    citations: [{ source: 'owasp-secrets' }],
  },
  'close-open': {
    does: 'Close what is open already: streams, sockets, long polls, sessions',
    why: 'They were let in once, and few of them look again.',
    citations: [{ source: 'owasp-session' }],
  },
  prove: {
    does: 'Prove the refusal from outside, in every region and at every verifier: now, and when the window is over',
    why: 'One call that is let in starts the clock anew. “Revoked” on a screen proves nothing.',
    citations: [{ source: 'S53' }, { source: 'google-delay' }],
  },
  'keep-evidence': {
    does: 'Keep the evidence before anything is cleaned up',
    why: 'The place with its author and time, who could read it, the access and audit logs of all regions: some are kept for days only. In the ticket a hash of the value, never the value.',
    citations: [{ source: 'nist-800-61', section: '3.3.1' }],
  },
  'what-else': {
    does: 'Look for what else lay there: the same commit, file, image layer, log line, machine',
    why: 'Each find is a leak with a plan of its own, a signing secret or a cloud administrator first.',
    citations: [{ source: 'owasp-secrets' }],
  },
  'read-log': {
    does: 'Read what it did since it leaked, not since you noticed',
    why: 'By its id or hash: new networks, new paths, bursts of 401, 403 and 429.',
    citations: [{ source: 'S53' }],
  },
  'search-forged': {
    does: 'Search for forged tokens: ids that were never issued, odd exp, aud or roles',
    why: 'A forged token stands in no list of issue. Compare jti, or sub and iat, in every verifier’s log with what the issuer wrote down.',
    citations: [{ source: 'rfc7515', section: '10.5' }],
  },
  'compare-events': {
    does: 'Compare every event since then with the sender’s own list',
    why: 'A forger calls the receiver: the sender’s log does not show it. Ids the sender does not know are forged, and so may be duplicates.',
    citations: [{ source: 'S48' }],
  },
  'read-vendor-log': {
    does: 'Read the vendor’s audit log and bill, for all regions',
    why: 'There the thief is you. A secret that was read with the key counts as leaked too.',
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
    why: 'Over another way than the one that leaked. With personal data, ask your data protection officer today.',
    citations: [{ source: 'owasp-secrets' }],
  },
  'tell-vendor': {
    does: 'Of whatever lay there and is not yours, tell the vendor; tokens of GitHub at POST /credentials/revoke',
    why: 'That takes up to 1,000 tokens a request without signing in, of whomever they are. Their owners are told, and it cannot be undone.',
    citations: [{ source: 'github-revoke' }, { source: 'github-revoke-kinds' }],
  },
  replace: {
    does: 'Give the honest owner a new credential, on a new way, with the least rights and an end',
    why: 'Where the old one leaked, the new one would leak too.',
    citations: [{ source: 'owasp-secrets' }],
  },
  'take-down': {
    does: 'Only now take it out of where it leaked: log, repository, bundle, ticket',
    why: 'Copies exist already, and this stops none of them.',
    citations: [{ source: 'owasp-secrets' }],
  },
  'write-down': {
    does: 'Write down when it leaked, was noticed, was revoked and stopped working',
    why: 'The gap between the last two is your real delay.',
    citations: [{ source: 'S53' }],
  },
} as const satisfies Record<string, ActionWords>;

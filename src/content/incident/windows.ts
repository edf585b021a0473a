import type { Citation } from '../../core/decision/index.js';
import type { Condition, Exception, LoggedOut, Subject, Term } from '../../core/incident/index.js';

/** What a window is of, after its figure. */
export const subjectWords: Readonly<Record<Subject, string>> = {
  itself: 'after you end it',
  tokens: 'for tokens that were issued from it, from the same moment on',
  'if-pair': 'if it is of a key pair',
  'if-shared': 'if it is a shared secret (HS256)',
  'if-suspended': 'if the client is suspended at the authorization server',
  'if-owner': 'if its owner alone takes it back: out of the key set, or onto a list of revoked certificates',
  'made-from-it': 'for what was made from it, unless that is ended too',
  outage: 'for your own outage, if it is deleted before the new one runs',
};

/** A part of a sum: short, after its time; and what is said where nobody has measured it. */
export const termWords: Readonly<
  Record<Term['of'], { short: string; unknown?: string; citations?: readonly Citation[] }>
> = {
  verdict: { short: 'cache' },
  replication: { short: 'until every region has heard' },
  lifetime: { short: 'token' },
  leeway: { short: 'leeway' },
  list: { short: 'denylist', unknown: 'Time how long an entry takes to reach the last verifier.' },
  introspection: { short: 'remembered answer of the issuer' },
  gate: { short: 'memory of a gateway' },
  refresh: { short: 'refresh token' },
  session: { short: 'session' },
  cookie: { short: 'cookie' },
  keyset: { short: 'copies of the key set' },
  cdn: { short: 'CDN in front of the key set' },
  deploy: { short: 'slowest deployment', unknown: 'It takes as long as your slowest deployment: time that.' },
  clientkeys: {
    short: 'server’s copy of the client’s keys',
    unknown: 'Only its operator knows how long the authorization server keeps the client’s key set: ask.',
  },
  'aws-key': {
    short: 'measured by OFFENSAI',
    citations: [{ source: 'aws-delay' }],
  },
  'aws-session': {
    short: 'the longest life of temporary credentials, which a switched-off key does not end',
    citations: [{ source: 'aws-temporary' }],
  },
  'google-key': {
    short: 'to plan with: in ten trials by Aikido, deleted keys worked on for 8 to 23 min, 16 at the median',
    citations: [{ source: 'google-delay' }],
  },
  'google-account': {
    short: 'measured by Aikido for a service account',
    citations: [{ source: 'google-delay' }],
  },
  'google-token': {
    short: 'an access token by default, where its key is deleted and the account stays on',
    citations: [{ source: 'google-key-delete' }],
  },
  others: { short: 'others decide', unknown: 'Others decide, and publish no figure: prove each refusal.' },
  kind: { short: 'its kind', unknown: 'It depends on what it is. Treat it as if it never ends.' },
  certificate: {
    short: 'until its last day',
    unknown:
      'A list of revoked certificates counts when each server has loaded it, and many never look: assume that it works until its last day.',
  },
};

/** Before a step or a sentence that depends on an answer that is open. */
export const conditionWords: Readonly<Record<Condition, string>> = {
  public: 'If everybody could read it:',
  'refresh-out': 'If the refresh token has leaked too:',
  'refresh-safe': 'If the refresh token is safe:',
  pair: 'If it is of a key pair:',
  shared: 'If it is a shared secret (HS256):',
  'sessions-signed': 'Where sessions or refresh tokens are signed with it:',
  'sessions-opaque': 'Where sessions and refresh tokens are looked up:',
  'web-app': 'If people sign in through it:',
};

export const loggedOutWords: Readonly<Record<LoggedOut, string>> = {
  nobody: 'Nobody. Whoever verifies has to take the new one.',
  'nobody-renews':
    'Nobody: the next refresh brings another token. Whoever is suspended is out until the old one has passed exp and the leeway.',
  caller: 'The one caller that uses it, until it has the new one. No person.',
  session: 'Whoever’s session it was, in that browser or app: they sign in again.',
  person: 'The one person, everywhere.',
  'app-users': 'Whoever’s refresh token it was, in that app: they sign in again.',
  client: 'The client: it gets no tokens until it has the new one. No person signs in through it.',
  'refresh-stops':
    'From the deletion to the deployment nobody can sign in and every refresh fails: people drop out as their access tokens end, or at once where you refuse those.',
  'two-secrets':
    'Nobody, if the new secret runs before the old one is deleted, and before tokens of this client are refused.',
  jobs: 'No person. Your own jobs and services with this key stop.',
  visitors: 'No person. Visitors with the old page lose what the key was for, until they load it again.',
  'access-tokens-once':
    'Every access token signed with it ends, once. Holders of opaque refresh tokens renew without noticing, machines fetch another.',
  everybody:
    'Everybody who is signed in, and links for a new password or a confirmed address that are signed with it.',
  'cookie-holders':
    'With a check per person: this one. With a new key: everybody, and whatever else is signed with it.',
  'payments-late': 'Nobody. What events set off comes late while they wait.',
  'not-known': 'Not known until its kind is. The rule at the edge hits only whoever uses this very value.',
};

/** When to replace it first, and for how long at most. */
export const exceptionWords: Readonly<Record<Exception, string>> = {
  narrowed:
    'Only where stopping the caller does more harm than the thief can: narrow it to reading, or to the caller’s addresses, at once; revoke it within 60 minutes. A named person decides, and writes it down.',
  'narrowed-reads':
    'Only where it can do little: narrow it at once, and end it within 60 minutes. Never with rights to write, pay or administer. A named person decides.',
  'short-token': 'Not needed. With less than a minute left, continue with the evidence and note it.',
  'no-hurry':
    'Without the client’s credential it opens nothing: the new sign-ins may be spread over 24 hours.',
  'client-secret':
    'The new secret beside the old for at most 60 minutes, with no client credentials grant, PKCE enforced, no refresh token leaked, and somebody watching the token endpoint. A named person decides.',
  'new-key-first':
    'At most 15 minutes to have the new key in place, if nothing would work at all without it, while the old one is refused at the edge. A named person decides.',
  'per-user-check':
    'Up to 30 minutes to ship the check per person, for the cookie of somebody without special rights. A named person decides.',
  'fetched-events':
    'Events may be acted on during the roll if each is fetched from the sender first, for at most 60 minutes.',
  'public-data':
    'Only where the key reads what is public anyway, or is restricted already: replace it first, and switch it off within 60 minutes. A named person decides.',
  none: 'None: end it first.',
};

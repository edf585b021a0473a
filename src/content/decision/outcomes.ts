import type { Citation, OutcomeId } from '../../core/decision/index.js';
import { outcomeNames, type Lane, type OutcomeName } from './outcomeNames.js';

export interface HeadlinePart {
  text: string;
  /** Set on the outcome's own name, the part that stands out. */
  lane?: Lane;
}

export interface Cost {
  text: string;
  citations: readonly Citation[];
}

export interface VariantWords {
  /** In place of the outcome's name, where one form is told from another: with no comma, as that is. */
  name: string;
  /** In place of the outcome's own, where the variant is another thing to hold. */
  headline?: readonly HeadlinePart[];
  sentence: string;
  /** In place of the outcome's own, where it costs something else. */
  costs?: readonly Cost[];
}

export interface OutcomeWords extends OutcomeName {
  /** The recommendation in one sentence, in parts. */
  headline: readonly HeadlinePart[];
  /** How it works, in one sentence. */
  sentence: string;
  costs: readonly Cost[];
  variants?: Readonly<Record<string, VariantWords>>;
}

export const outcomes: Readonly<Record<OutcomeId, OutcomeWords>> = {
  'api-key': {
    ...outcomeNames['api-key'],
    headline: [
      { text: 'Use an ' },
      { text: 'API key', lane: 'key' },
      { text: ', stored hashed, limited per key.' },
    ],
    sentence:
      'Each caller gets a long random key of its own, shown once. You keep its SHA-256, look it up when a call comes in, and end it by revoking that one row.',
    costs: [
      {
        text: 'A lookup on each call, or a cache: behind a cache, a revoked key works until the cached answer runs out.',
        citations: [{ source: 'S52' }, { source: 'S53' }],
      },
      {
        text: 'It works for whoever holds it, so keep it out of pages, apps, addresses and logs.',
        citations: [{ source: 'owasp-rest', section: 'API Keys' }],
      },
      {
        text: 'It says which customer, service or script calls, not which of a customer’s people. Only a personal key names a person: its owner.',
        citations: [{ source: 'owasp-api2-2023' }, { source: 'S06' }],
      },
      {
        text: 'Rotation is yours to offer: two keys side by side for a while, or a customer’s calls fail.',
        citations: [{ source: 'S52' }, { source: 'S53' }],
      },
    ],
    variants: {
      signed: {
        name: 'API key with signed requests',
        headline: [
          { text: 'Use an ' },
          { text: 'API key', lane: 'key' },
          { text: ', and have the caller sign each request.' },
        ],
        sentence:
          'The caller signs with a private key of its own, which it never sends. Your application keeps the public key in the same row, and checks the signature and its age on each call, so that a copied API key alone opens nothing. You run nothing but the application.',
        costs: [
          {
            text: 'Each caller needs a library that signs requests, and an accurate clock.',
            citations: [{ source: 'rfc9421' }],
          },
          {
            text: 'A lookup on each call, or a cache: behind a cache, a revoked key works until the cached answer runs out.',
            citations: [{ source: 'S52' }, { source: 'S53' }],
          },
          {
            text: 'It says which customer, service or device calls, not which of a customer’s people.',
            citations: [{ source: 'owasp-api2-2023' }, { source: 'S06' }],
          },
          {
            text: 'Rotation is yours to offer: two keys side by side for a while, or a customer’s calls fail.',
            citations: [{ source: 'S52' }, { source: 'S53' }],
          },
        ],
      },
    },
  },
  'jwt-refresh': {
    ...outcomeNames['jwt-refresh'],
    headline: [
      { text: 'Use a ' },
      { text: 'short-lived JWT', lane: 'jwt' },
      { text: ' with a refresh token.' },
    ],
    sentence:
      'Each service checks the signed access token by itself. It runs out within minutes, and a rotated refresh token brings the next one; a person signs in through OAuth authorization code with PKCE.',
    costs: [
      {
        text: 'A revoked access token works until its expiry plus the verifier’s leeway. A denylist ends it sooner, at the price of state.',
        citations: [{ source: 'rfc7009', section: '3' }],
      },
      {
        text: 'Refresh tokens are state. Replaced at each use, they reveal a theft when a used one comes back, and sometimes log out an honest user with two tabs.',
        citations: [{ source: 'rfc9700', section: '4.14.2' }],
      },
      {
        text: 'Signing keys have to be published and rotated, and verifiers cache them, often for minutes.',
        citations: [{ source: 'rfc7517', section: '5' }],
      },
      {
        text: 'Roles in the token stay as they were until the next refresh.',
        citations: [{ source: 'S34' }],
      },
    ],
  },
  'key-to-jwt': {
    ...outcomeNames['key-to-jwt'],
    headline: [
      { text: 'Take a ' },
      { text: 'key', lane: 'key' },
      { text: ' at the door and pass a ' },
      { text: 'short JWT', lane: 'jwt' },
      { text: ' inside.' },
    ],
    sentence:
      'Callers hold a key. The services behind see a signed token that lives for minutes and that each of them can check alone.',
    costs: [
      {
        text: 'Two credentials to issue, watch and explain, and a place where one becomes the other.',
        citations: [{ source: 'S33' }],
      },
      {
        text: 'A JWT already minted lives on to its expiry unless it carries the key’s id and somebody checks it.',
        citations: [{ source: 'rfc7009', section: '3' }],
      },
      {
        text: 'The services have to check the signed identity too; a plain header from the gateway can be forged.',
        citations: [{ source: 'owasp-microservices', section: 'External Entity Identity Propagation' }],
      },
    ],
    variants: {
      gateway: {
        name: 'Key swapped at the gateway',
        sentence:
          'The gateway checks the key on each call and passes a short JWT inward, so access ends with the gateway’s own lookup or cache.',
      },
      client: {
        name: 'Key swapped by the client',
        headline: [
          { text: 'Swap a ' },
          { text: 'key', lane: 'key' },
          { text: ' for a ' },
          { text: 'short JWT', lane: 'jwt' },
          { text: ', and call with that.' },
        ],
        sentence:
          'Whoever holds the key, never a page or an app, exchanges it for a short JWT, which lives on to its expiry after you revoke the key.',
      },
    },
  },
  'session-to-jwt': {
    ...outcomeNames['session-to-jwt'],
    headline: [
      { text: 'Keep a ' },
      { text: 'session', lane: 'neither' },
      { text: ' outside and pass a ' },
      { text: 'short JWT', lane: 'jwt' },
      { text: ' inside.' },
    ],
    sentence:
      'What comes in is checked at the edge and swapped for a signed token that lives for minutes, names the person, and that each service behind can check alone.',
    costs: [
      {
        text: 'The edge looks up a session or a token on each call, and has to be up for all of them.',
        citations: [{ source: 'rfc7662', section: '4' }],
      },
      {
        text: 'A token already swapped lives on to its expiry: make it a minute or two, and never pass it back out.',
        citations: [{ source: 'rfc7009', section: '3' }],
      },
      {
        text: 'The services have to check the signed identity too; a plain header from the gateway can be forged.',
        citations: [{ source: 'owasp-microservices' }],
      },
      {
        text: 'Each service needs a token for itself: one audience, only the rights it needs.',
        citations: [
          { source: 'rfc8693', section: '2.1' },
          { source: 'rfc8707', section: '2' },
        ],
      },
    ],
    variants: {
      cookie: {
        name: 'Cookie session swapped for a short JWT',
        sentence:
          'The browser holds an HttpOnly cookie, the backend for the frontend keeps the tokens, and no script in the page can read either. A defence against cross-site request forgery is required.',
      },
      opaque: {
        name: 'Opaque token swapped for a short JWT',
        headline: [
          { text: 'Hand out an ' },
          { text: 'opaque token', lane: 'jwt' },
          { text: ' and pass a ' },
          { text: 'short JWT', lane: 'jwt' },
          { text: ' inside.' },
        ],
        sentence:
          'The client gets its token through OAuth authorization code with PKCE, and refreshes it. It means nothing outside: the gateway asks the issuer what it stands for and passes the answer on as a JWT.',
      },
      'on-behalf': {
        name: 'User token swapped for a short JWT',
        headline: [
          { text: 'Swap the user’s token for a ' },
          { text: 'short JWT', lane: 'jwt' },
          { text: ' that names the calling service too.' },
        ],
        sentence:
          'The service that calls exchanges the token it was given for one made for the next service, which names the user as sub and the calling service as act.',
      },
    },
  },
  'revocable-token': {
    ...outcomeNames['revocable-token'],
    headline: [
      { text: 'Use a ' },
      { text: 'token you can revoke', lane: 'jwt' },
      { text: ': an opaque one that is looked up, or a JWT with a denylist.' },
    ],
    sentence:
      'The checking service asks before it believes the token: your own table of tokens, the issuer, a denylist or, where it can ask nothing, its copy of one.',
    costs: [
      {
        text: 'Each check depends on a store or on the issuer. When that is down you either refuse everybody or let revoked tokens in.',
        citations: [{ source: 'rfc7662', section: '4' }],
      },
      {
        text: 'Behind a cache, a revoked token works until the cached answer runs out.',
        citations: [{ source: 'rfc7662', section: '4' }],
      },
      {
        text: 'A denylist holds issuer and token id until the token expires; a hash of the token can be bypassed.',
        citations: [{ source: 'owasp-jwt', section: 'JWT denylist' }],
      },
    ],
  },
  'cookie-session': {
    ...outcomeNames['cookie-session'],
    headline: [
      { text: 'Use a ' },
      { text: 'server-side session', lane: 'neither' },
      { text: ' in an HttpOnly cookie.' },
    ],
    sentence:
      'The browser holds a random session id in a Secure, HttpOnly, SameSite cookie. The session is a row on your server, and ending it there ends the access.',
    costs: [
      {
        text: 'A session lookup on each call, in a store that all your servers share.',
        citations: [{ source: 'oauth-browser-apps', section: '6.1.2.3' }],
      },
      {
        text: 'Cookies travel by themselves, so a defence against cross-site request forgery is required.',
        citations: [{ source: 'oauth-browser-apps', section: '6.1.3.3' }],
      },
      {
        text: 'HttpOnly keeps scripts from reading the cookie. A hostile script in your page can still use it there.',
        citations: [{ source: 'owasp-session' }],
      },
    ],
  },
  'client-credentials': {
    ...outcomeNames['client-credentials'],
    headline: [
      { text: 'Use ' },
      { text: 'OAuth client credentials', lane: 'jwt' },
      { text: ' and short access tokens.' },
    ],
    sentence:
      'The calling software proves itself to the issuer, best with a key pair, and gets an access token that lives for minutes. Your API never sees the long-lived secret.',
    costs: [
      {
        text: 'Somebody runs or buys an issuer, and it has to be up when tokens run out.',
        citations: [{ source: 'rfc6749', section: '4.4' }],
      },
      {
        text: 'Revoking the client stops new tokens. One already issued works to its expiry wherever it is checked locally.',
        citations: [{ source: 'S29' }, { source: 'S34' }],
      },
      {
        text: 'A bootstrap secret or private key remains, as long-lived as an API key.',
        citations: [{ source: 'rfc9700', section: '2.5' }],
      },
      {
        text: 'Integrators ask for a token before their first call, with an OAuth library rather than one header.',
        citations: [{ source: 'S05' }],
      },
    ],
  },
  'workload-identity': {
    ...outcomeNames['workload-identity'],
    headline: [
      { text: 'Use ' },
      { text: 'workload identity', lane: 'neither' },
      { text: ': mTLS, SPIFFE or OIDC federation.' },
    ],
    sentence: 'Each caller proves what it is with its own certificate or token, bound to where it runs.',
    costs: [
      {
        text: 'Something that issues, renews and rotates: PKI, a mesh, or a cloud service.',
        citations: [{ source: 'owasp-microservices' }, { source: 'S45' }],
      },
      {
        text: 'Checked offline, a token of a deleted workload is accepted until it expires. An online check sees the deletion.',
        citations: [{ source: 'S26' }],
      },
      {
        text: 'A JWT-SVID can be replayed by whoever copies it. X.509 or another bound credential avoids that.',
        citations: [{ source: 'spiffe-jwt-svid' }],
      },
    ],
    variants: {
      platform: {
        name: 'Workload identity from your platform',
        sentence: 'The platform issues and renews it by itself, so nobody stores a long-lived secret.',
      },
      federation: {
        name: 'Workload identity by federation',
        sentence:
          'A job, or a partner’s service, shows the token that its own platform gives it, and gets short access for it; no key is stored with it.',
      },
      device: {
        name: 'Workload identity for devices',
        sentence:
          'Each device holds a private key that never leaves it. You issue its certificate, renew it in the field, and take it back.',
      },
    },
  },
  'webhook-signature': {
    ...outcomeNames['webhook-signature'],
    headline: [
      { text: 'Sign each ' },
      { text: 'webhook', lane: 'neither' },
      { text: '; the receiver verifies it.' },
    ],
    sentence:
      'You call them, so nobody presents a credential to you. Sign the body of each event, with one secret for each endpoint, and let the receiver check it.',
    costs: [
      {
        text: 'Each receiver has to verify the signature over the exact body before it acts on the event.',
        citations: [{ source: 'S48' }],
      },
      {
        text: 'One secret per endpoint to hand out and rotate. A plain verification token is less work and weaker.',
        citations: [{ source: 'S48' }, { source: 'S49' }],
      },
    ],
  },
  none: {
    ...outcomeNames.none,
    headline: [{ text: 'Nothing grants ' }, { text: 'all of this', lane: 'neither' }, { text: ' at once.' }],
    sentence: 'Some of your answers ask for opposite things. Choose which one to give up.',
    costs: [],
  },
};

import type { Citation } from '../../core/decision/index.js';
import type { ChoiceId, LeakedCredential, SecondsId } from '../../core/incident/index.js';

/** A question as it stands on the page, and whose figure counts while nobody has answered it. */
export interface QuestionWords {
  asks: string;
  /** Another wording where a kind has a word of its own for the same thing. */
  asksOf?: Partial<Record<LeakedCredential, string>>;
  /** After “Assumed: ”. */
  assumed: string;
  citations?: readonly Citation[];
}

export const secondsWords: Readonly<
  Record<SecondsId, QuestionWords & { names?: Readonly<Record<number, string>> }>
> = {
  verdict: {
    asks: 'A gateway or cache remembers the verdict on it for',
    asksOf: {
      'session-cookie': 'Servers remember a session for',
      'stateless-cookie': 'Something in front of your server remembers a good cookie for',
    },
    assumed: 'the most that API Gateway allows; 5 min is its default',
    citations: [{ source: 'aws-authorizer' }],
    names: { 300: 'API Gateway’s default', 3600: 'API Gateway’s most' },
  },
  replication: {
    asks: 'Every region learns of it within',
    assumed: 'what Unkey says of its regions',
    citations: [{ source: 'S52' }],
  },
  lifetime: {
    asks: 'An access token lives for',
    assumed: 'Auth0’s default',
    citations: [{ source: 'auth0-lifetime' }],
  },
  leeway: {
    asks: 'Clocks may differ by (leeway)',
    assumed: '.NET’s default',
    citations: [{ source: 'dotnet-clock-skew' }],
  },
  list: {
    asks: 'A denylist entry arrives within',
    assumed: 'not known, measure it: until then only the expiry counts',
  },
  introspection: {
    asks: 'The issuer’s answer is remembered for',
    assumed: 'Zuplo’s default',
    citations: [{ source: 'zuplo-introspection' }],
  },
  gate: {
    asks: 'Something in front of your API remembers a good token for',
    assumed: 'the most that API Gateway allows; 5 min is its default',
    citations: [{ source: 'aws-authorizer' }],
    names: { 300: 'API Gateway’s default', 3600: 'API Gateway’s most' },
  },
  refresh: {
    asks: 'A refresh token lives, with its successors, for',
    assumed: 'a life that each use extends has no end',
  },
  session: {
    asks: 'A session ends, however much it is used, after',
    assumed: 'a life that each use extends has no end',
  },
  cookie: {
    asks: 'The cookie lives for',
    assumed: 'Flask’s default',
    citations: [{ source: 'quay-session' }],
  },
  keyset: {
    asks: 'Verifiers keep the key set for',
    assumed: '.NET’s 12 h, its jitter of up to 36 min, and 1 h of last known good; jose keeps it for 10 min',
    citations: [
      { source: 'dotnet-key-set' },
      { source: 'aws-http-jwt' },
      { source: 'aws-rest-jwt-keys' },
      { source: 'jose-remote-jwks' },
    ],
    names: {
      600: 'jose',
      3600: 'AWS REST API',
      7200: 'AWS HTTP API',
      43_200: '.NET',
      48_960: '.NET at its longest',
    },
  },
  cdn: {
    asks: 'A CDN in front of the key set keeps it for',
    assumed: 'CloudFront’s default unless a header says otherwise',
    citations: [{ source: 'cloudfront-ttl' }],
  },
  deploy: {
    asks: 'Your slowest deployment takes',
    assumed: 'not known: time it',
  },
  clientkeys: {
    asks: 'The authorization server keeps the client’s key set for',
    assumed: 'not known: ask whoever runs it',
  },
};

export const choiceWords: Readonly<
  Record<ChoiceId, QuestionWords & { offers: Readonly<Record<string, string>> }>
> = {
  issued: {
    asks: 'Access tokens that its holder got with it',
    assumed: 'yes',
    offers: { yes: 'yes', no: 'no' },
  },
  lookup: {
    asks: 'A token is checked by',
    assumed: 'its signature alone',
    offers: {
      none: 'its signature alone',
      denylist: 'the signature, then a denylist of tokens',
      client: 'the signature, then a denylist of clients',
      introspection: 'the issuer, about each token',
    },
  },
  refreshout: {
    asks: 'Has its refresh token leaked too?',
    assumed: 'yes, where it matters',
    offers: { yes: 'yes', no: 'no' },
  },
  bound: {
    asks: 'A refresh also needs the client’s secret, and that is safe',
    assumed: 'no',
    offers: { yes: 'yes, both', no: 'no' },
  },
  lookedup: {
    asks: 'Each request looks the person up (account, session version)',
    assumed: 'no',
    offers: { yes: 'yes', no: 'no' },
  },
  sliding: {
    asks: 'Each use renews it',
    assumed: 'yes',
    offers: { yes: 'yes', no: 'no' },
  },
  alg: {
    asks: 'Which kind?',
    assumed: 'the plan says both',
    offers: {
      pair: 'a key pair with a key set (RS256, ES256, EdDSA)',
      shared: 'a secret that all verifiers share (HS256)',
    },
  },
  signed: {
    asks: 'Sessions or refresh tokens are signed with it too',
    assumed: 'the plan says both',
    offers: { yes: 'yes', no: 'no, those are looked up' },
  },
  grant: {
    asks: 'The client gets tokens with',
    assumed: 'the secret alone',
    offers: {
      alone: 'the secret alone (client credentials)',
      code: 'a code from a person who signs in, with PKCE',
    },
  },
  secrets: {
    asks: 'The authorization server accepts two secrets at a time',
    assumed: 'no',
    offers: { yes: 'yes', no: 'no' },
  },
  form: {
    asks: 'It belongs to',
    assumed: 'a client that signs assertions',
    offers: {
      assertion: 'a client that signs assertions (private_key_jwt)',
      'client-certificate': 'a client’s certificate (mTLS)',
      'server-certificate': 'a server’s certificate',
    },
  },
  side: {
    asks: 'Who are you?',
    assumed: 'you receive the events',
    offers: { receive: 'we receive the events', send: 'we send them, others verify' },
  },
  vendor: {
    asks: 'Whose is it?',
    assumed: 'somebody who publishes no figure',
    offers: {
      aws: 'AWS, an access key',
      'google-key': 'Google, an API key',
      'google-account': 'Google, a service account’s key',
      github: 'GitHub, a token',
      stripe: 'Stripe, a secret key',
      other: 'somebody else’s',
    },
  },
  public: {
    asks: 'Could everybody read it (repository, paste, bundle)?',
    assumed: 'the plan says both',
    offers: { yes: 'yes', no: 'no' },
  },
};

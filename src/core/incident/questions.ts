/**
 * What the plans depend on. One question, one parameter of the address: it means the same in every kind that asks it.
 * All times are seconds. What nobody has answered is assumed at the long end: the figures are published defaults and
 * maxima, and `content/incident/questions.ts` says whose. `unknown` is what no vendor can know: it has to be measured.
 */
interface Seconds {
  assumed: number | 'never' | 'unknown';
  /** To choose from. */
  offers: readonly (number | 'never')[];
}
interface Choice {
  /** What counts while it is open; `unsure` where the plan then says both. */
  assumed: string;
  offers: readonly string[];
}

const DAY = 86_400;

export const SECONDS = {
  /** How long a verdict on the credential itself is remembered: a gateway's, a node's. */
  verdict: { assumed: 3600, offers: [0, 30, 60, 120, 180, 300, 600, 3600, DAY] },
  /** How long until every region has heard. */
  replication: { assumed: 30, offers: [0, 5, 30, 60, 300] },
  lifetime: {
    assumed: DAY,
    offers: [300, 600, 900, 3600, 43_200, DAY, 7 * DAY, 30 * DAY],
  },
  leeway: { assumed: 300, offers: [0, 5, 30, 60, 300] },
  /** How old a verifier's copy of the denylist may be. */
  list: { assumed: 'unknown', offers: [0, 5, 30, 60, 300, 3600] },
  /** How long the issuer's answer about a token is remembered. */
  introspection: { assumed: 600, offers: [0, 30, 60, 120, 300, 600] },
  /** How long something in front of the API remembers that a token was good. */
  gate: { assumed: 3600, offers: [0, 30, 60, 120, 300, 600, 3600] },
  /** How long a refresh token, with its successors, lives from the sign-in. */
  refresh: { assumed: 'never', offers: [28_800, DAY, 30 * DAY, 90 * DAY, 'never'] },
  /** After how long a session ends, however much it is used. */
  session: { assumed: 'never', offers: [3600, 28_800, 43_200, DAY, 30 * DAY, 'never'] },
  cookie: { assumed: 31 * DAY, offers: [3600, 28_800, DAY, 7 * DAY, 14 * DAY, 31 * DAY] },
  /** How old a verifier's copy of the key set may be. */
  keyset: { assumed: 48_960, offers: [0, 300, 600, 3600, 7200, 43_200, 48_960] },
  /** How long a CDN in front of the key set keeps it. */
  cdn: { assumed: DAY, offers: [0, 300, 600, 3600, DAY] },
  /** The slowest of all deployments that have to happen. */
  deploy: { assumed: 'unknown', offers: [60, 300, 600, 900, 1200, 1800, 2700, 3600, DAY] },
  /** How long the authorization server keeps the key set of a client. */
  clientkeys: { assumed: 'unknown', offers: [0, 60, 300, 600, 3600, DAY] },
} as const satisfies Record<string, Seconds>;
export type SecondsId = keyof typeof SECONDS;

export const CHOICES = {
  /** Whether access tokens were issued from it. */
  issued: { assumed: 'yes', offers: ['yes', 'no'] },
  /** What the verifier asks about a token besides its signature. */
  lookup: { assumed: 'none', offers: ['none', 'denylist', 'client', 'introspection'] },
  /** Whether the refresh token is out as well. */
  refreshout: { assumed: 'unsure', offers: ['yes', 'no'] },
  /** Whether a refresh takes the client's own credential too, and that is safe. */
  bound: { assumed: 'no', offers: ['yes', 'no'] },
  /** Whether each request looks the person up. */
  lookedup: { assumed: 'no', offers: ['yes', 'no'] },
  sliding: { assumed: 'yes', offers: ['yes', 'no'] },
  alg: { assumed: 'unsure', offers: ['pair', 'shared'] },
  /** Whether sessions or refresh tokens are signed with the same key. */
  signed: { assumed: 'unsure', offers: ['yes', 'no'] },
  /** What the client gets its tokens with. */
  grant: { assumed: 'alone', offers: ['alone', 'code'] },
  /** Whether the authorization server takes two secrets of one client at a time. */
  secrets: { assumed: 'no', offers: ['yes', 'no'] },
  form: { assumed: 'assertion', offers: ['assertion', 'client-certificate', 'server-certificate'] },
  side: { assumed: 'receive', offers: ['receive', 'send'] },
  vendor: {
    assumed: 'other',
    offers: ['aws', 'google-key', 'google-account', 'github', 'stripe', 'other'],
  },
  /** Whether everybody could read it. */
  public: { assumed: 'unsure', offers: ['yes', 'no'] },
} as const satisfies Record<string, Choice>;
export type ChoiceId = keyof typeof CHOICES;

export type QuestionId = SecondsId | ChoiceId;

export type Answers = Partial<Record<SecondsId, number | 'never'>> & {
  [Id in ChoiceId]?: (typeof CHOICES)[Id]['offers'][number];
};

/** A question of a kind, and the answer to an earlier one that brings it up. */
export interface Ask {
  question: QuestionId;
  when?: readonly [ChoiceId, ...string[]];
  /** Where a kind offers fewer answers than the question has. */
  only?: readonly string[];
}

/** The longest time that anybody may say: ten years. */
export const MOST_S = 10 * 365 * DAY;

export function isSeconds(id: QuestionId): id is SecondsId {
  return Object.hasOwn(SECONDS, id);
}

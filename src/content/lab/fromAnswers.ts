import type { AnswerId, Condition, OutcomeId, QuestionId } from '../../core/decision/index.js';
import type { Settings as AllSettings } from '../../core/simulation/index.js';

/** A story, and the answers it is for; without any, it is for all. */
interface Told {
  story: string;
  when?: readonly Condition[];
}

const ASKED_EACH_TIME: Condition = { question: 'lookup', answers: ['cheap'] };
const ONE_SERVICE: Condition = { question: 'verifiers', answers: ['one'] };

/** Which story shows a revocation: by a copy of a list, or where the store itself is asked, by asking it. */
const OF_A_LIST: readonly Told[] = [
  { story: 'leaked-credential', when: [ASKED_EACH_TIME] },
  { story: 'denylist' },
];

/** Keys: a cache in gateways of several regions, where there are any; else a key that is looked up, or lies in a log. */
const OF_KEYS: readonly Told[] = [
  { story: 'leaked-credential', when: [ASKED_EACH_TIME] },
  { story: 'logged-credential', when: [ONE_SERVICE] },
  { story: 'cached-key' },
];

/**
 * The stories that show each outcome on its worst day: the first whose answers are given. A story keeps its own
 * settings, since its words, its question and its task speak of them. None where nothing that is presented can leak.
 */
export const STORIES_OF: Readonly<Record<OutcomeId, readonly Told[]>> = {
  'api-key': OF_KEYS,
  'jwt-refresh': [{ story: 'short-and-refresh' }],
  'key-to-jwt': [
    // The gateway swaps: what the caller holds is the key, and its end is the gateway's own.
    {
      story: 'leaked-credential',
      when: [
        { question: 'verifiers', answers: ['gateway'] },
        { question: 'home', answers: ['server', 'ephemeral', 'local', 'device'] },
        ASKED_EACH_TIME,
      ],
    },
    {
      story: 'cached-key',
      when: [
        { question: 'verifiers', answers: ['gateway'] },
        { question: 'home', answers: ['server', 'ephemeral', 'local', 'device'] },
        { question: 'lookup', answers: ['cached'] },
      ],
    },
    { story: 'key-to-jwt' },
  ],
  'session-to-jwt': [{ story: 'pass-it-on' }],
  'revocable-token': OF_A_LIST,
  'cookie-session': [{ story: 'sacked-admin' }],
  'client-credentials': [{ story: 'leaked-credential' }],
  'workload-identity': [{ story: 'leaked-credential', when: [ONE_SERVICE] }, { story: 'signing-key' }],
  'webhook-signature': [],
  none: OF_A_LIST,
};

type Settings = Partial<Omit<AllSettings, 'down'>>;

const MINUTE: Condition = { question: 'revocation', answers: ['minute'] };

/**
 * What answers say of the API that the sandbox sets up, with safe defaults. All that fit count, and later ones win: where
 * nothing can be looked up, a wish for a denylist cannot be met. What was advised for a minute holds there, too.
 */
export const SETTINGS_OF: readonly { when: readonly Condition[]; settings: Settings }[] = [
  on('revocation', 'next-request', { denylist: true, accessTtlS: 900 }),
  on('revocation', 'minute', { denylist: true, denylistPropagationS: 30, accessTtlS: 900 }),
  on('revocation', 'quarter-hour', { accessTtlS: 900 }),
  on('revocation', 'later', { accessTtlS: 3600 }),
  on('verifiers', 'one', { regions: ['eu'] }),
  on('verifiers', 'gateway', { regions: ['eu'] }),
  on('verifiers', 'many', { regions: ['eu', 'us', 'ap'] }),
  on('verifiers', 'other-organisations', { regions: ['eu', 'us', 'ap'], denylist: false }),
  on('lookup', 'cheap', { keyCacheS: 0 }),
  on('lookup', 'cached', { keyCacheS: 60, denylistPropagationS: 30 }),
  on('lookup', 'none', { keyCacheS: 300, denylist: false }),
  // A list that verifiers pull is no look-up; who is outside pulls none of ours, so that the token itself is short.
  {
    when: [MINUTE, { question: 'lookup', answers: ['none'] }],
    settings: { keyCacheS: 60, denylist: true },
  },
  {
    when: [MINUTE, { question: 'verifiers', answers: ['other-organisations'] }],
    settings: { denylist: false, accessTtlS: 60 },
  },
  on('metering', 'main', { limit: { requests: 10, windowS: 60 } }),
];

function on(question: QuestionId, answer: AnswerId, settings: Settings): (typeof SETTINGS_OF)[number] {
  return { when: [{ question, answers: [answer] }], settings };
}

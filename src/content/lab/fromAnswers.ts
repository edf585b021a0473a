import type { AnswerId, OutcomeId, QuestionId } from '../../core/decision/index.js';
import type { Settings as AllSettings } from '../../core/simulation/index.js';

/** The story that shows each outcome on its worst day; none where nothing that is presented can leak. */
export const STORY_OF: Readonly<Record<OutcomeId, string | null>> = {
  'api-key': 'cached-key',
  'jwt-refresh': 'short-and-refresh',
  'key-to-jwt': 'key-to-jwt',
  'session-to-jwt': 'pass-it-on',
  'revocable-token': 'denylist',
  'cookie-session': 'sacked-admin',
  'client-credentials': 'leaked-credential',
  'workload-identity': 'signing-key',
  'webhook-signature': null,
  none: 'denylist',
};

type Settings = Partial<Omit<AllSettings, 'down'>>;

/**
 * What an answer says of the API that the Lab sets up, with safe defaults. Later questions
 * win: where nothing can be looked up, a wish for a denylist cannot be met.
 */
export const SETTINGS_OF: readonly (readonly [QuestionId, Readonly<Record<AnswerId, Settings>>])[] = [
  [
    'revocation',
    {
      'next-request': { denylist: true, accessTtlS: 900 },
      minute: { denylist: true, denylistPropagationS: 30, accessTtlS: 900 },
      'quarter-hour': { accessTtlS: 900 },
      later: { accessTtlS: 3600 },
    },
  ],
  [
    'verifiers',
    {
      one: { regions: ['eu'] },
      gateway: { regions: ['eu'] },
      many: { regions: ['eu', 'us', 'ap'] },
      'other-organisations': { regions: ['eu', 'us', 'ap'], denylist: false },
    },
  ],
  [
    'lookup',
    {
      cheap: { keyCacheS: 0 },
      cached: { keyCacheS: 60, denylistPropagationS: 30 },
      none: { keyCacheS: 300, denylist: false },
    },
  ],
  ['metering', { main: { limit: { requests: 10, windowS: 60 } } }],
];

import type { Settings } from '../../core/simulation/index.js';

type Value = string | number | boolean | Settings['limit'] | Settings['regions'];
/** A setting that the Lab shows as a dial: what may break is a switch of its own. */
export type SettingName = Exclude<keyof Settings, 'down'>;

export interface SettingWords {
  label: string;
  group: 'API keys' | 'Tokens' | 'What is looked up' | 'Limits';
  /** How a choice reads. Seconds need no words: they are shown with their unit. */
  choices: readonly (readonly [value: Value, label?: string])[];
  /** What it buys, and what it costs. */
  costs: string;
}

const OFF_ON = [
  [false, 'off'],
  [true, 'on'],
] as const;

/** Every setting in words. Sensible choices, from published defaults where there are any. */
export const SETTING_WORDS: Record<SettingName, SettingWords> = {
  regions: {
    label: 'Regions',
    group: 'What is looked up',
    choices: [
      [['eu'], 'one'],
      [['eu', 'us'], 'two'],
      [['eu', 'us', 'ap'], 'three'],
    ],
    costs: 'Each has copies of its own. The last one to learn of a revocation ends it.',
  },
  keyCacheS: {
    label: 'Gateway remembers good keys',
    group: 'API keys',
    choices: [[0], [30], [60], [300], [600]],
    costs: 'Saves one read per call. A revoked key lives on for up to this long.',
  },
  keyNegativeCacheS: {
    label: 'Gateway remembers refused keys',
    group: 'API keys',
    choices: [[0], [10], [60]],
    costs: 'Spares the store from guesses. A key asked for too early stays refused for this long.',
  },
  keyCacheStaleS: {
    label: 'An old verdict still answers',
    group: 'API keys',
    choices: [[0], [60], [300]],
    costs: 'Calls survive a key store that is down. A revoked key survives with them.',
  },
  keyHash: {
    label: 'Hash of the key',
    group: 'API keys',
    choices: [
      ['fast', 'SHA-256'],
      ['slow', 'as for passwords'],
    ],
    costs:
      'A slow hash protects guessable secrets. A random key is not guessable, and each call waits 80 ms.',
  },
  accessTtlS: {
    label: 'Access token lifetime',
    group: 'Tokens',
    choices: [[60], [300], [900], [3600], [86_400]],
    costs: 'Shorter ends a theft sooner. It costs a refresh each time. Tokens issued from now on have it.',
  },
  leewayS: {
    label: 'Leeway around exp',
    group: 'Tokens',
    choices: [[0], [60], [300]],
    costs: 'Forgives clocks that differ. Every token lives this much longer.',
  },
  clockSkewS: {
    label: 'Verifier’s clock is ahead by',
    group: 'Tokens',
    choices: [[-60], [0], [60]],
    costs: 'A clock that runs ahead refuses good tokens early; one that lags accepts dead ones.',
  },
  refreshRotation: {
    label: 'New refresh token on every refresh',
    group: 'Tokens',
    choices: OFF_ON,
    costs: 'A stolen one is noticed when it is used twice. It costs one row per refresh.',
  },
  refreshGraceS: {
    label: 'The previous refresh token still works',
    group: 'Tokens',
    choices: [[0], [10], [30]],
    costs: 'Two tabs that refresh at once stay signed in. A thief who is as quick does too.',
  },
  jwksCacheS: {
    label: 'Verifier keeps its copy of the keys',
    group: 'Tokens',
    choices: [[0], [60], [600], [3600]],
    costs: 'Saves a call to the issuer. A removed signing key verifies for up to this long.',
  },
  jwksCooldownS: {
    label: 'Wait before fetching the keys again',
    group: 'Tokens',
    choices: [[0], [30], [300]],
    costs: 'Unknown key ids cannot flood the issuer. A new key may be refused for this long.',
  },
  groups: {
    label: 'Groups listed in a token',
    group: 'Tokens',
    choices: [
      [0, 'none'],
      [20, '20'],
      [145, '145'],
      [400, '400'],
    ],
    costs: 'Saves looking them up. The token grows, until a server refuses the header.',
  },
  headerLimits: {
    label: 'Header limits of the servers',
    group: 'Tokens',
    choices: [
      ['none', 'none'],
      ['nginx', '8 KB per line'],
      ['node', '16 KB in all'],
      ['both', 'both'],
    ],
    costs: 'Where limits stand on the way, the smallest one decides.',
  },
  denylist: {
    label: 'Check a denylist',
    group: 'What is looked up',
    choices: OFF_ON,
    costs: 'A revoked token is refused on its next call. It costs one read on every call.',
  },
  denylistPropagationS: {
    label: 'Age of the denylist’s copy',
    group: 'What is looked up',
    choices: [[0, 'no copy'], [5], [30], [60], [600]],
    costs: 'One read for each copy instead of each call. A revocation is seen this much later.',
  },
  denylistFails: {
    label: 'When the list cannot be reached',
    group: 'What is looked up',
    choices: [
      ['closed', 'refuse'],
      ['open', 'let in'],
    ],
    costs: 'Refusing stops everybody while it is down. Letting in also lets in what you revoked.',
  },
  statusList: {
    label: 'Check a status list',
    group: 'What is looked up',
    choices: OFF_ON,
    costs: 'One signed list for all tokens, fetched whole. Tokens issued from now on have a place on it.',
  },
  statusListTtlS: {
    label: 'Age of the status list’s copy',
    group: 'What is looked up',
    choices: [[15], [60], [300]],
    costs: 'A longer time saves calls to the issuer. A revocation is seen this much later.',
  },
  subjectCheck: {
    label: 'Look the user up',
    group: 'What is looked up',
    choices: [
      ['none', 'never'],
      ['not_before', 'signed out since'],
      ['token_version', 'token version'],
      ['account', 'account and role'],
    ],
    costs:
      'Signing out, a new role or a deleted account take effect at once. It costs one read on every call.',
  },
  alg: {
    label: 'Signed with',
    group: 'Tokens',
    choices: [
      ['HS256', 'HS256, a shared secret'],
      ['ES256', 'ES256, a key pair'],
    ],
    costs: 'Of a key pair, verifiers hold the half that cannot sign. Tokens signed otherwise end at once.',
  },
  innerIdentity: {
    label: 'The service behind the gateway learns who calls',
    group: 'What is looked up',
    choices: [
      ['none', 'there is none'],
      ['header', 'from a header'],
      ['signed', 'from a signed token'],
    ],
    costs: 'A header is believed from whoever reaches the service. A signature costs one check per call.',
  },
  keyIdCheck: {
    label: 'Look up the API key behind a token',
    group: 'What is looked up',
    choices: OFF_ON,
    costs: 'A token dies with the key it was exchanged for. It costs one read on every call.',
  },
  introspection: {
    label: 'Ask the issuer about every token',
    group: 'What is looked up',
    choices: OFF_ON,
    costs: 'Whatever ended is refused at once. It costs one request to the issuer on every call.',
  },
  introspectionCacheS: {
    label: 'The issuer’s answer is remembered',
    group: 'What is looked up',
    choices: [[0], [30], [300]],
    costs: 'Saves requests to the issuer. A revoked token lives on for up to this long.',
  },
  limit: {
    label: 'Limit',
    group: 'Limits',
    choices: [
      [{ requests: 5, windowS: 60 }, '5 a minute'],
      [{ requests: 60, windowS: 60 }, '60 a minute'],
      [{ requests: 600, windowS: 60 }, '600 a minute'],
    ],
    costs: 'Stops who calls too much. Keys minted from now on have it, and every token.',
  },
  limiter: {
    label: 'Counted in',
    group: 'Limits',
    choices: [
      ['fixed_window', 'fixed windows'],
      ['token_bucket', 'a token bucket'],
    ],
    costs:
      'Around the end of a fixed window twice the limit may get through at once. A bucket gives the limit at once and refills evenly: of 60 a minute, 119 in the first.',
  },
  limitPer: {
    label: 'Counted for',
    group: 'Limits',
    choices: [
      ['caller', 'each caller'],
      ['api', 'all together'],
    ],
    costs: 'With one limit for all, a noisy caller locks the others out.',
  },
};

import type { ApiConfig } from '../../../../src/core/api/index.js';
import type { Dice } from './dice.js';

/** Any mix of settings but faults and slow hashes, which answer 503 on purpose. The limit is out of reach. */
export function anySettings(dice: Dice): Partial<ApiConfig> {
  return {
    alg: dice.pick(['HS256', 'HS256', 'HS256', 'HS256', 'ES256', 'Ed25519']),
    issuer: dice.pick(['https://api.example', 'https://api.example/tenant-1', 'http://localhost:8787']),
    accessTtlS: dice.pick([60, 300, 900]),
    refreshRotation: dice.chance(80),
    refreshGraceS: dice.pick([0, 0, 10]),
    refreshIdleS: dice.pick([0, 0, 600]),
    leewayS: dice.pick([0, 0, 30]),
    clockSkewS: dice.pick([0, 0, 0, 20, -20]),
    jwksCacheS: dice.pick([0, 60, 600]),
    denylist: dice.chance(50),
    denylistPropagationS: dice.pick([0, 0, 30]),
    statusList: dice.chance(25),
    statusListTtlS: dice.pick([30, 300]),
    subjectCheck: dice.pick(['none', 'none', 'not_before', 'token_version', 'account']),
    keyIdCheck: dice.chance(40),
    introspection: dice.chance(20),
    introspectionCacheS: dice.pick([0, 30]),
    keyCacheS: dice.pick([0, 0, 30]),
    keyNegativeCacheS: dice.pick([0, 0, 30]),
    keyCacheStaleS: dice.pick([0, 30]),
    regions: dice.pick([['eu'], ['eu', 'us']]),
    limit: { requests: 1_000_000, windowS: 3600 },
    quota: dice.pick([null, { requests: 1_000_000, windowS: 86_400 }]),
    limiter: dice.pick(['fixed_window', 'token_bucket']),
    headerLimits: dice.pick(['nginx', 'node', 'both', 'both', 'none']),
  };
}

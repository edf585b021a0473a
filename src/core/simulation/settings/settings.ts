import { DEFAULT_CONFIG, type ApiConfig } from '../../api/index.js';

/** The settings of the mock API that a run may change while it goes on. What they may be is in `checks.ts`. */
export const SETTINGS = [
  'alg',
  'accessTtlS',
  'leewayS',
  'clockSkewS',
  'refreshRotation',
  'refreshGraceS',
  'jwksCacheS',
  'jwksCooldownS',
  'denylist',
  'denylistPropagationS',
  'denylistFails',
  'statusList',
  'statusListTtlS',
  'subjectCheck',
  'keyIdCheck',
  'introspection',
  'introspectionCacheS',
  'keyCacheS',
  'keyNegativeCacheS',
  'keyCacheStaleS',
  'keyHash',
  'limit',
  'limiter',
  'limitPer',
  'headerLimits',
  'innerIdentity',
  'groups',
  'regions',
  'down',
] as const satisfies readonly (keyof ApiConfig)[];

export type Settings = Pick<ApiConfig, (typeof SETTINGS)[number]>;

/** All settings: as given, and else as the API has them by itself. */
export function settingsOf(given: Partial<Settings>): Settings {
  const entries = SETTINGS.map((name) => [name, given[name] ?? DEFAULT_CONFIG[name]]);
  return Object.fromEntries(entries) as Settings;
}

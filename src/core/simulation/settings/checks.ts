import { SHARED_PARTS, type Part } from '../../api/index.js';
import type { Limit } from '../../credentials/index.js';
import { isRecord } from '../../shared/index.js';
import { type Members } from '../read.js';
import type { Settings } from './settings.js';

/** What each setting may be set to. Settings come from people, in files and links. */

const DAY_S = 86_400;

const flag = (value: unknown): boolean => typeof value === 'boolean';
const seconds =
  (least: number, most: number) =>
  (value: unknown): boolean =>
    Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most;
const oneOf =
  (...choices: readonly string[]) =>
  (value: unknown): boolean =>
    typeof value === 'string' && choices.includes(value);
const isCount = seconds(1, 1_000_000);

const MAY_BE: Record<keyof Settings, (value: unknown) => boolean> = {
  /** Those that every browser has: a run that goes on cannot be stopped by one that is missing. */
  alg: oneOf('HS256', 'RS256', 'PS256', 'ES256'),
  accessTtlS: seconds(1, 30 * DAY_S),
  leewayS: seconds(0, 3600),
  clockSkewS: seconds(-3600, 3600),
  refreshRotation: flag,
  refreshGraceS: seconds(0, 3600),
  jwksCacheS: seconds(0, DAY_S),
  jwksCooldownS: seconds(0, 3600),
  denylist: flag,
  denylistPropagationS: seconds(0, DAY_S),
  denylistFails: oneOf('open', 'closed'),
  statusList: flag,
  statusListTtlS: seconds(1, DAY_S),
  subjectCheck: oneOf('none', 'not_before', 'token_version', 'account'),
  keyIdCheck: flag,
  introspection: flag,
  introspectionCacheS: seconds(0, DAY_S),
  keyCacheS: seconds(0, DAY_S),
  keyNegativeCacheS: seconds(0, DAY_S),
  keyCacheStaleS: seconds(0, DAY_S),
  keyHash: oneOf('fast', 'slow'),
  limit: isLimit,
  limiter: oneOf('fixed_window', 'token_bucket'),
  limitPer: oneOf('caller', 'api'),
  headerLimits: oneOf('nginx', 'node', 'both', 'none'),
  innerIdentity: oneOf('none', 'header', 'signed'),
  groups: seconds(0, 2000),
  regions: (value: unknown): boolean =>
    Array.isArray(value) && value.length >= 1 && value.length <= 5 && value.every(isRegion),
  down: (value: unknown): boolean => Array.isArray(value) && value.every(isPart),
};

/** The first setting that is none of ours or out of its bounds, or null. Settings come from people, in files. */
export function faultOfSettings(settings: Members): string | null {
  const wrong = Object.entries(settings).find(([name, value]) => !isSetting(name) || !MAY_BE[name](value));
  return wrong?.[0] ?? null;
}

function isSetting(name: string): name is keyof Settings {
  return Object.hasOwn(MAY_BE, name);
}

export function isRegion(name: unknown): boolean {
  return typeof name === 'string' && /^[a-z]{2,12}$/.test(name);
}

const REGION = 'region ';

export function isPart(value: unknown): value is Part {
  return (
    SHARED_PARTS.some((part) => part === value) ||
    (typeof value === 'string' && value.startsWith(REGION) && isRegion(value.slice(REGION.length)))
  );
}

function isLimit(value: unknown): value is Limit {
  return isRecord(value) && isCount(value['requests']) && isCount(value['windowS']);
}

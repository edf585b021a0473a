import { isAlg } from '../credentials/index.js';
import { isRecord } from '../shared/index.js';
import { isAccount, isWhole } from './read.js';
import { faultOfSettings, isRegion } from './settings/checks.js';
import { CALLERS } from './types/index.js';

/** Bounds that keep a hand-made scenario from running for ever. */
const LONGEST_MS = 30 * 86_400_000;
const SHORTEST_GAP_MS = 1000;
const MOST_CALLS = 500_000;
/** Later moments leave no room for what is added to them: dates end in the year 275760. */
const LATEST = Date.UTC(2200, 0);
const LONGEST_TTL_S = 10 * 365 * 86_400;

/** The member that is wrong in what should be a scenario, such as `traffic.customer.everyMs`; null when none is. Its script is not looked at. */
export function faultOfScenario(scenario: unknown): string | null {
  if (!isRecord(scenario) || !isAccount(scenario['id'])) return 'id';
  const { startsAt, endsAt, api, traffic, regions, tokensFor, keysInBundle, customer } = scenario;
  if (!isWhole(startsAt) || startsAt > LATEST) return 'startsAt';
  if (!isWhole(endsAt) || endsAt <= startsAt || endsAt - startsAt > LONGEST_MS) return 'endsAt';
  return (
    faultOfApi(api) ??
    faultOfTraffic(traffic, endsAt - startsAt) ??
    faultOfCustomer(customer) ??
    (tokensFor === undefined || tokensFor === 'sign_in' || tokensFor === 'api_key' ? null : 'tokensFor') ??
    (keysInBundle === undefined || typeof keysInBundle === 'boolean' ? null : 'keysInBundle') ??
    (regions === undefined || areRegions(regions) ? null : 'regions')
  );
}

function faultOfApi(api: unknown): string | null {
  if (!isRecord(api)) return 'api';
  const { alg, refreshTtlS, ...settings } = api;
  if (!isAlg(alg)) return 'api.alg';
  if (!isWhole(refreshTtlS) || refreshTtlS > LONGEST_TTL_S) return 'api.refreshTtlS';
  const missing = ['accessTtlS', 'leewayS', 'limit', 'denylist'].find((name) => settings[name] === undefined);
  const wrong = missing ?? faultOfSettings(settings);
  return wrong === null ? null : `api.${wrong}`;
}

function faultOfTraffic(traffic: unknown, spanMs: number): string | null {
  let calls = 0;
  for (const actor of CALLERS) {
    const rhythm = isRecord(traffic) ? traffic[actor] : null;
    if (rhythm === undefined && actor !== 'customer' && actor !== 'attacker') continue;
    if (!isRecord(rhythm) || !isWhole(rhythm['everyMs']) || rhythm['everyMs'] < SHORTEST_GAP_MS) {
      return `traffic.${actor}.everyMs`;
    }
    calls += (2 * spanMs) / rhythm['everyMs'];
    const jitter = rhythm['jitter'];
    if (typeof jitter !== 'number' || !(jitter >= 0 && jitter <= 1)) return `traffic.${actor}.jitter`;
  }
  return calls > MOST_CALLS ? 'traffic' : null;
}

function faultOfCustomer(customer: unknown): string | null {
  if (!isRecord(customer)) return 'customer';
  const wrong = ['refreshBeforeMs', 'replaceKeyAfterMs', 'signInAfterMs'].find(
    (name) => !isDelay(customer[name]),
  );
  if (wrong !== undefined) return `customer.${wrong}`;
  const { deployKeyAfterMs } = customer;
  return deployKeyAfterMs === undefined || isDelay(deployKeyAfterMs) ? null : 'customer.deployKeyAfterMs';
}

function areRegions(regions: unknown): boolean {
  return (
    isRecord(regions) &&
    Object.entries(regions).every(([actor, region]) => CALLERS.some((id) => id === actor) && isRegion(region))
  );
}

function isDelay(value: unknown): boolean {
  return isWhole(value) && value <= LONGEST_MS;
}

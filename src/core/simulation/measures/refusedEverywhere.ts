import {
  DEFAULT_CONFIG,
  tooOldFrom,
  verdictAgeS,
  wouldLetIn,
  type ApiConfig,
  type Held,
} from '../../api/index.js';
import { ORIGIN } from '../transport.js';
import type { CredentialRow, Scenario, World } from '../types/index.js';

/** The moments in (`after`, `until`] at which verdicts on a credential may turn by themselves, the first one first. */
export function turnsWithin(
  credential: CredentialRow,
  world: World,
  scenario: Scenario,
  after: number,
  until: number,
): number[] {
  const moments = turns(credential, world, configOf(world, scenario));
  return [...new Set(moments.filter((at) => at > after && at <= until))].sort((a, b) => a - b);
}

/**
 * From when on age alone has every region refuse the credential, as the world is set: for a token that is its `exp`
 * and the leeway of verifiers whose clock may be wrong, for a key the end of the last copy that knows another expiry.
 * Null where it never grows too old.
 */
export function expiredFrom(credential: CredentialRow, world: World, scenario: Scenario): number | null {
  const { expiresAt } = credential;
  if (expiresAt === null) return null;
  const config = configOf(world, scenario);
  const aged = 'claims' in credential.facts ? tooOldFrom(credential.facts.claims.exp, config) : expiresAt;
  const moments = [aged, ...turns(credential, world, config)].filter((at) => at >= aged);
  return moments.sort((a, b) => a - b).find((at) => isRefused(credential, world, config, at)) ?? aged;
}

export function isRefusedAt(
  credential: CredentialRow,
  world: World,
  scenario: Scenario,
  at: number,
): boolean {
  return isRefused(credential, world, configOf(world, scenario), at);
}

function isRefused(credential: CredentialRow, { server }: World, config: ApiConfig, at: number): boolean {
  const held = heldAs(credential);
  // A refresh token is known to its issuer alone, who keeps no copies: it ends at once.
  if (!held) return true;
  return config.regions.every((region) => !wouldLetIn(held, { state: server, config, now: at, region }));
}

function heldAs({ facts }: CredentialRow): Held | null {
  if ('hash' in facts) return { kind: 'api_key', ...facts };
  return 'claims' in facts ? { kind: 'access_token', ...facts } : null;
}

/** When a verdict may turn by itself: at an expiry, or when a copy is too old. */
function turns({ facts, expiresAt }: CredentialRow, { server }: World, config: ApiConfig): number[] {
  if ('hash' in facts) {
    const copies = config.regions.flatMap(
      (region) => server.keyVerdicts.get(`${region} ${facts.hash}`) ?? [],
    );
    const ends = copies.map(({ row, fetchedAt }) => fetchedAt + verdictAgeS(row !== null, config) * 1000);
    return [...ends, ...(expiresAt === null ? [] : [expiresAt])];
  }
  if (!('claims' in facts)) return [];
  const answers = [...server.introspections.values()]
    .filter(({ claims }) => claims?.jti === facts.claims.jti)
    .map(({ fetchedAt }) => fetchedAt + config.introspectionCacheS * 1000);
  const copies = [...server.copies].map(([id, { at }]) => at + 1000 * ageOfCopyS(id, config));
  return [tooOldFrom(facts.claims.exp, config), ...answers, ...copies];
}

function ageOfCopyS(id: string, { jwksCacheS, denylistPropagationS, statusListTtlS }: ApiConfig): number {
  if (id.startsWith('jwks')) return jwksCacheS;
  return id.startsWith('denylist') ? denylistPropagationS : statusListTtlS;
}

function configOf({ simulation }: World, { api }: Scenario): ApiConfig {
  return { ...DEFAULT_CONFIG, ...api, ...simulation.settings.get('api'), issuer: ORIGIN, audience: ORIGIN };
}

import type { Tallies } from './tally.js';
import type { World } from './history.js';
import type { Bill, CommandEvent, CredentialRow, Lane, LogEvent, Scenario } from './types.js';

/** What each lane has cost by `at`. */
export function billAt(
  at: number,
  { world, tallies }: { world: World; tallies: Tallies },
  log: readonly LogEvent[],
  scenario: Scenario,
): Record<Lane, Bill> {
  const { server, simulation } = world;
  const rows: Record<Lane, number> = {
    key: server.apiKeys.size,
    jwt: server.families.size + server.refreshTokens.size + server.revokedTokens.size,
  };
  const exposure = (lane: Lane): number =>
    Math.max(
      0,
      ...[...simulation.credentials.values()]
        .filter((credential) => credential.lane === lane)
        .map((credential) => exposureMs(credential, at, log, scenario)),
    );
  return {
    key: { ...tallies.key, rows: rows.key, exposureMs: exposure('key') },
    jwt: { ...tallies.jwt, rows: rows.jwt, exposureMs: exposure('jwt') },
  };
}

/** From the revocation to the first refusal, as far as it has come by `at`. */
function exposureMs(
  credential: CredentialRow,
  at: number,
  log: readonly LogEvent[],
  scenario: Scenario,
): number {
  const { revokedAt } = credential;
  if (revokedAt === null || revokedAt > at) return 0;
  return Math.max(0, Math.min(at, refusedFrom(credential, revokedAt, log, scenario)) - revokedAt);
}

/** The first instant from which a verifier refuses a revoked credential. */
export function refusedFrom(
  credential: CredentialRow,
  revokedAt: number,
  log: readonly LogEvent[],
  scenario: Scenario,
): number {
  // A key is asked for on every call, and a refresh token is known only to its issuer: both end at once.
  if (credential.kind !== 'access_token') return revokedAt;
  const expiry = (credential.expiresAt ?? Infinity) + scenario.api.leewayS * 1000;
  return Math.min(expiry, denylistAskedFrom(revokedAt, log, scenario));
}

function denylistAskedFrom(from: number, log: readonly LogEvent[], scenario: Scenario): number {
  let asked = scenario.api.denylist;
  for (const { at, command } of log.filter(isDenylistSwitch)) {
    if (at > from && asked) return from;
    asked = command.dials.denylist ?? asked;
    if (at > from && asked) return at;
  }
  return asked ? from : Infinity;
}

function isDenylistSwitch(
  event: LogEvent,
): event is CommandEvent & { command: { type: 'configure'; dials: { denylist?: boolean } } } {
  return (
    event.kind === 'command' &&
    event.command.type === 'configure' &&
    event.command.dials.denylist !== undefined
  );
}

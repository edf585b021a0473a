import type { AccessTokenClaims } from '../credentials/index.js';
import { checkDenylist, checkStatusList } from './checks/denylist.js';
import { isActive } from './checks/issuerView.js';
import { findVerdict } from './checks/key.js';
import { findVerifyingKey } from './checks/keySet.js';
import { checkKeyId, checkSubject } from './checks/subject.js';
import type { ApiConfig } from './config.js';
import { Exchange } from './exchange.js';
import type { ServerState } from './state.js';

/** A credential that is known to be genuine, by what a verifier would read in it. */
export type Held =
  { kind: 'api_key'; hash: string } | { kind: 'access_token'; kid: string; claims: AccessTokenClaims };

/** Reads the state and leaves it as it is: what a request would change stays undone. */
class DryExchange extends Exchange {
  override keep(): void {
    // Nothing is written.
  }
  override forget(): void {
    // Nothing is dropped.
  }
  override sweep(): void {
    // Nothing is forgotten.
  }
}

const NO_RANDOM = { bytes: (length: number): Uint8Array => new Uint8Array(length) };

/** Whether a call with this credential would be let in at `now` in this region. Asks nobody and changes nothing. */
export function wouldLetIn(
  held: Held,
  { state, config, now, region }: { state: ServerState; config: ApiConfig; now: number; region: string },
): boolean {
  const exchange = new DryExchange(state, config, NO_RANDOM, now, region);
  return held.kind === 'api_key' ? letsKeyIn(held.hash, exchange) : letsTokenIn(held, exchange);
}

function letsKeyIn(hash: string, exchange: Exchange): boolean {
  const found = findVerdict(hash, exchange);
  const row = found.ok ? found.value.row : null;
  return row !== null && (row.expiresAt === null || exchange.now < row.expiresAt);
}

function letsTokenIn({ kid, claims }: Extract<Held, { kind: 'access_token' }>, exchange: Exchange): boolean {
  const lookedUp = exchange.config.introspection
    ? asksIssuer(claims, exchange)
    : verifies(kid, claims, exchange);
  return lookedUp && checkKeyId(claims, exchange) === null && checkSubject(claims, [], exchange).ok;
}

function verifies(kid: string, claims: AccessTokenClaims, exchange: Exchange): boolean {
  const { leewayS, clockSkewS } = exchange.config;
  if (exchange.now + clockSkewS * 1000 >= (claims.exp + leewayS) * 1000) return false;
  if (findVerifyingKey(kid, exchange).key?.alg !== exchange.config.alg) return false;
  return checkDenylist(claims, exchange) === null && checkStatusList(claims, exchange) === null;
}

/** What the issuer answered before, where that may still be used, or else what it would answer now. */
function asksIssuer(claims: AccessTokenClaims, exchange: Exchange): boolean {
  if (exchange.now >= claims.exp * 1000) return false;
  const maxAgeMs = exchange.config.introspectionCacheS * 1000;
  const isKept = exchange
    .rows('introspections')
    .some((row) => row.claims?.jti === claims.jti && exchange.now < row.fetchedAt + maxAgeMs);
  return isKept || (exchange.reaches('token_endpoint') && isActive(claims, exchange));
}

import type { AccessTokenClaims } from '../credentials/index.js';
import { checkDenylist, checkStatusList } from './checks/denylist.js';
import { isActive, keyInUse } from './checks/issuerView.js';
import { findVerdict } from './checks/apiKey.js';
import { findVerifyingKey } from './checks/keySet.js';
import { checkKeyId, checkSubject } from './checks/subject.js';
import { tooOldFrom } from './checks/tolerance.js';
import type { ApiConfig } from './config.js';
import { RequestContext } from './requestContext.js';
import type { ServerState } from './state.js';

/** A credential known to be genuine, described by what a verifier would read in it. */
export type Held =
  { kind: 'api_key'; hash: string } | { kind: 'access_token'; kid: string; claims: AccessTokenClaims };

/** Reads the state and changes nothing: what a request would write is dropped. */
class DryContext extends RequestContext {
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
  const context = new DryContext(state, config, NO_RANDOM, now, region);
  return held.kind === 'api_key' ? letsKeyIn(held.hash, context) : letsTokenIn(held, context);
}

function letsKeyIn(hash: string, context: RequestContext): boolean {
  const found = findVerdict(hash, context);
  const row = found.ok ? found.value.row : null;
  return row !== null && (row.expiresAt === null || context.now < row.expiresAt);
}

function letsTokenIn(
  { kid, claims }: Extract<Held, { kind: 'access_token' }>,
  context: RequestContext,
): boolean {
  if (context.now >= tooOldFrom(claims.exp, context.config)) return false;
  const lookedUp = context.config.introspection
    ? asksIssuer(kid, claims, context)
    : verifies(kid, claims, context);
  return lookedUp && checkKeyId(claims, context) === null && checkSubject(claims, [], context).ok;
}

function verifies(kid: string, claims: AccessTokenClaims, context: RequestContext): boolean {
  if (findVerifyingKey(kid, context).key?.alg !== context.config.alg) return false;
  return checkDenylist(claims, context) === null && checkStatusList(claims, context) === null;
}

/** What the issuer answered before, where that may still be used, or else what it would answer now. */
function asksIssuer(kid: string, claims: AccessTokenClaims, context: RequestContext): boolean {
  const { introspectionCacheS } = context.config;
  const isKept = context
    .rows('introspections')
    .some((row) => row.claims?.jti === claims.jti && context.isRecent(row.fetchedAt, introspectionCacheS));
  if (isKept) return true;
  const isGenuine = keyInUse(kid, context)?.alg === context.config.alg;
  return context.reaches('token_endpoint') && isGenuine && isActive(claims, context);
}

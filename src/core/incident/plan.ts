import type { ActionId, Exposure, IncidentPlan, LoggedOut, Situation } from './types.js';

/** What to do about a leak, in order, and how long the copy still works whatever is done. */
export function planFor(situation: Situation): IncidentPlan {
  return {
    actions: actionsFor(situation),
    exposure: exposureOf(situation),
    descendants: descendantsOf(situation),
    loggedOut: LOGGED_OUT[situation.credential],
  };
}

const LOGGED_OUT: Record<Situation['credential'], LoggedOut> = {
  'api-key': 'caller',
  'access-token': 'nobody',
  'refresh-token': 'session',
  'session-cookie': 'session',
  'client-secret': 'caller',
  'signing-key': 'everybody',
};

/** Longest first line of defence: what the verifier asks, and how old its answer may be. */
function exposureOf(situation: Situation): Exposure {
  const { credential, cacheS } = situation;
  switch (credential) {
    case 'api-key':
    case 'session-cookie':
      return cacheS > 0 ? { atMostS: cacheS, by: 'cache' } : { atMostS: 0, by: 'lookup' };
    case 'access-token':
      return tokenExposure(situation);
    // Only their issuer takes these, and it asks its own database.
    case 'refresh-token':
    case 'client-secret':
      return { atMostS: 0, by: 'lookup' };
    case 'signing-key':
      return { atMostS: cacheS, by: 'key-set' };
  }
}

/** An access token that was issued a moment ago: `exp` plus leeway, or sooner where the verifier asks. */
function tokenExposure({ lifetimeS, leewayS, lookup, listS, cacheS }: Situation): Exposure {
  const expiry: Exposure = { atMostS: lifetimeS + leewayS, by: 'expiry' };
  if (lookup === 'none') return expiry;
  const asked: Exposure = { atMostS: lookup === 'denylist' ? listS : cacheS, by: 'list' };
  return asked.atMostS < expiry.atMostS ? asked : expiry;
}

/** Tokens that were issued from it live on by themselves. */
function descendantsOf(situation: Situation): Exposure | null {
  const { credential, issued } = situation;
  const hasAny = credential === 'api-key' || credential === 'refresh-token' || credential === 'client-secret';
  return hasAny && issued !== 'no' ? tokenExposure(situation) : null;
}

function actionsFor(situation: Situation): ActionId[] {
  const { credential, lookup, cacheS } = situation;
  const descendants = descendantsOf(situation) === null ? [] : endingTokens(situation, 'list-descendants');
  const first = ((): ActionId[] => {
    switch (credential) {
      case 'api-key':
      case 'client-secret':
        return ['revoke', ...descendants];
      case 'refresh-token':
        return ['end-family', ...descendants];
      case 'session-cookie':
        return ['end-session'];
      case 'access-token':
        return [...endingTokens(situation, 'list-token'), 'end-family'];
      case 'signing-key':
        return ['remove-signing-key', 'renew-key-sets'];
    }
  })();
  const remembered =
    credential === 'api-key' || credential === 'session-cookie' || lookup === 'introspection';
  const purge: ActionId[] = remembered && cacheS > 0 && credential !== 'signing-key' ? ['purge-cache'] : [];
  // Exposed means revoked first and replaced second: an overlap is for routine rotation.
  return [...first, ...purge, 'replace', 'take-down', 'read-log', 'tell', 'write-down'];
}

function endingTokens({ lookup }: Situation, listing: ActionId): ActionId[] {
  return lookup === 'none' ? ['wait-out'] : [listing];
}

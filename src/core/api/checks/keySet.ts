import type { SigningKey } from '../../credentials/index.js';
import type { RequestContext } from '../requestContext.js';
import type { Moment } from '../state.js';

/** What was found in the verifier's copy of the JWKS, and how many requests that took. */
export interface KeyLookup {
  key: SigningKey | undefined;
  /** The copy is too old, and the issuer out of reach. */
  unavailable: boolean;
  fetches: number;
  copy: { id: string; ageMs: number };
}

/**
 * Looks a key up as jose's `createRemoteJWKSet` does: the copy is used for `jwksCacheS`; a key id it does not hold
 * makes it fetch again, but not within `jwksCooldownS` of the last fetch. So a removed key goes on verifying from a
 * copy, and a new one may be refused at first.
 */
export function findVerifyingKey(kid: string, context: RequestContext): KeyLookup {
  const { config, now, region } = context;
  const id = `jwks ${region}`;
  let fetched = context.recall('copies', id);
  let fetches = 0;
  const fetch = (): boolean => {
    if (context.isCutOff) return false;
    fetches += 1;
    fetched = context.moment;
    context.keep('copies', id, fetched);
    return true;
  };
  const found = (): SigningKey | undefined => fetched && keyAt(kid, fetched, context);
  const answer = (key: SigningKey | undefined, unavailable = false): KeyLookup => ({
    key,
    unavailable,
    fetches,
    copy: { id, ageMs: fetched ? now - fetched.at : 0 },
  });

  const isFresh = context.isRecent(fetched?.at, config.jwksCacheS);
  if (!isFresh && !fetch()) return answer(undefined, true);
  const key = found();
  if (key) return answer(key);
  const coolsDown = context.isRecent(fetched?.at, config.jwksCooldownS);
  if (coolsDown) return answer(undefined);
  return fetch() ? answer(found()) : answer(undefined, true);
}

/** The key as a copy of that moment holds it: rows stay after their removal, so the time of the copy is enough. */
function keyAt(kid: string, fetched: Moment, context: RequestContext): SigningKey | undefined {
  const row = context.recall('signingKeys', kid);
  if (!row || row.published.request > fetched.request) return undefined;
  return row.removed !== null && row.removed.request <= fetched.request ? undefined : row;
}

import type { AccessTokenClaims } from '../../credentials/index.js';
import type { RequestContext } from '../requestContext.js';
import type { Refusal } from '../refusals.js';
import type { Moment, RevokedTokenRow } from '../state.js';

export type Refused = { ok: false; code: Refusal } | null;

export function revokedTokenKey({ iss, jti }: { iss: string; jti: string }): string {
  return `${iss} ${jti}`;
}

/** Whether the token is on the list of revoked tokens: in the shared store, or in this region's copy of the list. */
export function checkDenylist(claims: AccessTokenClaims, context: RequestContext): Refused {
  const { denylist, denylistPropagationS } = context.config;
  if (!denylist) {
    context.skip('denylist', 'off');
    return null;
  }
  const key = revokedTokenKey(claims);
  if (denylistPropagationS === 0) {
    if (!context.reaches('denylist')) return unreachable('denylist', context);
    if (context.read('revokedTokens', key)) return context.fail('denylist', 'token_revoked');
    context.pass('denylist');
    return null;
  }
  const copy = freshCopy('denylist', denylistPropagationS, context, context.reaches('denylist'), () =>
    context.read('revokedTokens', key),
  );
  return judgeCopy('denylist', copy, context.recall('revokedTokens', key), context);
}

/** Whether the token is revoked by its place on a Token Status List, which is fetched whole and signed. */
export function checkStatusList(claims: AccessTokenClaims, context: RequestContext): Refused {
  const { statusList, statusListTtlS } = context.config;
  if (!statusList) return null;
  const copy = freshCopy('status_list', statusListTtlS, context, !context.isCutOff, () => {
    context.called();
    context.verified();
  });
  return judgeCopy('status_list', copy, context.recall('revokedTokens', revokedTokenKey(claims)), context);
}

type ListId = 'denylist' | 'status_list';
interface Copy {
  id: string;
  fetched: Moment;
  isStale: boolean;
}

/** This region's copy, fetched anew when it is too old; null when there is none and the list is out of reach. */
function freshCopy(
  list: ListId,
  maxAgeS: number,
  context: RequestContext,
  reachable: boolean,
  fetch: () => void,
): Copy | null {
  const id = `${list} ${context.region}`;
  const known = context.recall('copies', id);
  const isStale = !context.isRecent(known?.at, maxAgeS);
  if (isStale && reachable) {
    fetch();
    context.keep('copies', id, context.moment);
    return { id, fetched: context.moment, isStale: false };
  }
  return known ? { id, fetched: known, isStale } : null;
}

/** Rows are never edited and outlive every copy, so that a copy needs no more than the time it was made. */
function judgeCopy(
  list: ListId,
  copy: Copy | null,
  row: RevokedTokenRow | undefined,
  context: RequestContext,
): Refused {
  if (!copy) return unreachable(list, context);
  const detail = { copy: { id: copy.id, ageMs: context.now - copy.fetched.at } };
  if (row && row.revoked.request <= copy.fetched.request) return context.fail(list, 'token_revoked', detail);
  if (copy.isStale) return unreachable(list, context, detail);
  context.pass(list, detail);
  return null;
}

function unreachable(
  list: ListId,
  context: RequestContext,
  detail?: { copy: { id: string; ageMs: number } },
): Refused {
  if (context.config.denylistFails === 'closed') return context.fail(list, 'store_unavailable', detail);
  context.skip(list, 'unreachable', detail);
  return null;
}

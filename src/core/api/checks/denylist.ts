import type { AccessTokenClaims } from '../../credentials/index.js';
import type { Exchange } from '../exchange.js';
import type { Refusal } from '../refusals.js';
import type { Moment, RevokedTokenRow } from '../state.js';

export type Refused = { ok: false; code: Refusal } | null;

export function revokedTokenKey({ iss, jti }: { iss: string; jti: string }): string {
  return `${iss} ${jti}`;
}

/** Whether the token is on the list of revoked tokens: in the shared store, or in this region's copy of the list. */
export function checkDenylist(claims: AccessTokenClaims, exchange: Exchange): Refused {
  const { denylist, denylistPropagationS } = exchange.config;
  if (!denylist) {
    exchange.skip('denylist', 'off');
    return null;
  }
  const key = revokedTokenKey(claims);
  if (denylistPropagationS === 0) {
    if (!exchange.reaches('denylist')) return unreachable('denylist', exchange);
    if (exchange.read('revokedTokens', key)) return exchange.fail('denylist', 'token_revoked');
    exchange.pass('denylist');
    return null;
  }
  const copy = freshCopy('denylist', denylistPropagationS, exchange, exchange.reaches('denylist'), () =>
    exchange.read('revokedTokens', key),
  );
  return judgeCopy('denylist', copy, exchange.recall('revokedTokens', key), exchange);
}

/** The same by the token's place on a Token Status List, which is fetched whole and signed. */
export function checkStatusList(claims: AccessTokenClaims, exchange: Exchange): Refused {
  const { statusList, statusListTtlS } = exchange.config;
  if (!statusList) return null;
  const copy = freshCopy('status_list', statusListTtlS, exchange, !exchange.isCutOff, () => {
    exchange.called();
    exchange.verified();
  });
  return judgeCopy('status_list', copy, exchange.recall('revokedTokens', revokedTokenKey(claims)), exchange);
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
  exchange: Exchange,
  reachable: boolean,
  fetch: () => void,
): Copy | null {
  const id = `${list} ${exchange.region}`;
  const known = exchange.recall('copies', id);
  const isStale = known === undefined || exchange.now >= known.at + maxAgeS * 1000;
  if (isStale && reachable) {
    fetch();
    exchange.keep('copies', id, exchange.moment);
    return { id, fetched: exchange.moment, isStale: false };
  }
  return known ? { id, fetched: known, isStale } : null;
}

/** Rows are never edited and outlive every copy that may lack them, so a copy is no more than the time it was made. */
function judgeCopy(
  list: ListId,
  copy: Copy | null,
  row: RevokedTokenRow | undefined,
  exchange: Exchange,
): Refused {
  if (!copy) return unreachable(list, exchange);
  const detail = { copy: { id: copy.id, ageMs: exchange.now - copy.fetched.at } };
  if (row && row.revoked.request <= copy.fetched.request) return exchange.fail(list, 'token_revoked', detail);
  if (copy.isStale) return unreachable(list, exchange, detail);
  exchange.pass(list, detail);
  return null;
}

function unreachable(
  list: ListId,
  exchange: Exchange,
  detail?: { copy: { id: string; ageMs: number } },
): Refused {
  if (exchange.config.denylistFails === 'closed') return exchange.fail(list, 'store_unavailable', detail);
  exchange.skip(list, 'unreachable', detail);
  return null;
}

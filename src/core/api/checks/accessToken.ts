import {
  TOKEN_CHECKS,
  TOKEN_REFUSALS,
  verifyAccessToken,
  type AccessTokenClaims,
  type TokenRefusal,
} from '../../credentials/index.js';
import type { Result } from '../../shared/index.js';
import type { RequestContext } from '../requestContext.js';
import { findVerifyingKey, type KeyLookup } from './keySet.js';

/** Verifies a token by itself, with the keys this region holds, and writes every check that was made into the trace. */
export async function checkToken(
  token: string,
  context: RequestContext,
): Promise<Result<AccessTokenClaims, { code: TokenRefusal | 'store_unavailable' }>> {
  let lookup: KeyLookup | undefined;
  const { issuer, audience, alg, leewayS, clockSkewS } = context.config;
  const keyFor = (kid: string): KeyLookup['key'] => {
    lookup = findVerifyingKey(kid, context);
    return lookup.key;
  };
  const rules = { issuer, audience, algs: [alg], leewayS, keyFor };
  const verified = await verifyAccessToken(token, rules, context.now + clockSkewS * 1000);

  const refusedAt = verified.ok ? null : TOKEN_REFUSALS[verified.code];
  for (const check of TOKEN_CHECKS) {
    const detail = check === 'signing_key' && lookup ? { copy: lookup.copy } : undefined;
    if (check === 'signing_key')
      for (let call = 0; call < (lookup?.fetches ?? 0); call += 1) context.called();
    if (check === 'signature') context.verified();
    if (!verified.ok && check === refusedAt) {
      const code = check === 'signing_key' && lookup?.unavailable ? 'store_unavailable' : verified.code;
      return context.fail(check, code, detail);
    }
    context.pass(check, detail);
  }
  return verified;
}

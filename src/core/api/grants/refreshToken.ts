import { judgeRefresh } from '../../credentials/index.js';
import { succeed } from '../../shared/index.js';
import { endFamily, findRefreshToken, refreshRules } from '../families.js';
import { missing, scopesAllowed } from '../oauthFault.js';
import { isWithin } from '../scope.js';
import { beyondRole, grantFor, issueForFamily, issuePair } from './family.js';
import type { GrantHandler } from './types.js';

/** RFC 6749 section 6, with rotation and reuse detection (RFC 9700 section 4.14.2). */
export const grantRefresh: GrantHandler = async ({ form, client, ttlS }, exchange) => {
  const presented = form.get('refresh_token');
  if (presented === undefined) {
    return { ...exchange.fail('grant', 'invalid_request'), detail: missing('refresh_token') };
  }

  const { refreshRotation } = exchange.config;
  const { row, family: known } = await findRefreshToken(presented, exchange);
  if (known && known.clientId !== client.id) {
    const detail = 'The refresh token was issued to another client.';
    return { ...exchange.fail('grant', 'grant_mismatch'), detail };
  }
  const judged = judgeRefresh(row, known, refreshRules(exchange), exchange.now);
  if (!judged.ok) {
    if (judged.code === 'grant_reused' && known) endFamily(exchange, known, 'reused');
    return exchange.fail('grant', judged.code);
  }
  const { token, family } = judged.value;
  const scope = form.get('scope') ?? family.scope;
  const allowed = family.scope.split(' ');
  if (!isWithin(scope, allowed)) {
    const detail = scopesAllowed('This sign-in', allowed);
    return { ...exchange.fail('grant', 'invalid_scope'), detail };
  }
  const grant = grantFor(family, scope, ttlS, exchange);
  if (!grant) return { ...exchange.fail('grant', 'invalid_scope'), detail: beyondRole };

  // A token of the newest generation begins the next one; within the grace, an older one joins that which began.
  const rotates = refreshRotation && token.generation === family.generation;
  const used = {
    ...family,
    lastUsedAt: exchange.now,
    ...(rotates && { generation: family.generation + 1, rotatedAt: exchange.now }),
  };
  exchange.write('families', used.id, used);
  exchange.pass('grant');
  const tokens = refreshRotation
    ? await issuePair(used, token.hash, grant, exchange)
    : await issueForFamily(used, grant, exchange);
  exchange.pass('handler');
  return succeed(tokens);
};

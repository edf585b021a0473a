import { judgeRefresh } from '../../../credentials/index.js';
import { succeed } from '../../../shared/index.js';
import { missing, scopesAllowed } from '../oauthFault.js';
import { isWithin } from '../scope.js';
import {
  beyondRole,
  endFamily,
  findRefreshToken,
  grantFor,
  issueForFamily,
  issuePair,
  refreshRules,
} from '../families.js';
import type { GrantHandler } from './types.js';

/** RFC 6749 section 6, with rotation and reuse detection (RFC 9700 section 4.14.2). */
export const grantRefresh: GrantHandler = async ({ form, client, ttlS }, context) => {
  const presented = form.get('refresh_token');
  if (presented === undefined) {
    return { ...context.fail('grant', 'invalid_request'), detail: missing('refresh_token') };
  }

  const { refreshRotation } = context.config;
  const { row, family: known } = await findRefreshToken(presented, context);
  if (known && known.clientId !== client.id) {
    const detail = 'The refresh token was issued to another client.';
    return { ...context.fail('grant', 'grant_mismatch'), detail };
  }
  const judged = judgeRefresh(row, known, refreshRules(context), context.now);
  if (!judged.ok) {
    if (judged.code === 'grant_reused' && known) endFamily(context, known, 'reused');
    return context.fail('grant', judged.code);
  }
  const { token, family } = judged.value;
  const scope = form.get('scope') ?? family.scope;
  const allowed = family.scope.split(' ');
  if (!isWithin(scope, allowed)) {
    const detail = scopesAllowed('This sign-in', allowed);
    return { ...context.fail('grant', 'invalid_scope'), detail };
  }
  const grant = grantFor(family, scope, ttlS, context);
  if (!grant) return { ...context.fail('grant', 'invalid_scope'), detail: beyondRole };

  // A token of the newest generation starts the next one. Within the grace, the one before gets another
  // of the newest.
  const rotates = refreshRotation && token.generation === family.generation;
  const used = {
    ...family,
    lastUsedAt: context.now,
    ...(rotates && { generation: family.generation + 1, rotatedAt: context.now }),
  };
  context.write('families', used.id, used);
  context.pass('grant');
  const tokens = refreshRotation
    ? await issuePair(used, token.hash, grant, context)
    : await issueForFamily(used, grant, context);
  context.pass('handler');
  return succeed(tokens);
};

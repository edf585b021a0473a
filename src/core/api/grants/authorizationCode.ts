import { hashSecret, s256Challenge } from '../../credentials/index.js';
import { succeed } from '../../shared/index.js';
import { endFamily, startFamily } from '../families.js';
import { grantFor, issuePair } from './family.js';
import type { GrantHandler } from './types.js';

/** RFC 6749 section 4.1.3, with PKCE S256 (RFC 7636 section 4.6). A code works once; used twice, it ends what it gave. */
export const grantCode: GrantHandler = async ({ form, client, ttlS }, exchange) => {
  const code = form.get('code');
  const verifier = form.get('code_verifier');
  if (code === undefined || verifier === undefined) return exchange.fail('grant', 'invalid_request');

  exchange.hashed();
  const row = exchange.read('codes', await hashSecret(code));
  if (!row) return exchange.fail('grant', 'grant_unknown');
  if (exchange.now >= row.expiresAt) {
    exchange.drop('codes', row.hash);
    return exchange.fail('grant', 'grant_expired');
  }
  if (row.usedFor !== null) {
    const given = exchange.read('families', row.usedFor);
    if (given?.endedAt === null) endFamily(exchange, given, 'reused');
    return exchange.fail('grant', 'grant_unknown');
  }
  if (
    row.clientId !== client.id ||
    row.redirectUri !== form.get('redirect_uri') ||
    row.codeChallenge !== (await s256Challenge(verifier))
  ) {
    exchange.drop('codes', row.hash);
    return exchange.fail('grant', 'grant_mismatch');
  }
  const grant = grantFor(row, row.scope, ttlS, exchange);
  if (!grant) return exchange.fail('grant', 'invalid_scope');
  exchange.pass('grant');

  const family = startFamily(row, exchange);
  exchange.write('codes', row.hash, { ...row, usedFor: family.id });
  const tokens = await issuePair(family, null, grant, exchange);
  exchange.pass('handler');
  return succeed(tokens);
};

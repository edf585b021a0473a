import {
  hashSecret,
  judgeRefresh,
  s256Challenge,
  type RefreshFamilyRow,
  type RefreshTokenRow,
} from '../../credentials/index.js';
import type { Result } from '../../shared/index.js';
import { authenticateClient, readForm, usesBasic } from '../clientAuth.js';
import type { OAuthClient } from '../config.js';
import type { Exchange } from '../exchange.js';
import { issueAccessToken, issueRefreshToken, type TokenResponse } from '../issue.js';
import type { OAuthRefusal } from '../refusals.js';
import { json, oauthError } from '../respond.js';
import type { ApiRouter } from './app.js';

type Form = Map<string, string>;
type Grant = (
  form: Form,
  client: OAuthClient,
  exchange: Exchange,
) => Promise<Result<TokenResponse, { code: OAuthRefusal }>>;

const GRANTS: Record<string, Grant> = {
  authorization_code: grantCode,
  refresh_token: grantRefresh,
  client_credentials: grantClientCredentials,
};

/** The token endpoint (RFC 6749 section 3.2). */
export function tokenRoute(router: ApiRouter): void {
  router.post('/oauth/token', async ({ req, env: { exchange } }) => {
    const form = await readForm(req.raw);
    if (!form) return oauthError(exchange.fail('input', 'invalid_request').code);
    exchange.pass('input');

    const client = await authenticateClient(req.raw, form, exchange);
    if (!client.ok) return oauthError(client.code, usesBasic(req.raw));

    const grantType = form.get('grant_type');
    if (grantType === undefined) return oauthError(exchange.fail('grant', 'invalid_request').code);
    const grant = Object.hasOwn(GRANTS, grantType) ? GRANTS[grantType] : undefined;
    if (!grant) return oauthError(exchange.fail('grant', 'unsupported_grant_type').code);

    const tokens = await grant(form, client.value, exchange);
    if (!tokens.ok) return oauthError(tokens.code);
    return json(200, tokens.value, { Pragma: 'no-cache' });
  });
}

/** RFC 6749 section 4.1.3, with PKCE S256 (RFC 7636 section 4.6). A code works once; used twice, it ends what it gave. */
async function grantCode(form: Form, client: OAuthClient, exchange: Exchange): ReturnType<Grant> {
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
    if (given && given.endedAt === null) endFamily(exchange, given, 'reused');
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
  exchange.pass('grant');

  const family: RefreshFamilyRow = {
    id: `family_${exchange.nextNumber('family')}`,
    subject: row.subject,
    clientId: client.id,
    scope: row.scope,
    createdAt: exchange.now,
    expiresAt: exchange.now + exchange.config.refreshTtlS * 1000,
    endedAt: null,
    endedBecause: null,
  };
  exchange.write('codes', row.hash, { ...row, usedFor: family.id });
  exchange.write('families', family.id, family);
  return issueBoth(family, family.scope, exchange);
}

/** RFC 6749 section 6, with rotation and reuse detection (RFC 9700 section 4.14.2). */
async function grantRefresh(form: Form, client: OAuthClient, exchange: Exchange): ReturnType<Grant> {
  const presented = form.get('refresh_token');
  if (presented === undefined) return exchange.fail('grant', 'invalid_request');

  const { row, family: known } = await findRefreshToken(presented, exchange);
  if (known && known.clientId !== client.id) return exchange.fail('grant', 'grant_mismatch');
  const judged = judgeRefresh(row, known, exchange.now);
  if (!judged.ok) {
    if (judged.code === 'grant_reused' && known) endFamily(exchange, known, 'reused');
    return exchange.fail('grant', judged.code);
  }
  const { token, family } = judged.value;
  const scope = form.get('scope') ?? family.scope;
  if (!isWithin(scope, family.scope.split(' '))) return exchange.fail('grant', 'invalid_scope');
  exchange.write('refreshTokens', token.hash, { ...token, spentAt: exchange.now });
  exchange.pass('grant');
  return issueBoth(family, scope, exchange);
}

/** RFC 6749 section 4.4: no person, so no refresh token (section 4.4.3). */
async function grantClientCredentials(
  form: Form,
  client: OAuthClient,
  exchange: Exchange,
): ReturnType<Grant> {
  if (client.secret === undefined) return exchange.fail('grant', 'unauthorized_client');
  const scope = form.get('scope') ?? client.scopes.join(' ');
  if (!isWithin(scope, client.scopes)) return exchange.fail('grant', 'invalid_scope');
  exchange.pass('grant');
  const tokens = await issueAccessToken(exchange, { subject: client.id, clientId: client.id, scope });
  exchange.pass('handler');
  return { ok: true, value: tokens };
}

async function issueBoth(family: RefreshFamilyRow, scope: string, exchange: Exchange): ReturnType<Grant> {
  const access = await issueAccessToken(exchange, { ...family, scope });
  const refresh = await issueRefreshToken(exchange, family);
  exchange.pass('handler');
  return { ok: true, value: { ...access, refresh_token: refresh } };
}

export async function findRefreshToken(
  token: string,
  exchange: Exchange,
): Promise<{ row: RefreshTokenRow | undefined; family: RefreshFamilyRow | undefined }> {
  exchange.hashed();
  const row = exchange.read('refreshTokens', await hashSecret(token));
  return { row, family: row && exchange.read('families', row.familyId) };
}

export function endFamily(
  exchange: Exchange,
  family: RefreshFamilyRow,
  endedBecause: 'revoked' | 'reused',
): void {
  exchange.write('families', family.id, { ...family, endedAt: exchange.now, endedBecause });
}

export function isWithin(scope: string, allowed: readonly string[]): boolean {
  return scope.split(' ').every((name) => allowed.includes(name));
}

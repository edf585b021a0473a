import {
  hashSecret,
  mintRefreshToken,
  signAccessToken,
  type AccessTokenClaims,
  type RefreshFamilyRow,
} from '../credentials/index.js';
import type { Exchange } from './exchange.js';

/** The members of a token response (RFC 6749 section 5.1). `expires_in` is seconds. */
export interface TokenResponse {
  access_token: string;
  token_type: 'Bearer';
  expires_in: number;
  scope: string;
  refresh_token?: string;
}

/** Signs an access token with the newest key. Nothing is stored: that is the point of a self-contained token. */
export async function issueAccessToken(
  exchange: Exchange,
  grant: { subject: string; clientId: string; scope: string },
): Promise<TokenResponse> {
  const { issuer, audience, accessTtlS, alg } = exchange.config;
  const key = exchange.rows('signingKeys').findLast((candidate) => candidate.alg === alg);
  if (!key) throw new Error('createApi always provides a signing key');
  const iat = Math.floor(exchange.now / 1000);
  const claims: AccessTokenClaims = {
    iss: issuer,
    sub: grant.subject,
    aud: audience,
    exp: iat + accessTtlS,
    iat,
    jti: `jti-${exchange.nextNumber('token')}`,
    client_id: grant.clientId,
    scope: grant.scope,
  };
  return {
    access_token: await signAccessToken(claims, key),
    token_type: 'Bearer',
    expires_in: accessTtlS,
    scope: grant.scope,
  };
}

/** Adds a refresh token to a family: its hash is stored, the token itself is handed out once. */
export async function issueRefreshToken(exchange: Exchange, family: RefreshFamilyRow): Promise<string> {
  const token = mintRefreshToken(exchange.random);
  exchange.hashed();
  const hash = await hashSecret(token);
  exchange.write('refreshTokens', hash, { hash, familyId: family.id, issuedAt: exchange.now, spentAt: null });
  return token;
}

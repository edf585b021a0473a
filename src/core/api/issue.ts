import {
  hashSecret,
  mintRefreshToken,
  signAccessToken,
  type AccessTokenClaims,
  type RefreshFamilyRow,
} from '../credentials/index.js';
import type { Exchange } from './exchange.js';
import { signerAt } from './signingKeys.js';

/** The members of a token response (RFC 6749 section 5.1). `expires_in` is seconds. */
export interface TokenResponse {
  access_token: string;
  token_type: 'Bearer';
  expires_in: number;
  scope: string;
  refresh_token?: string;
  /** After a token exchange (RFC 8693 section 2.2.1). */
  issued_token_type?: string;
}

/** What a grant allows, and what the token says about where it comes from. */
export interface Grant {
  subject: string;
  clientId: string;
  scope: string;
  /** Seconds; at most what the API gives anyway. */
  ttlS: number;
  audience?: string;
  claims?: Pick<AccessTokenClaims, 'sid' | 'act' | 'groups' | 'token_version' | 'key_id' | 'rate_limits'>;
}

/** Signs an access token. Nothing is stored: that is the point of a self-contained token. */
export async function issueAccessToken(exchange: Exchange, grant: Grant): Promise<TokenResponse> {
  const { issuer, audience } = exchange.config;
  const iat = Math.floor(exchange.now / 1000);
  const number = exchange.nextNumber('token');
  const claims: AccessTokenClaims = {
    iss: issuer,
    sub: grant.subject,
    aud: grant.audience ?? audience,
    exp: iat + grant.ttlS,
    iat,
    jti: exchange.newName('token', number),
    client_id: grant.clientId,
    scope: grant.scope,
    ...grant.claims,
    ...(exchange.config.statusList && {
      status: { status_list: { idx: number, uri: statusListUri(exchange) } },
    }),
  };
  return {
    access_token: await signAccessToken(claims, signerAt(exchange)),
    token_type: 'Bearer',
    // From this answer on, which may come late in the second that `iat` and `exp` count from.
    expires_in: Math.floor((claims.exp * 1000 - exchange.now) / 1000),
    scope: grant.scope,
  };
}

/** Adds a refresh token to a family: its hash is stored, the token itself is handed out once. */
export async function issueRefreshToken(
  exchange: Exchange,
  family: RefreshFamilyRow,
  parent: string | null,
): Promise<string> {
  const token = mintRefreshToken(exchange.random);
  exchange.hashed();
  const hash = await hashSecret(token);
  const { id: familyId, generation } = family;
  exchange.write('refreshTokens', hash, { hash, familyId, generation, parent, issuedAt: exchange.now });
  return token;
}

/**
 * The address of the Token Status List. Places on it are numbered from the start of this state, so a list that a
 * verifier kept from before a restart must not answer for the new tokens: each has an address of its own.
 */
export function statusListUri(exchange: Exchange): string {
  const address = `${exchange.config.issuer.replace(/\/$/, '')}/oauth/status-list`;
  if (exchange.ids === 'counted') return address;
  const known = exchange.recall('names', 'status-list');
  const name = known ?? exchange.newName('status-list', 1);
  if (known === undefined) exchange.keep('names', 'status-list', name);
  return `${address}?of=${name}`;
}

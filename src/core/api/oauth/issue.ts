import {
  hashSecret,
  mintRefreshToken,
  signAccessToken,
  type AccessTokenClaims,
  type RefreshFamilyRow,
} from '../../credentials/index.js';
import type { RequestContext } from '../requestContext.js';
import { signerAt } from '../signingKeys.js';

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

/** What a grant allows, and the claims that say where the token comes from. */
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
export async function issueAccessToken(context: RequestContext, grant: Grant): Promise<TokenResponse> {
  const { issuer, audience } = context.config;
  const iat = Math.floor(context.now / 1000);
  const number = context.nextNumber('token');
  const claims: AccessTokenClaims = {
    iss: issuer,
    sub: grant.subject,
    aud: grant.audience ?? audience,
    exp: iat + grant.ttlS,
    iat,
    jti: context.newName('token', number),
    client_id: grant.clientId,
    scope: grant.scope,
    ...grant.claims,
    ...(context.config.statusList && {
      status: { status_list: { idx: number, uri: statusListUri(context) } },
    }),
  };
  return {
    access_token: await signAccessToken(claims, signerAt(context)),
    token_type: 'Bearer',
    // Counted from this answer, which may come late in the second that `iat` stands for.
    expires_in: Math.floor((claims.exp * 1000 - context.now) / 1000),
    scope: grant.scope,
  };
}

/** Adds a refresh token to a family: its hash is stored, the token itself is handed out once. */
export async function issueRefreshToken(
  context: RequestContext,
  family: RefreshFamilyRow,
  parent: string | null,
): Promise<string> {
  const token = mintRefreshToken(context.random);
  context.hashed();
  const hash = await hashSecret(token);
  const { id: familyId, generation } = family;
  context.write('refreshTokens', hash, { hash, familyId, generation, parent, issuedAt: context.now });
  return token;
}

/**
 * The address of the Token Status List. Its places are numbered anew after a restart, so a list that a verifier kept
 * from before must not be used for the new tokens: each list has an address of its own.
 */
export function statusListUri(context: RequestContext): string {
  const address = `${context.config.issuer.replace(/\/$/, '')}/oauth/status-list`;
  if (context.ids === 'counted') return address;
  const known = context.recall('names', 'status-list');
  const name = known ?? context.newName('status-list', 1);
  if (known === undefined) context.keep('names', 'status-list', name);
  return `${address}?of=${name}`;
}

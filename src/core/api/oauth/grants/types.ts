import type { Result } from '../../../shared/index.js';
import type { OAuthClient } from '../../config.js';
import type { RequestContext } from '../../requestContext.js';
import type { TokenResponse } from '../issue.js';
import type { OAuthFault } from '../oauthFault.js';
import type { OAuthParameters } from '../parameters.js';

export interface GrantRequest {
  form: OAuthParameters;
  client: OAuthClient;
  /** The lifetime of the access token: what was asked for, at most what the API gives. Seconds. */
  ttlS: number;
  /** The API that the token is for. */
  audience: string;
}

/** One way of getting tokens: what the token endpoint does for a `grant_type` (RFC 6749 section 4). */
export type GrantHandler = (
  request: GrantRequest,
  context: RequestContext,
) => Promise<Result<TokenResponse, OAuthFault>>;

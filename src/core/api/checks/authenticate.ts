import { API_KEY_PREFIX, type AccessTokenClaims } from '../../credentials/index.js';
import { succeed, type Result } from '../../shared/index.js';
import type { Refusal } from '../refusals.js';
import type { RequestContext } from '../requestContext.js';
import { policiesOf, type Policy } from '../resources/rateLimit.js';
import { checkDenylist, checkStatusList } from './denylist.js';
import { introspect } from './introspection.js';
import { checkKey } from './apiKey.js';
import { readCredential } from './presented.js';
import { checkKeyId, checkSubject } from './subject.js';
import { checkToken } from './accessToken.js';

/** Who calls, as the credential says. */
export interface Caller {
  kind: 'api_key' | 'access_token';
  /** Whom limits are counted for. */
  id: string;
  subject: string;
  scopes: string[];
  policies: Policy[];
}

type Authenticated = Result<Caller, { code: Refusal; detail?: string }>;

export async function authenticate(request: Request, context: RequestContext): Promise<Authenticated> {
  const credential = readCredential(request, context);
  if (!credential.ok) return credential;
  const { value, from } = credential.value;
  // X-API-Key is for API keys alone: there, an access token is a malformed key.
  return from === 'x-api-key' || value.startsWith(API_KEY_PREFIX)
    ? authenticateKey(value, context)
    : authenticateToken(value, context);
}

async function authenticateKey(key: string, context: RequestContext): Promise<Authenticated> {
  const checked = await checkKey(key, context);
  if (!checked.ok) return checked;
  const { customer, scopes, limit, quota } = checked.value;
  const policies = policiesOf(limit, quota);
  return succeed({ kind: 'api_key', id: `customer:${customer}`, subject: customer, scopes, policies });
}

async function authenticateToken(token: string, context: RequestContext): Promise<Authenticated> {
  const checked = context.config.introspection
    ? await introspect(token, context)
    : await checkLocally(token, context);
  if (!checked.ok) return checked;
  const claims = checked.value;
  const scopes = claims.scope.split(' ').filter(Boolean);
  const judged = lookFurther(claims, scopes, context);
  if (!judged.ok) return judged;
  return succeed({
    kind: 'access_token',
    // Whoever trades a key for a token stays the same customer, with the same limit.
    id: claims.key_id === undefined ? `user:${claims.client_id}:${claims.sub}` : `customer:${claims.sub}`,
    subject: claims.sub,
    scopes: judged.value,
    policies: policiesFor(claims, context),
  });
}

/** The signature and the claims, then the list of revoked tokens. */
async function checkLocally(
  token: string,
  context: RequestContext,
): Promise<Result<AccessTokenClaims, { code: Refusal }>> {
  const verified = await checkToken(token, context);
  if (!verified.ok) return verified;
  return checkDenylist(verified.value, context) ?? verified;
}

/** What else the API has been set up to ask about a good token. Returns the scopes that are left. */
function lookFurther(
  claims: AccessTokenClaims,
  scopes: string[],
  context: RequestContext,
): Result<string[], { code: Refusal }> {
  const refused = checkStatusList(claims, context) ?? checkKeyId(claims, context);
  return refused ?? checkSubject(claims, scopes, context);
}

function policiesFor({ rate_limits: inherited }: AccessTokenClaims, context: RequestContext): Policy[] {
  const { limit, quota } = context.config;
  if (!inherited?.['default']) return policiesOf(limit, quota);
  const [own, bought] = [inherited['default'], inherited['quota']].map(
    (given) => given && { requests: given.requests, windowS: given.window_s },
  );
  return policiesOf(own ?? limit, bought ?? null);
}

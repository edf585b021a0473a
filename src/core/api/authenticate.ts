import { API_KEY_PREFIX, type AccessTokenClaims } from '../credentials/index.js';
import { succeed, type Result } from '../shared/index.js';
import { readCredential } from './bearer.js';
import { checkDenylist } from './checks/denylist.js';
import { checkKey } from './checks/key.js';
import { checkToken } from './checks/token.js';
import type { Exchange } from './exchange.js';
import { policiesOf, type Policy } from './rateLimit.js';
import type { Refusal } from './refusals.js';
import { seldom } from './seldom.js';

/** Who calls, as far as the credential tells. */
export interface Caller {
  kind: 'api_key' | 'access_token';
  /** Whom limits are counted for. */
  id: string;
  subject: string;
  scopes: string[];
  policies: Policy[];
}

type Authenticated = Result<Caller, { code: Refusal; detail?: string }>;

export async function authenticate(request: Request, exchange: Exchange): Promise<Authenticated> {
  const credential = readCredential(request, exchange);
  if (!credential.ok) return credential;
  const { value, from } = credential.value;
  // X-API-Key is for API keys alone: there, an access token is a malformed key.
  return from === 'x-api-key' || value.startsWith(API_KEY_PREFIX)
    ? authenticateKey(value, exchange)
    : authenticateToken(value, exchange);
}

async function authenticateKey(key: string, exchange: Exchange): Promise<Authenticated> {
  const checked = await checkKey(key, exchange);
  if (!checked.ok) return checked;
  const { customer, scopes, limit, quota } = checked.value;
  const policies = policiesOf(limit, quota);
  return succeed({ kind: 'api_key', id: `customer:${customer}`, subject: customer, scopes, policies });
}

async function authenticateToken(token: string, exchange: Exchange): Promise<Authenticated> {
  const { introspection, subjectCheck, keyIdCheck, statusList } = exchange.config;
  const checked = introspection
    ? await (await seldom()).introspect(token, exchange)
    : await checkLocally(token, exchange);
  if (!checked.ok) return checked;
  const claims = checked.value;
  const scopes = claims.scope.split(' ').filter(Boolean);
  const looksFurther = statusList || subjectCheck !== 'none' || keyIdCheck;
  const judged = looksFurther ? await lookFurther(claims, scopes, exchange) : succeed(scopes);
  if (!judged.ok) return judged;
  return succeed({
    kind: 'access_token',
    // Whoever trades a key for a token stays the same customer, with the same limit.
    id: claims.key_id === undefined ? `user:${claims.client_id}:${claims.sub}` : `customer:${claims.sub}`,
    subject: claims.sub,
    scopes: judged.value,
    policies: policiesFor(claims, exchange),
  });
}

/** The signature and the claims, then the list that says more than they do. */
async function checkLocally(
  token: string,
  exchange: Exchange,
): Promise<Result<AccessTokenClaims, { code: Refusal }>> {
  const verified = await checkToken(token, exchange);
  if (!verified.ok) return verified;
  return checkDenylist(verified.value, exchange) ?? verified;
}

/** What else the API has been set up to ask about a good token. Returns the scopes that are left. */
async function lookFurther(
  claims: AccessTokenClaims,
  scopes: string[],
  exchange: Exchange,
): Promise<Result<string[], { code: Refusal }>> {
  const { checkKeyId, checkStatusList, checkSubject } = await seldom();
  const refused = checkStatusList(claims, exchange) ?? checkKeyId(claims, exchange);
  return refused ?? checkSubject(claims, scopes, exchange);
}

function policiesFor({ rate_limits: inherited }: AccessTokenClaims, exchange: Exchange): Policy[] {
  const { limit, quota } = exchange.config;
  if (!inherited?.['default']) return policiesOf(limit, quota);
  const [own, bought] = [inherited['default'], inherited['quota']].map(
    (given) => given && { requests: given.requests, windowS: given.window_s },
  );
  return policiesOf(own ?? limit, bought ?? null);
}
